/** Automatically rechecks rate-limited contexts, with one timer per name. No timer keeps the process alive. */
export interface RetryTimers {
	/**
	 * A check ended, and its tenant named a time (epoch milliseconds) before which it wants no request, or none.
	 * @returns the time of the next try: the pause is at least a second, and twice as long each time the tenant asks for one again.
	 */
	plan(name: string, retryAt: number | undefined): number | undefined;
	/** Resumes a wait from an earlier run; does nothing if it is over. */
	resume(name: string, retryAt: number | undefined): void;
	/** Forgets the name. */
	clear(name: string): void;
	close(): void;
}

const shortestPause = 1000;
/** Maximum pause in milliseconds, however often a tenant has refused, unless it asks for a longer one. */
const longestGrown = 300_000;

/** No timers yet. */
export function createRetryTimers(now: () => number, again: (name: string) => void): RetryTimers {
	const timers = new Map<string, NodeJS.Timeout>();
	/** How many times in a row a tenant requested a pause. */
	const refusals = new Map<string, number>();

	function stop(name: string): void {
		clearTimeout(timers.get(name));
		timers.delete(name);
	}

	function resume(name: string, retryAt: number | undefined): void {
		stop(name);
		if (retryAt !== undefined && retryAt > now()) {
			const timer = setTimeout(() => {
				timers.delete(name);
				again(name);
			}, retryAt - now());
			timers.set(name, timer.unref());
		}
	}

	return {
		plan(name, retryAt) {
			const before = refusals.get(name) ?? 0;
			if (retryAt === undefined) {
				refusals.delete(name);
				stop(name);
				return undefined;
			}

			refusals.set(name, before + 1);
			const next = Math.max(retryAt, now() + Math.min(shortestPause * 2 ** before, longestGrown));
			resume(name, next);
			return next;
		},
		resume,
		clear(name) {
			stop(name);
			refusals.delete(name);
		},
		close() {
			for (const name of [...timers.keys()]) {
				stop(name);
			}
		},
	};
}
