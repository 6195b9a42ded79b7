import type {CheckOptions} from '../check-options.ts';
import type {CheckTarget} from '../check-target.ts';
import {checkNotes} from './check-notes.ts';
import {fetchToken, tokenOwner} from './fetch-token.ts';
import {createTenantApi} from './tenant-api.ts';
import type {AccessToken} from './token-cache.ts';
import {type FailedResult, noAnswer, withTenant} from './with-tenant.ts';

export interface SignInOptions extends CheckOptions {
	/** Scopes separated by spaces; by default, all that the client is allowed. */
	readonly scope?: string;
}

/** An access token, or the result that a check would have had. */
export type SignIn =
	| {readonly ok: true; readonly token: AccessToken}
	| {readonly ok: false; readonly result: FailedResult};

/**
 * An access token for an OAuth context: a valid one from memory, or a new one.
 * @throws the reason of `options.signal`.
 */
export async function signIn(target: CheckTarget, options: SignInOptions): Promise<SignIn> {
	const done = await withTenant<SignIn>(target, options, async access => {
		const {now, target: checkable, url} = access;
		const {credentials} = checkable;
		if (credentials.kind !== 'oauth') {
			throw new TypeError('only an OAuth client is granted access tokens');
		}

		const api = createTenantApi(access);
		const granted = await fetchToken(tokenOwner(credentials, checkable, url.origin, options.scope), api, access);
		if (granted.ok) {
			return {ok: true, token: granted.token};
		}

		const {diagnosis, ms} = granted.refusal;
		const notes = checkNotes(target, api.observed, now());
		return {
			ok: false,
			result: {...noAnswer, ...diagnosis, latencyMs: Math.round(ms), checkedAt: now(), notes},
		};
	});
	return done.ok ? done.value : done;
}
