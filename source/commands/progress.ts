import type {Services} from './services.ts';

/** A line on stderr that says how far a long run is; only on a terminal, and gone afterwards. */
export interface Progress {
	show(finished: number): void;
	/** Call before anything else is printed. */
	hide(): void;
}

const eraseLine = '\r\x1b[2K';

/** A progress line for `all` checks; one that says nothing where stderr is no terminal, or a screen reader reads it. */
export function createProgress({io, flags}: Services, all: number): Progress {
	const {stderr, environment} = io;
	const plain = flags.accessible || environment.TERM === 'dumb' || environment.INK_SCREEN_READER === 'true';
	if (!stderr.isTTY || plain) {
		return {show() {}, hide() {}};
	}

	let shown = false;
	return {
		show(finished) {
			if (finished < all) {
				stderr.write(`${eraseLine}${finished} of ${all} checked`);
				shown = true;
			}
		},
		hide() {
			if (shown) {
				stderr.write(eraseLine);
				shown = false;
			}
		},
	};
}
