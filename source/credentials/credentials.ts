import type {Secret} from './secret.ts';

/** What a context signs in with, implied by its keys as in qlik-cli (the file has no `auth-type`). */
export type Credentials =
	| {readonly kind: 'oauth'; readonly clientId: string; readonly clientSecret: Secret}
	/** `token` is what follows `Bearer ` in `headers.Authorization`: an API key or any other bearer token. */
	| {readonly kind: 'api-key'; readonly token: Secret}
	/** Client-managed Qlik Sense on Windows, written by `qlik context login`. */
	| {readonly kind: 'session'; readonly cookie: Secret}
	| {readonly kind: 'certificate'; readonly folder: string}
	/** Nothing, half of an OAuth pair, an `Authorization` without a key, or headers without an `Authorization`. */
	| {
			readonly kind: 'none';
			readonly missing: 'everything' | 'client-id' | 'client-secret' | 'key' | 'authorization';
			readonly clientId?: string;
	  };

export type CredentialsKind = Credentials['kind'];

/** Whether both are of the same kind with the same values, including secrets. */
export function sameCredentials(one: Credentials, other: Credentials): boolean {
	switch (one.kind) {
		case 'oauth':
			return other.kind === 'oauth' && one.clientId === other.clientId && one.clientSecret.equals(other.clientSecret);
		case 'api-key':
			return other.kind === 'api-key' && one.token.equals(other.token);
		case 'session':
			return other.kind === 'session' && one.cookie.equals(other.cookie);
		case 'certificate':
			return other.kind === 'certificate' && one.folder === other.folder;
		case 'none':
			return other.kind === 'none' && one.missing === other.missing && one.clientId === other.clientId;
	}
}
