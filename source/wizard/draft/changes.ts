import type {StoredCredentials} from '../../contexts/edit.ts';
import type {Credentials} from '../../credentials/credentials.ts';
import type {WizardState} from '../wizard-state.ts';
import {changedFields} from './draft-context.ts';
import {dots, hideSecret} from './hidden-text.ts';

/** A key of the context that an edit changes. */
export interface Change {
	/** What people call it. */
	readonly word: string;
	/** Its key in contexts.yml. */
	readonly key: string;
	/** Raw, or dots for a secret. Undefined when there was, or will be, no such key. */
	readonly before: string | undefined;
	readonly after: string | undefined;
}

/** What an edit changes, in the order of the form; empty when nothing is changed. */
export function changesOf(state: WizardState): Change[] {
	const {original} = state;
	const {server, credentials, comment} = changedFields(state);
	const one = (word: string, before: string | undefined, after: string | null): Change => ({
		word,
		key: word,
		before: before && hideSecret(before),
		after: after === null ? undefined : hideSecret(after),
	});
	return [
		...(server === undefined ? [] : [one('server', original?.server, server)]),
		...(credentials === undefined || credentials === null ? [] : signInChanges(original?.credentials, credentials)),
		...(comment === undefined ? [] : [one('comment', original?.comment, comment)]),
	];
}

function signInChanges(before: Credentials | undefined, after: StoredCredentials): Change[] {
	if (before?.kind !== after.kind) {
		const removed = keysOf(before).map(([key, value]) => ({word: 'sign-in', key, before: value, after: undefined}));
		const added = keysOf(after).map(([key, value]) => ({word: 'sign-in', key, before: undefined, after: value}));
		return [...removed, ...added];
	}

	if (after.kind === 'api-key' || before.kind !== 'oauth') {
		return keysOf(after).map(([key, value]) => ({word: 'API key', key, before: value, after: value}));
	}

	const id = {word: 'client ID', key: 'oauth-client-id', before: before.clientId, after: hideSecret(after.clientId)};
	const secret = {word: 'client secret', key: 'oauth-client-secret', before: dots, after: dots};
	return [
		...(before.clientId === after.clientId ? [] : [id]),
		...(before.clientSecret.equals(after.clientSecret) ? [] : [secret]),
	];
}

/** The keys of contexts.yml that hold these credentials. */
function keysOf(credentials: Credentials | undefined): Array<readonly [key: string, value: string]> {
	switch (credentials?.kind) {
		case 'oauth':
			return [
				['oauth-client-id', credentials.clientId],
				['oauth-client-secret', dots],
			];
		case 'api-key':
			return [['headers: Authorization', `Bearer ${dots}`]];
		case 'session':
			return [['headers: cookie', dots]];
		default:
			return [];
	}
}
