import {checkNotes} from './check/check-notes.ts';
import {localVerdict} from './check/local-verdict.ts';
import {noAnswer, runCheck} from './check/run-check.ts';
import type {CheckOptions} from './check-options.ts';
import type {CheckResult} from './check-result.ts';
import type {CheckTarget} from './check-target.ts';
import {createConnections} from './http/connections.ts';
import {readServer} from './url/tenant-url.ts';

export type {CheckOptions, CheckTarget};

/** A longer timer would fire at once. Milliseconds. */
const longestTimer = 2 ** 31 - 1;

/**
 * Proves the credentials of a context against its tenant: PRODUCT section 4. The verdict rests on `POST /oauth/token`, `GET /api/v1/users/me` and its
 * redirect target on the same host. Every failure is an answer, with state, cause and cure.
 * @throws only the reason of `options.signal`.
 */
export async function checkContext(target: CheckTarget, options: CheckOptions = {}): Promise<CheckResult> {
	const {signal, now = Date.now, timeoutMs = 10_000} = options;
	signal?.throwIfAborted();
	const read = readServer(target.server ?? '', target.serverType);
	const local = localVerdict(target);
	const {credentials} = target;
	if (local !== undefined || !read.ok || (credentials.kind !== 'oauth' && credentials.kind !== 'api-key')) {
		return {...noAnswer, ...local, state: local?.state ?? 'incomplete', checkedAt: now(), notes: checkNotes(target)};
	}

	const connections = options.connections ?? createConnections({environment: options.environment});
	const deadline = new AbortController();
	const timer = setTimeout(() => deadline.abort(), Math.min(timeoutMs, longestTimer));
	try {
		const ending = signal === undefined ? deadline.signal : AbortSignal.any([signal, deadline.signal]);
		const result = await runCheck({...target, credentials}, new URL(read.url), connections, ending, options);
		signal?.throwIfAborted();
		return result;
	} catch (error) {
		signal?.throwIfAborted();
		throw error;
	} finally {
		clearTimeout(timer);
		if (options.connections === undefined) {
			connections.close();
		}
	}
}
