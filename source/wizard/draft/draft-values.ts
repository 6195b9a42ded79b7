import type {StoredCredentials} from '../../contexts/edit.ts';
import {cleanCredential} from '../../credentials/clean-credential.ts';
import type {Secret} from '../../credentials/secret.ts';
import {readSecretEntry} from '../../credentials/secret-entry.ts';
import {parseTenantUrl, readServer} from '../../tenant/url/tenant-url.ts';
import {excerpt} from '../../text/excerpt.ts';
import type {WizardState} from '../wizard-state.ts';
import type {FieldId, Kind, SecretFieldId} from './fields.ts';
import {secretKind} from './hidden-text.ts';

/** What the draft contains, or what is wrong with it, field by field. Pure; used by machine, screen and dialogue. */

export type DraftServer =
	| {
			readonly ok: true;
			/** The URL to ask, and to store if it was changed. */
			readonly url: string;
			/** Without the port; the default name. */
			readonly hostname: string;
			readonly hints: readonly string[];
			/** It is the edited context's stored server, unchanged. */
			readonly kept: boolean;
	  }
	| {readonly ok: false; readonly problem: string};

/** The tenant URL to ask and to store; a stored one that was not edited stays as it is. */
export function draftServer({draft, original}: WizardState): DraftServer {
	const kept = original?.server !== undefined && draft.server.trim() === original.server.trim();
	const otherType = original?.serverType !== undefined && original.serverType !== 'cloud';
	if (kept || otherType) {
		// An unedited URL, or one of a client-managed site, keeps its path, which may be a virtual proxy.
		const read = readServer(draft.server, original?.serverType);
		return read.ok ? answer(read.url, [], kept) : read;
	}

	const pasted = secretKind(draft.server);
	if (pasted !== undefined) {
		return {ok: false, problem: `This looks like ${pasted}, not a tenant URL.`};
	}

	const read = parseTenantUrl(draft.server);
	return read.ok ? answer(read.url, read.hints, false) : read;
}

function answer(url: string, hints: readonly string[], kept: boolean): DraftServer {
	return {ok: true, url, hostname: new URL(url).hostname, hints, kept};
}

function defaultKind({original}: WizardState): Kind {
	const credentials = original?.credentials;
	return credentials?.kind === 'oauth' || (credentials?.kind === 'none' && credentials.clientId !== undefined)
		? 'oauth'
		: 'api-key';
}

/** The answer to `A/O?:`; bare Enter is the default. */
function draftKind(
	state: WizardState,
): {readonly ok: true; readonly kind: Kind} | {readonly ok: false; readonly problem: string} {
	const typed = state.draft.kind.trim().toLowerCase();
	if (typed === '') {
		return {ok: true, kind: defaultKind(state)};
	}

	if (/^(?:a|api[ -]?key)$/.test(typed)) {
		return {ok: true, kind: 'api-key'};
	}

	if (/^(?:o|oauth)$/.test(typed)) {
		return {ok: true, kind: 'oauth'};
	}

	return {
		ok: false,
		problem:
			typed === '0' ? 'That is a zero. OAuth is the letter O.' : 'Type A for an API key, or the letter O for OAuth.',
	};
}

/** The kind as far as it is known: a wrong answer counts as the default. */
export function chosenKind(state: WizardState): Kind {
	const answer = draftKind(state);
	return answer.ok ? answer.kind : defaultKind(state);
}

/** Whether the edited context keeps its session or certificate, which the wizard cannot ask for, because no other kind was typed. */
export function keepsOtherKind({original, draft}: WizardState): boolean {
	const kind = original?.credentials.kind;
	return (kind === 'session' || kind === 'certificate') && draft.kind.trim() === '' && draft.apiKey.length === 0;
}

/** The edited context's secret, kept unless a new one is typed. */
export function storedSecret({original}: WizardState, field: SecretFieldId): Secret | undefined {
	const credentials = original?.credentials;
	if (field === 'client-secret') {
		return credentials?.kind === 'oauth' ? credentials.clientSecret : undefined;
	}

	return credentials?.kind === 'api-key' ? credentials.token : undefined;
}

/** The secret to use: the typed one, or else the stored one. */
function draftSecret(state: WizardState, field: SecretFieldId): Secret | undefined {
	const typed = field === 'client-secret' ? state.draft.clientSecret : state.draft.apiKey;
	const {value} = readSecretEntry(field, typed);
	return value.length > 0 ? value : storedSecret(state, field);
}

/** The credentials to sign in with; undefined while something is missing. */
export function draftCredentials(state: WizardState): StoredCredentials | undefined {
	if (chosenKind(state) === 'api-key') {
		const token = draftSecret(state, 'api-key');
		return token && {kind: 'api-key', token};
	}

	const clientId = cleanCredential(state.draft.clientId).value;
	const clientSecret = draftSecret(state, 'client-secret');
	return clientId === '' || clientSecret === undefined ? undefined : {kind: 'oauth', clientId, clientSecret};
}

/** The name to save under: the typed one, or else the tenant's host. Trimmed; may be empty. */
export function draftName(state: WizardState): string {
	return nameFieldText(state).trim();
}

/** The text in the name field. */
export function nameFieldText(state: WizardState): string {
	if (state.draft.name !== undefined) {
		return state.draft.name;
	}

	const server = draftServer(state);
	return server.ok ? server.hostname : '';
}

/** Whether a new context would replace an existing one. */
export function isNameTaken(state: WizardState): boolean {
	return state.original === undefined && state.contexts.names.has(draftName(state));
}

/** Why a field's value is not acceptable; undefined when it is. Its format is never a reason (`field-notes.ts`). */
export function fieldProblem(state: WizardState, field: FieldId): string | undefined {
	switch (field) {
		case 'server': {
			const answer = draftServer(state);
			return answer.ok ? undefined : answer.problem;
		}

		case 'kind': {
			const answer = draftKind(state);
			return answer.ok ? undefined : answer.problem;
		}

		case 'client-id': {
			const {value, inner} = cleanCredential(state.draft.clientId);
			return value === '' ? 'Enter the client ID.' : innerProblem(inner);
		}

		case 'client-secret':
		case 'api-key':
			return secretProblem(state, field);
		case 'name':
			return nameProblem(state);
		case 'replace':
			return isNameTaken(state) && !state.draft.replace
				? `“${excerpt(draftName(state))}” is taken: replace it with y, or type another name.`
				: undefined;
		case 'comment':
		case 'make-current':
			return undefined;
	}
}

/** Asks about a taken name in the name field, so that nobody types another one into the question whether to replace it. */
function nameProblem(state: WizardState): string | undefined {
	if (draftName(state) === '') {
		return 'Enter a name.';
	}

	return isNameTaken(state) && !state.draft.replace
		? 'A context has this name: type another, or Tab to replace it.'
		: undefined;
}

function secretProblem(state: WizardState, field: SecretFieldId): string | undefined {
	const typed = field === 'client-secret' ? state.draft.clientSecret : state.draft.apiKey;
	const entry = readSecretEntry(field, typed);
	if (entry.value.length > 0) {
		return entry.isPair
			? 'This is a client ID and a client secret. They belong to OAuth: go one step back and type O.'
			: innerProblem(entry.inner);
	}

	if (storedSecret(state, field) !== undefined || keepsOtherKind(state)) {
		return undefined;
	}

	return field === 'client-secret' ? 'Enter the client secret.' : 'Enter the API key.';
}

function innerProblem(inner: {readonly words: string} | undefined): string | undefined {
	return inner && `There is ${inner.words}. Copy it again in one piece.`;
}
