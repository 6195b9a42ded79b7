import {looksLike} from '../../credentials/credential-shape.ts';

/** The beginning of a JWT, long enough to be one. */
const jwt = /\beyJ[\w-]{10,}/;

/** The kind of secret that was pasted into a visible field by mistake; undefined when it is none. */
export function secretKind(text: string): 'a client secret' | 'an API key' | undefined {
	const kind = looksLike(text.trim());
	return kind === 'client-secret' ? 'a client secret' : kind === 'api-key' || jwt.test(text) ? 'an API key' : undefined;
}

/** The text, or dots instead if it looks like a secret. */
export function hideSecret(text: string): string {
	return secretKind(text) === undefined ? text : dots;
}

/** Shown instead of a secret, whatever its length. */
export const dots = '••••••';
