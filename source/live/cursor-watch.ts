import {type LiveChecks, priorities} from './live-checks.ts';

export interface CursorWatchOptions {
	readonly checks: LiveChecks;
	/** The context under the cursor now. */
	readonly cursor: () => string | undefined;
	/** How old an answer may become while it is shown, milliseconds. */
	readonly refreshMs: number;
	readonly now: () => number;
}

/** Keeps what is known of the context under the cursor fresh. */
export interface CursorWatch {
	/** The cursor has moved: after a short pause the tenant is asked; a request made only for where it was is cancelled. */
	moved(): void;
	close(): void;
}

/** Moving quickly through the list makes no requests. Milliseconds. */
const pauseMs = 200;

/** Watches from the start. */
export function watchCursor({checks, cursor, refreshMs, now}: CursorWatchOptions): CursorWatch {
	/** A context that is being asked only because the cursor stands on it. */
	let askedFor: string | undefined;
	let timer = later(refreshMs);

	function later(ms: number): NodeJS.Timeout {
		return setTimeout(ask, ms).unref();
	}

	function ask(): void {
		const name = cursor();
		timer = later(refreshMs);
		if (name === undefined) {
			return;
		}

		const {result, remembered, pending} = checks.get(name);
		const age = result === undefined || remembered ? Number.POSITIVE_INFINITY : now() - result.checkedAt;
		if (pending) {
			// It waits in the queue already: the cursor goes first.
			checks.check([name], priorities.cursor);
		} else if (age >= refreshMs) {
			askedFor = name;
			checks.check([name], priorities.cursor);
		} else {
			clearTimeout(timer);
			timer = later(refreshMs - age);
		}
	}

	return {
		moved() {
			if (askedFor !== undefined && askedFor !== cursor()) {
				checks.cancel(askedFor);
			}

			askedFor = undefined;
			clearTimeout(timer);
			timer = later(pauseMs);
		},
		close() {
			clearTimeout(timer);
		},
	};
}
