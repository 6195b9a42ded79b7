import PQueue from 'p-queue';

/** A check waiting for its turn. */
export interface CheckJob {
	/** A second job with the same key replaces a waiting one, but is dropped while one is running. */
	readonly key: string;
	/** Lower goes first; equals in order of arrival. */
	readonly priority: number;
	/** Whether it needs the token endpoint, which tenants limit to 100 requests a minute (docs/qlik-cloud.md). */
	needsToken(): boolean;
	/** Calls `onTokenRequest` before each request to the token endpoint, so that all of them are counted. */
	run(signal: AbortSignal, onTokenRequest: () => void): Promise<void>;
}

export interface CheckQueueOptions {
	/** Maximum number of jobs running at once. */
	readonly atOnce?: number;
	/** Maximum number of token requests in any `interval`. */
	readonly tokenRequests?: number;
	/** Milliseconds. */
	readonly interval?: number;
}

export interface CheckQueue {
	add(job: CheckJob): void;
	/**
	 * Forgets a waiting job, and aborts a running one.
	 * @returns whether it was waiting, so that it will never run.
	 */
	cancel(key: string): boolean;
	/** Cancels everything; nothing can be added afterwards. */
	close(): void;
	/** Number of waiting and running jobs. */
	readonly size: number;
	/** Resolves when no job is waiting or running. */
	idle(): Promise<void>;
}

interface Entry {
	readonly job: CheckJob;
	readonly controller: AbortController;
	running: boolean;
}

/** Runs 8 checks at once, with 60 token requests a minute of the 100 that a tenant allows. */
export function createCheckQueue(options: CheckQueueOptions = {}): CheckQueue {
	const {atOnce = 8, tokenRequests: intervalCap = 60, interval = 60_000} = options;
	const slots = new PQueue({concurrency: atOnce});
	/** Each token request takes a slot here; nothing else does. */
	const tokenRequests = new PQueue({interval, intervalCap, strict: true});
	const entries = new Map<string, Entry>();
	let closed = false;

	function enqueue(entry: Entry, mayRequestToken: boolean): void {
		const {job, controller} = entry;
		const {signal} = controller;
		const added = slots.add(
			async () => {
				// Without a token request to spare, the slot goes to the next job, which may need none.
				if (mayRequestToken || !job.needsToken() || takeTokenRequest(entry)) {
					await run(entry);
				}
			},
			{priority: -job.priority, signal},
		);
		added.catch(error => {
			// A cancelled check rejects with its abort; anything else is a bug of the job.
			if (!signal.aborted) {
				throw error;
			}
		});
	}

	async function run(entry: Entry): Promise<void> {
		const {job, controller} = entry;
		// The first one already got its slot before the job started, if it needed one then.
		let counted = job.needsToken() ? 0 : 1;
		entry.running = true;
		try {
			await job.run(controller.signal, () => {
				if (counted++ > 0) {
					void tokenRequests.add(() => {}, {priority: Number.POSITIVE_INFINITY});
				}
			});
		} finally {
			forget(entry);
		}
	}

	/** @returns false if the limit is reached; the job is then queued again as soon as there is room. */
	function takeTokenRequest(entry: Entry): boolean {
		let isWaiting = false;
		let isTaken = false;
		const place = tokenRequests.add(
			() => {
				isTaken = true;
				if (isWaiting) {
					enqueue(entry, true);
				}
			},
			{priority: -entry.job.priority, signal: entry.controller.signal},
		);
		place.catch(() => {
			// Cancelled while waiting.
		});
		isWaiting = !isTaken;
		return isTaken;
	}

	function forget(entry: Entry): void {
		if (entries.get(entry.job.key) === entry) {
			entries.delete(entry.job.key);
		}
	}

	function cancel(key: string): boolean {
		const entry = entries.get(key);
		if (entry === undefined) {
			return false;
		}

		forget(entry);
		entry.controller.abort();
		return !entry.running;
	}

	return {
		add(job) {
			if (closed || entries.get(job.key)?.running === true) {
				return;
			}

			cancel(job.key);
			const entry = {job, controller: new AbortController(), running: false};
			entries.set(job.key, entry);
			enqueue(entry, false);
		},
		cancel,
		close() {
			closed = true;
			for (const key of [...entries.keys()]) {
				cancel(key);
			}
		},
		get size() {
			return entries.size;
		},
		async idle() {
			while (entries.size > 0) {
				await Promise.all([slots.onIdle(), tokenRequests.onIdle()]);
			}
		},
	};
}
