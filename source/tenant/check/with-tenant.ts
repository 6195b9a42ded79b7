import {type ApiKeyClaims, readApiKeyClaims} from '../../credentials/api-key-claims.ts';
import type {Credentials} from '../../credentials/credentials.ts';
import type {CheckOptions} from '../check-options.ts';
import type {CheckResult, Failure} from '../check-result.ts';
import type {CheckTarget} from '../check-target.ts';
import {type Connections, createConnections} from '../connection/connections.ts';
import {readServer} from '../url/tenant-url.ts';
import {checkNotes} from './check-notes.ts';
import {localVerdict} from './local-verdict.ts';
import {createTenantMemory, type TenantMemory} from './tenant-memory.ts';
import {createTokenCache, type TokenCache} from './token-cache.ts';

/** A context whose tenant can be reached. */
export type CheckableTarget = Omit<CheckTarget, 'credentials'> & {
	readonly credentials: Extract<Credentials, {kind: 'oauth' | 'api-key'}>;
};

/** Shared by all requests to one tenant during one task. */
export interface TenantAccess {
	readonly target: CheckableTarget;
	readonly url: URL;
	readonly connections: Connections;
	readonly tokens: TokenCache;
	readonly memory: TenantMemory;
	/** Aborts everything: the deadline has passed, or the result is no longer wanted. */
	readonly signal: AbortSignal;
	readonly timeoutMs: number;
	readonly now: () => number;
	/** The claims of an API key. */
	readonly claims: ApiKeyClaims | undefined;
	/** When an API key expires, if known, epoch milliseconds. */
	readonly keyExpiry: number | undefined;
	readonly onTokenRequest: (() => void) | undefined;
}

/** The result of a check that failed. */
export type FailedResult = CheckResult & {readonly failure: Failure};

/** A longer timer would fire at once. Milliseconds. */
const longestTimer = 2 ** 31 - 1;

/**
 * Runs a task with a context's tenant within the time limit; closes the connections that it opened itself.
 * @returns the task's result, or a check result if there is no tenant to ask.
 * @throws the reason of `options.signal`.
 */
export async function withTenant<Value>(
	target: CheckTarget,
	options: CheckOptions,
	use: (access: TenantAccess) => Promise<Value>,
): Promise<{readonly ok: true; readonly value: Value} | {readonly ok: false; readonly result: FailedResult}> {
	const {signal, now = Date.now, timeoutMs = 10_000} = options;
	signal?.throwIfAborted();
	const read = readServer(target.server ?? '', target.serverType);
	const local = localVerdict(target, options.environment);
	const {credentials} = target;
	if (local !== undefined) {
		return {ok: false, result: {...noAnswer, ...local, checkedAt: now(), notes: checkNotes(target)}};
	}

	if (!read.ok || (credentials.kind !== 'oauth' && credentials.kind !== 'api-key')) {
		throw new TypeError('a context without a server or credentials has a local verdict');
	}

	const url = new URL(read.url);
	const {memory = createTenantMemory(), tokens = createTokenCache(now)} = options;
	const connections = options.connections ?? createConnections({environment: options.environment});
	const claims = credentials.kind === 'api-key' ? readApiKeyClaims(credentials.token) : undefined;
	const deadline = new AbortController();
	const timer = setTimeout(() => deadline.abort(), Math.min(timeoutMs, longestTimer));
	try {
		const value = await use({
			target: {...target, credentials},
			url,
			connections,
			tokens,
			memory,
			signal: signal === undefined ? deadline.signal : AbortSignal.any([signal, deadline.signal]),
			timeoutMs,
			now,
			claims,
			keyExpiry:
				claims?.expiresAt ??
				memory.keyExpiries.get(keyExpiryName(url.origin, claims?.keyId)) ??
				(claims && options.knownExpiry),
			onTokenRequest: options.onTokenRequest,
		});
		signal?.throwIfAborted();
		return {ok: true, value};
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

/** The name of a key in `TenantMemory.keyExpiries`. */
export function keyExpiryName(origin: string, keyId: string | undefined): string {
	return `${origin} ${keyId}`;
}

/** The parts of a result without an answer. */
export const noAnswer = {
	latencyMs: undefined,
	user: undefined,
	raw: undefined,
	expiresAt: undefined,
	failure: undefined,
} as const;
