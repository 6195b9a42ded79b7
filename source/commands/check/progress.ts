import type {Services} from '../runtime/services.ts';

/** A progress line on stderr for long runs. Shown only on a terminal that shows nothing else meanwhile, and removed afterwards. */
export interface Progress {
	show(finished: number): void;
	/** Call before anything else is printed. */
	hide(): void;
}

const eraseLine = '\r\x1b[2K';

/**
 * A progress line for `all` items. It stays silent if stderr is not a terminal or a screen reader is in use.
 * @param done the word for finished items.
 * @param printsMeanwhile whether data is printed before all are finished. Through a pipe (`| cat`, `| less`) it may come to the same terminal
 * at any time, in the middle of this line, so there is none then.
 */
export function createProgress(
	{io, flags}: Services,
	all: number,
	printsMeanwhile: boolean,
	done = 'checked',
): Progress {
	const {stdout, stderr, environment} = io;
	const plain = flags.accessible || environment.TERM === 'dumb' || environment.INK_SCREEN_READER === 'true';
	const isMixed = printsMeanwhile && !stdout.isTTY && stdout.isFile !== true;
	if (!stderr.isTTY || plain || isMixed) {
		return {show() {}, hide() {}};
	}

	let shown = false;
	return {
		show(finished) {
			if (finished < all) {
				stderr.write(`${eraseLine}${finished} of ${all} ${done}`);
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
