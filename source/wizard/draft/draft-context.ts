import type {ContextFields} from '../../contexts/edit.ts';
import {type Credentials, sameCredentials} from '../../credentials/credentials.ts';
import type {CheckTarget} from '../../tenant/check.ts';
import type {WizardState} from '../wizard-state.ts';
import {draftCredentials, draftServer, keepsOtherKind} from './draft-values.ts';

/** The draft as a context to check; undefined while something is missing. */
export function checkTarget(state: WizardState): CheckTarget | undefined {
	const {original} = state;
	const server = draftServer(state);
	const credentials = draftCredentials(state) ?? (keepsOtherKind(state) ? original?.credentials : undefined);
	if (!server.ok || credentials === undefined) {
		return undefined;
	}

	return {
		server: server.url,
		serverType: original === undefined ? 'cloud' : original.serverType,
		insecure: state.insecure,
		headers: original?.headers ?? {},
		credentials,
		bothKinds: original?.bothKinds === true && credentialsKept(state, credentials),
		defect: undefined,
	};
}

/** The fields of a new context: what `qlik context init` would store (docs/contexts-file.md). */
export function newFields(state: WizardState): ContextFields {
	const server = draftServer(state);
	const credentials = draftCredentials(state);
	const comment = state.draft.comment.trim();
	return {
		...(server.ok ? {server: server.url} : {}),
		serverType: 'cloud',
		...(comment === '' ? {} : {comment}),
		...(state.insecure ? {insecure: true} : {}),
		...(credentials === undefined ? {} : {credentials}),
	};
}

/** The fields that an edit changes; nothing else in the file is touched. */
export function changedFields(state: WizardState): ContextFields {
	const {original, draft} = state;
	const server = draftServer(state);
	const credentials = draftCredentials(state);
	const comment = draft.comment.trim();
	return {
		...(server.ok && !server.kept ? {server: server.url} : {}),
		...(comment === (original?.comment ?? '').trim() ? {} : {comment: comment === '' ? null : comment}),
		...(credentials === undefined || credentialsKept(state, credentials) ? {} : {credentials}),
	};
}

function credentialsKept({original}: WizardState, credentials: Credentials): boolean {
	return original !== undefined && sameCredentials(original.credentials, credentials);
}
