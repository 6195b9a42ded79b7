import type {Context} from '../contexts/context.ts';
import {type ApiKeyClaims, readApiKeyClaims} from '../credentials/api-key-claims.ts';

/** Ways to sign in by name. */
export const signInNames: Readonly<Record<Context['credentials']['kind'], string>> = {
	oauth: 'OAuth',
	'api-key': 'API key',
	session: 'Session',
	certificate: 'Certificate',
	none: 'none',
};

/** The claims of a context's key; read once. */
const claims = new WeakMap<Context, ApiKeyClaims | undefined>();

/** The claims of a context's key; undefined if it has none, or the context has no key. */
export function claimsOf(context: Context): ApiKeyClaims | undefined {
	if (context.credentials.kind === 'api-key' && !claims.has(context)) {
		claims.set(context, readApiKeyClaims(context.credentials.token));
	}

	return claims.get(context);
}

/** Whether a context holds a token that lives hours, as in `qctx shell`. Unlike an API key it always has an end, and another issuer (docs/qlik-cloud.md). */
export function holdsAccessToken(context: Context): boolean {
	const said = claimsOf(context);
	return said?.expiresAt !== undefined && said.issuer !== 'qlik.api/api-keys';
}

/** How a context signs in, as every list says it. */
export function signInLabel(context: Context): string {
	return holdsAccessToken(context) ? 'access token' : signInNames[context.credentials.kind];
}
