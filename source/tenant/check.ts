import {runCheck} from './check/run-check.ts';
import {withTenant} from './check/with-tenant.ts';
import type {CheckOptions} from './check-options.ts';
import type {CheckResult} from './check-result.ts';
import type {CheckTarget} from './check-target.ts';

export type {CheckOptions, CheckTarget};

/**
 * Checks the credentials of a context with its tenant. The verdict depends only on `POST /oauth/token`, `GET /api/v1/users/me` and its redirect target on
 * the same host. Every failure is a result, with state, cause and cure.
 * @throws only the reason of `options.signal`.
 */
export async function checkContext(target: CheckTarget, options: CheckOptions = {}): Promise<CheckResult> {
	const checked = await withTenant(target, options, async access => runCheck(access, options));
	return checked.ok ? checked.value : checked.result;
}
