import type {Failure} from '../tenant/check-result.ts';
import type {CheckTarget} from '../tenant/check-target.ts';
import type {TenantClient} from '../tenant/tenant-client.ts';
import type {ApiAnswer, ApiFailure} from './rotation-api.ts';

type TenantRequest = Pick<Parameters<TenantClient['request']>[1], 'method' | 'path' | 'body' | 'as'>;

/** Sends a request to a context's tenant, with its own or other credentials. */
export type Ask = (request: TenantRequest) => Promise<ApiAnswer<unknown>>;

/**
 * Sends a request and classifies the answer: with a status below 500 it is certain; with none, or a server error, the request may have been carried out.
 * Failures have the same words as in a check.
 */
export function createAsk(
	client: TenantClient,
	target: CheckTarget,
	{signal, timeoutMs}: {readonly signal: AbortSignal; readonly timeoutMs: number},
): Ask {
	return async request => {
		const answer = await client.request(target, {...request, signal, timeoutMs});
		return answer.ok ? {ok: true, value: answer.json} : refusal(answer.failure);
	};
}

/** The tenant's failure as the problem that ends a rotation. */
function refusal({what, cause, cure, evidence}: Failure): ApiFailure {
	const {method, path, status, code, title} = evidence;
	const asked = [method, path, '→', status, code, title].filter(part => part !== undefined).join(' ');
	return {
		ok: false,
		certain: status !== undefined && status < 500,
		status,
		problem: {
			what: [what, cause, status === undefined ? '' : `(${asked})`].filter(part => part !== '').join(' '),
			cure,
			exitCode: status === undefined || status >= 500 || status === 429 ? 3 : 1,
		},
	};
}

/** An answer of the wrong shape: the outcome is unknown. */
export function oddAnswer(path: string): ApiFailure {
	return {
		ok: false,
		certain: false,
		status: undefined,
		problem: {
			what: `The tenant answered ${path} with something that qctx does not understand.`,
			cure: 'See the keys and secrets on the page of the tenant.',
			exitCode: 3,
		},
	};
}
