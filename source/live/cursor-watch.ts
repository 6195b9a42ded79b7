import {type LiveChecks, priorities} from './live-checks.ts';

export interface CursorWatchOptions {
	readonly checks: LiveChecks;
	/** The context under the cursor now. */
	readonly cursor: () => string | undefined;
	/** Maximum age of a visible answer in milliseconds. */
	readonly refreshMs: number;
	readonly now: () => number;
}

/** Keeps the state of the context under the cursor fresh. */
export interface CursorWatch {
	/** The cursor has moved: checks after a short pause, and cancels a check made only for its previous place. */
	moved(): void;
	close(): void;
}

/** Milliseconds of pause, so that moving quickly through the list makes no requests. */
const pauseMs = 200;

/** Starts watching at once. */
export function watchCursor({checks, cursor, refreshMs, now}: CursorWatchOptions): CursorWatch {
	/** A context that is being checked only because the cursor is on it. */
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
			// It is already in the queue, and the cursor goes first.
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
