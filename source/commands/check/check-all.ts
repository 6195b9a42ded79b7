import type {Context} from '../../contexts/context.ts';
import {createCheckQueue} from '../../live/check-queue.ts';
import type {CheckResult} from '../../tenant/check-result.ts';
import {createTenantClient, type TenantClient} from '../../tenant/tenant-client.ts';
import {requestTarget} from '../options/request-target.ts';
import type {GlobalFlags} from '../runtime/flags.ts';

export interface CheckAllOptions {
	readonly flags: GlobalFlags;
	readonly environment: NodeJS.ProcessEnv;
	readonly signal: AbortSignal;
	/** Per context, in milliseconds. */
	readonly timeoutMs: number;
	/** Whether to find out when API keys expire, which takes one more request per key. */
	readonly hints: boolean;
	/** When a context's key expires according to an earlier check, in epoch milliseconds. */
	readonly knownExpiry?: (context: Context) => number | undefined;
	/** Keeps the tokens for use after the checks; without it they are dropped. */
	readonly client?: TenantClient;
	/** Called for each answer as it arrives. */
	readonly onResult: (context: Context, result: CheckResult) => void;
}

/**
 * Checks contexts side by side within the limits of the queue (8 at once, 60 token requests a minute).
 * Rejects when aborted, and leaves no socket open.
 */
export async function checkAll(contexts: readonly Context[], options: CheckAllOptions): Promise<void> {
	const {flags, environment, signal, timeoutMs, hints, onResult} = options;
	const queue = createCheckQueue();
	const client = options.client ?? createTenantClient({environment});
	const {promise, resolve, reject} = Promise.withResolvers<void>();
	const stop = () => reject(signal.reason);
	signal.addEventListener('abort', stop, {once: true});
	let left = contexts.length;
	for (const [priority, context] of contexts.entries()) {
		const target = requestTarget(context, flags);
		queue.add({
			key: context.name,
			priority,
			needsToken: () => client.needsToken(target),
			async run(jobSignal, onTokenRequest) {
				const knownExpiry = options.knownExpiry?.(context);
				try {
					onResult(
						context,
						await client.check(target, {signal: jobSignal, timeoutMs, hints, onTokenRequest, knownExpiry}),
					);
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
		signal.removeEventListener('abort', stop);
		queue.close();
		if (options.client === undefined) {
			client.close();
		}
	}
}
