import type {Context} from '../contexts/context.ts';
import {createCheckQueue} from '../live/check-queue.ts';
import {tokenOwner} from '../tenant/ask-token.ts';
import {type CheckTarget, checkContext} from '../tenant/check.ts';
import type {CheckResult} from '../tenant/check-result.ts';
import {createConnections} from '../tenant/connections.ts';
import {createTenantMemory} from '../tenant/tenant-memory.ts';
import {readServer} from '../tenant/tenant-url.ts';
import {createTokenCache, type TokenCache} from '../tenant/token-cache.ts';
import type {GlobalFlags} from './flags.ts';
import {requestTarget} from './request-target.ts';

export interface CheckAllOptions {
	readonly flags: GlobalFlags;
	readonly environment: NodeJS.ProcessEnv;
	readonly signal: AbortSignal;
	/** For each context, milliseconds. */
	readonly timeoutMs: number;
	/** Called as answers come, in the order they come. */
	readonly onResult: (context: Context, result: CheckResult) => void;
}

/**
 * Checks contexts side by side within the limits of PRODUCT section 2 (8 at once, 60 token requests a minute).
 * Rejects when aborted; no socket is left then.
 */
export async function checkAll(contexts: readonly Context[], options: CheckAllOptions): Promise<void> {
	const {flags, environment, signal, timeoutMs, onResult} = options;
	const queue = createCheckQueue();
	const tokens = createTokenCache();
	const connections = createConnections(environment);
	const memory = createTenantMemory();
	const {promise, resolve, reject} = Promise.withResolvers<void>();
	// The queue's own timers do not keep the process alive while everything waits for the token budget.
	const alive = setInterval(() => {}, 60_000);
	const stop = () => reject(signal.reason);
	signal.addEventListener('abort', stop, {once: true});
	let left = contexts.length;
	for (const [priority, context] of contexts.entries()) {
		const target = requestTarget(context, flags);
		queue.add({
			key: context.name,
			priority,
			needsToken: () => needsToken(target, tokens),
			async run(jobSignal) {
				try {
					const result = await checkContext(target, {
						signal: jobSignal,
						timeoutMs,
						tokens,
						connections,
						memory,
						environment,
					});
					onResult(context, result);
					left--;
					if (left === 0) {
						resolve();
					}
				} catch (error) {
					reject(error);
				}
			},
		});
	}

	try {
		if (signal.aborted) {
			stop();
		} else if (left === 0) {
			resolve();
		}

		await promise;
	} finally {
		clearInterval(alive);
		signal.removeEventListener('abort', stop);
		queue.close();
		connections.close();
		tokens.clear();
	}
}

/** Contexts with the same client on the same tenant share a token, so only the first of them counts against the limit. */
function needsToken(target: CheckTarget, tokens: TokenCache): boolean {
	const server = readServer(target.server ?? '', target.serverType);
	return (
		target.credentials.kind === 'oauth' &&
		server.ok &&
		tokens.needsRequest(tokenOwner(target.credentials, target, new URL(server.url).origin))
	);
}
