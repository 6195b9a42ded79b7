import type {Context} from '../contexts/context.ts';
import type {CheckResult} from '../tenant/check-result.ts';
import {isFine} from '../tenant/state.ts';
import type {TenantClient} from '../tenant/tenant-client.ts';
import type {GrantedToken} from './private-context.ts';

export interface SignInOptions {
	/** Request only these scopes. */
	readonly scope?: string | undefined;
	/** Check an API key with `users/me`; for an OAuth client a granted token is proof enough. */
	readonly check: boolean;
	readonly signal: AbortSignal;
	readonly timeoutMs: number;
}

export type SignIn =
	/** `granted` is undefined for credentials that have no short-lived form. */
	{readonly ok: true; readonly granted: GrantedToken | undefined} | {readonly ok: false; readonly result: CheckResult};

/** Signs a context in before a command runs, so that it does not fail halfway with a misleading 401. Rejects when aborted. */
export async function signIn(
	client: () => Promise<TenantClient>,
	context: Context,
	options: SignInOptions,
): Promise<SignIn> {
	const {scope, check, signal, timeoutMs} = options;
	if (context.credentials.kind === 'oauth') {
		const answer = await (await client()).signIn(context, {signal, timeoutMs, ...(scope === undefined ? {} : {scope})});
		return answer.ok ? {ok: true, granted: answer.token} : answer;
	}

	if (!check) {
		return {ok: true, granted: undefined};
	}

	const result = await (await client()).check(context, {signal, timeoutMs});
	return isFine(result.state) ? {ok: true, granted: undefined} : {ok: false, result};
}
