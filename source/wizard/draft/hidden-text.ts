import {looksLike} from '../../credentials/credential-shape.ts';

/** The beginning of a JWT, long enough to be one. */
const jwt = /\beyJ[\w-]{10,}/;

/** What kind of secret stands in a field that is shown, pasted there by mistake; undefined when it is none. */
export function secretKind(text: string): 'a client secret' | 'an API key' | undefined {
	const kind = looksLike(text.trim());
	return kind === 'client-secret' ? 'a client secret' : kind === 'api-key' || jwt.test(text) ? 'an API key' : undefined;
}

/** A text that is shown, or dots in its place where it looks like a secret. */
export function hideSecret(text: string): string {
	return secretKind(text) === undefined ? text : dots;
}

/** What stands for a secret, whatever its length. */
export const dots = '••••••';
