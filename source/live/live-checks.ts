import type {Context} from '../contexts/context.ts';
import type {CheckResult, CheckStep} from '../tenant/check-result.ts';
import {type CheckQueue, createCheckQueue} from './check-queue.ts';
import {identityChange} from './identity-change.ts';
import {type LastState, type LastStates, lastResult, statesToKeep} from './last-states.ts';
import {type LiveState, unknown} from './live-state.ts';
import {createRetryTimers} from './retry-timers.ts';
import {sameTarget} from './target-identity.ts';

export interface LiveChecksOptions {
	/** Checks one context; rejects only when aborted. */
	readonly check: (
		context: Context,
		options: {
			readonly signal: AbortSignal;
			readonly onStep: (steps: readonly CheckStep[]) => void;
			readonly onTokenRequest: () => void;
			/** When the API key expires according to the last check, epoch milliseconds. */
			readonly knownExpiry: number | undefined;
		},
	) => Promise<CheckResult>;
	readonly needsToken: (context: Context) => boolean;
	readonly lastStates?: LastStates;
	readonly now?: () => number;
	readonly queue?: CheckQueue;
}

/** Urgency of a check, lower first. */
export const priorities = {cursor: 0, asked: 1, visible: 2, rest: 3} as const;

/** The states of all contexts, updated in the background. */
export interface LiveChecks {
	subscribe(listener: () => void): () => void;
	get(name: string): LiveState;
	/** Sets the contexts as they are in the file now; a changed one loses the state of its old credentials. */
	update(contexts: readonly Context[]): void;
	/**
	 * Checks contexts again. A rate-limited one waits for its time.
	 * @returns the names that are not checked now, because their tenant named a later time.
	 */
	check(names: readonly string[], priority: number): readonly string[];
	cancel(name: string): void;
	/** Accepts a result from elsewhere, such as the wizard, as the state of a context. */
	record(name: string, result: CheckResult): void;
	/** Numbers of finished and of all current checks, for a progress line. */
	progress(): {readonly done: number; readonly all: number};
	/** The states to save for the next run. */
	lastStates(): LastStates;
	close(): void;
}

/** Knows no context until `update`. `lastStates` are shown until fresh answers arrive. */
export function createLiveChecks(options: LiveChecksOptions): LiveChecks {
	const now = options.now ?? Date.now;
	const queue = options.queue ?? createCheckQueue();
	const contexts = new Map<string, Context>();
	const states = new Map<string, LiveState>();
	/** Rechecks a tenant at the time that it named. */
	const retries = createRetryTimers(now, name => {
		const context = contexts.get(name);
		if (context !== undefined) {
			enqueue(context, priorities.rest);
			changed();
		}
	});
	const listeners = new Set<() => void>();
	let batch = {done: 0, all: 0};

	function changed(): void {
		for (const listener of listeners) {
			listener();
		}
	}

	function set(name: string, change: Partial<LiveState>): void {
		states.set(name, {...(states.get(name) ?? unknown), ...change});
	}

	/** A check that never runs also counts as finished, or progress would wait for it. */
	function stop(name: string): void {
		if (queue.cancel(name)) {
			batch.done++;
		}
	}

	function forget(name: string): void {
		stop(name);
		retries.clear(name);
		states.delete(name);
	}

	function recall(context: Context): void {
		const {lastStates = new Map<string, LastState>()} = options;
		const result = lastResult(lastStates, context);
		if (result !== undefined) {
			const knownUser = lastStates.get(context.name)?.user;
			set(context.name, {state: result.state, result, remembered: true, knownUser});
		}
	}

	function enqueue(context: Context, priority: number): void {
		const {name} = context;
		const before = states.get(name);
		if (before?.pending !== true) {
			if (queue.size === 0) {
				batch = {done: 0, all: 0};
			}

			batch.all++;
		}

		// A running check continues, with the steps that it has done.
		const steps = before?.pending === true ? before.steps : [];
		set(name, {pending: true, state: before?.result?.state ?? 'checking', steps});
		queue.add({
			key: name,
			priority,
			needsToken: () => options.needsToken(context),
			run: async (signal, onTokenRequest) => run(context, signal, onTokenRequest),
		});
	}

	async function run(context: Context, signal: AbortSignal, onTokenRequest: () => void): Promise<void> {
		const {name} = context;
		const isStill = () => !signal.aborted && contexts.get(name) === context;
		try {
			const knownExpiry = states.get(name)?.result?.expiresAt;
			const onStep = (steps: readonly CheckStep[]) => {
				if (isStill()) {
					set(name, {steps});
					changed();
				}
			};
			const result = await options.check(context, {signal, onStep, onTokenRequest, knownExpiry});
			if (isStill()) {
				finish(name, result);
			}
		} finally {
			batch.done++;
			changed();
		}
	}

	function finish(name: string, {failure, ...answered}: CheckResult): void {
		const retryAt = retries.plan(name, failure?.retryAt);
		const result = {
			...answered,
			failure: failure === undefined || retryAt === undefined ? failure : {...failure, retryAt},
		};
		const {knownUser, identityChange: saidBefore} = states.get(name) ?? unknown;
		const user = result.user ?? knownUser;
		// Once shown, it stays while the same user answers, so that a refresh does not clear it.
		const change = identityChange(knownUser, result.user) ?? (user?.id === knownUser?.id ? saidBefore : undefined);
		set(name, {
			state: result.state,
			result,
			remembered: false,
			pending: false,
			knownUser: user,
			identityChange: change,
		});
	}

	return {
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		get: name => states.get(name) ?? unknown,
		update(fresh) {
			const names = new Set(fresh.map(context => context.name));
			for (const name of contexts.keys()) {
				if (!names.has(name)) {
					contexts.delete(name);
					forget(name);
				}
			}

			for (const context of fresh) {
				const known = contexts.get(context.name);
				if (known === undefined) {
					contexts.set(context.name, context);
					recall(context);
				} else if (!sameTarget(known, context)) {
					forget(context.name);
					contexts.set(context.name, context);
				}
			}

			changed();
		},
		check(names, priority) {
			const tooEarly: string[] = [];
			for (const name of names) {
				const context = contexts.get(name);
				const {result, pending} = states.get(name) ?? unknown;
				if (context === undefined) {
					continue;
				}

				if (!pending && (result?.failure?.retryAt ?? 0) > now()) {
					tooEarly.push(name);
					// A last known state has no timer yet.
					retries.resume(name, result?.failure?.retryAt);
				} else {
					enqueue(context, priority);
				}
			}

			changed();
			return tooEarly;
		},
		cancel(name) {
			stop(name);
			const {pending, result} = states.get(name) ?? unknown;
			if (pending) {
				set(name, {pending: false, state: result?.state ?? 'unchecked'});
				changed();
			}
		},
		record(name, result) {
			if (contexts.has(name)) {
				stop(name);
				finish(name, result);
				changed();
			}
		},
		progress: () => batch,
		lastStates: () => statesToKeep(contexts.values(), name => states.get(name) ?? unknown),
		close() {
			retries.close();
			queue.close();
			listeners.clear();
		},
	};
}
