/** One check that waits for its turn. */
export interface CheckJob {
	/** A second job under the same key replaces one that waits; while one runs, it is dropped. */
	readonly key: string;
	/** Lower goes first; equal ones in the order they came. */
	readonly priority: number;
	/** Whether it will ask the token endpoint, which tenants limit to 100 requests a minute (qlik-facts 3.1). */
	needsToken(): boolean;
	run(signal: AbortSignal): Promise<void>;
}

export interface CheckQueueOptions {
	/** How many run side by side. */
	readonly atOnce?: number;
	readonly tokenRequestsPerMinute?: number;
	readonly now?: () => number;
}

export interface CheckQueue {
	add(job: CheckJob): void;
	/**
	 * Waiting: forgotten. Running: aborted.
	 * @returns whether it was waiting, so that it will never run.
	 */
	cancel(key: string): boolean;
	/** Cancels everything; nothing can be added afterwards. */
	close(): void;
	/** How many wait or run. */
	readonly size: number;
	/** Resolves when nothing waits or runs any more. */
	idle(): Promise<void>;
}

const minute = 60_000;

/** Runs checks side by side within the limits of PRODUCT.md section 2: 8 at once, 60 token requests a minute. */
export function createCheckQueue(options: CheckQueueOptions = {}): CheckQueue {
	const {atOnce = 8, tokenRequestsPerMinute = 60, now = Date.now} = options;
	const waiting = new Map<string, CheckJob>();
	const running = new Map<string, AbortController>();
	const idleListeners = new Set<() => void>();
	/** Times of the token requests of the last minute, oldest first. */
	let tokenRequests: number[] = [];
	let wakeUp: NodeJS.Timeout | undefined;
	let closed = false;

	function tokenBudgetIn(): number {
		const time = now();
		tokenRequests = tokenRequests.filter(asked => time - asked < minute);
		const [oldest] = tokenRequests;
		return oldest === undefined || tokenRequests.length < tokenRequestsPerMinute ? 0 : minute - (time - oldest);
	}

	/** The most urgent job that may run now; a job that needs a token waits for the budget, others pass it. */
	function next(): CheckJob | undefined {
		const wait = tokenBudgetIn();
		let best: CheckJob | undefined;
		for (const job of waiting.values()) {
			if (
				(best === undefined || job.priority < best.priority) &&
				!running.has(job.key) &&
				(wait === 0 || !job.needsToken())
			) {
				best = job;
			}
		}

		if (best === undefined && wait > 0 && wakeUp === undefined && waiting.size > 0) {
			wakeUp = setTimeout(() => {
				wakeUp = undefined;
				fill();
			}, wait);
			wakeUp.unref();
		}

		return best;
	}

	function fill(): void {
		while (!closed && running.size < atOnce) {
			const job = next();
			if (job === undefined) {
				break;
			}

			void start(job);
		}

		if (waiting.size === 0 && running.size === 0) {
			for (const listener of idleListeners) {
				listener();
			}

			idleListeners.clear();
		}
	}

	async function start(job: CheckJob): Promise<void> {
		const controller = new AbortController();
		waiting.delete(job.key);
		running.set(job.key, controller);
		if (job.needsToken()) {
			tokenRequests.push(now());
		}

		try {
			await job.run(controller.signal);
		} catch (error) {
			// A cancelled check rejects with its abort; anything else is a bug of the job.
			if (!controller.signal.aborted) {
				throw error;
			}
		} finally {
			running.delete(job.key);
			fill();
		}
	}

	return {
		add(job) {
			if (!closed && running.get(job.key)?.signal.aborted !== false) {
				waiting.set(job.key, job);
				fill();
			}
		},
		cancel(key) {
			running.get(key)?.abort();
			return waiting.delete(key);
		},
		close() {
			closed = true;
			clearTimeout(wakeUp);
			waiting.clear();
			for (const controller of running.values()) {
				controller.abort();
			}
		},
		get size() {
			return waiting.size + running.size;
		},
		async idle() {
			if (waiting.size + running.size > 0) {
				await new Promise<void>(resolve => {
					idleListeners.add(resolve);
				});
			}
		},
	};
}
