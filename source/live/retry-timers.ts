/** Asks again by itself what was told to wait: one timer a name. None of them keeps the process alive. */
export interface RetryTimers {
	/** `again` is called for the name at that time (epoch milliseconds); a time that is over is none. Takes the place of an earlier one. */
	set(name: string, retryAt: number | undefined): void;
	clear(name: string): void;
	close(): void;
}

/** No timers yet. */
export function createRetryTimers(now: () => number, again: (name: string) => void): RetryTimers {
	const timers = new Map<string, NodeJS.Timeout>();

	function clear(name: string): void {
		clearTimeout(timers.get(name));
		timers.delete(name);
	}

	return {
		set(name, retryAt) {
			clear(name);
			if (retryAt !== undefined && retryAt > now()) {
				const timer = setTimeout(() => {
					timers.delete(name);
					again(name);
				}, retryAt - now());
				timers.set(name, timer.unref());
			}
		},
		clear,
		close() {
			for (const name of [...timers.keys()]) {
				clear(name);
			}
		},
	};
}
