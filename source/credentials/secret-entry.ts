import {safeText} from '../text/safe/safe-text.ts';
import {graphemes} from '../text/width.ts';
import {type ApiKeyClaims, readApiKeyClaims} from './api-key-claims.ts';
import {cleanCredential, type InnerBlank} from './clean-credential.ts';
import {type CredentialShape, credentialShape} from './credential-shape.ts';
import {findPastedCredentials} from './pasted-pair.ts';
import {Secret} from './secret.ts';

/** What can be shown about a typed secret without revealing it. */
export interface SecretEntry {
	/** The value to use, with its ends trimmed. */
	readonly value: Secret;
	readonly trimmed: string | undefined;
	readonly inner: InnerBlank | undefined;
	readonly shape: CredentialShape | undefined;
	/** The claims of a readable API key. */
	readonly claims: ApiKeyClaims | undefined;
	/** It is a client ID and a client secret where one value belongs. */
	readonly isPair: boolean;
}

/** Examines a secret as typed. `clientId`: the text in the client ID field. */
export function readSecretEntry(field: 'client-secret' | 'api-key', typed: Secret, clientId?: string): SecretEntry {
	const {value, trimmed, inner} = cleanCredential(typed.reveal());
	const secret = new Secret(value);
	const pasted = inner === undefined ? undefined : findPastedCredentials(value);
	return {
		value: secret,
		trimmed,
		inner,
		shape: credentialShape(field, value, clientId),
		claims: field === 'api-key' ? readApiKeyClaims(secret) : undefined,
		isPair: pasted?.clientId !== undefined && pasted.clientSecret !== undefined,
	};
}

/** The client ID and client secret in a paste; undefined when it is one value. */
export function pairInPaste(pasted: Secret): {readonly clientId?: string; readonly clientSecret?: Secret} | undefined {
	const found = findPastedCredentials(pasted.reveal());
	if (found === undefined) {
		return undefined;
	}

	const {clientId, clientSecret} = found;
	return {
		...(clientId === undefined ? {} : {clientId}),
		...(clientSecret === undefined ? {} : {clientSecret: new Secret(clientSecret)}),
	};
}

/** Cleans a paste and inserts it at `at` (UTF-16 units). */
export function pasteIntoSecret(
	typed: Secret,
	at: number,
	pasted: Secret,
): {value: Secret; trimmed: string | undefined} {
	const {value, trimmed} = cleanCredential(pasted.reveal());
	const before = typed.reveal();
	return {value: new Secret(before.slice(0, at) + value + before.slice(at)), trimmed};
}

/** The same for a visible field: a client ID is cleaned like a secret, and any other text becomes one line without invisible characters. */
export function pasteIntoText(
	typed: string,
	at: number,
	pasted: Secret,
	isCredential: boolean,
): {text: string; trimmed: string | undefined} {
	const {value, trimmed} = isCredential
		? cleanCredential(pasted.reveal())
		: {value: safeText(pasted.reveal()).trim(), trimmed: undefined};
	return {text: typed.slice(0, at) + value + typed.slice(at), trimmed};
}

/** The text of a field and the cursor's position in it, in UTF-16 units. */
interface Line {
	readonly text: string;
	readonly cursor: number;
}

/** Edits a secret like the text of a field, revealing it only to the edit. */
export function editSecret(
	typed: Secret,
	cursor: number,
	edit: (line: Line) => Line,
): {readonly value: Secret; readonly cursor: number} {
	const before = {text: typed.reveal(), cursor};
	const after = edit(before);
	return {value: after.text === before.text ? typed : new Secret(after.text), cursor: after.cursor};
}

/** The number of dots in a masked field: in total, and before the cursor (UTF-16 units). */
export function maskLengths(typed: Secret, cursor: number): {readonly all: number; readonly before: number} {
	const text = typed.reveal();
	return {all: countGraphemes(text), before: countGraphemes(text.slice(0, cursor))};
}

/** Nobody counts dots beyond this many UTF-16 units. */
const longestCounted = 20_000;

function countGraphemes(text: string): number {
	return text.length > longestCounted ? text.length : graphemes(text).length;
}
