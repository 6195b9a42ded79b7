import {endProcess} from './end-process.ts';

/** Signals that end a program, with the exit code that a shell expects for each (128 + number). */
export const endingSignals = {SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143} as const;

/** The exit code when the terminal goes away: as for SIGHUP, which most terminals send. */
export const terminalGoneCode = endingSignals.SIGHUP;

export type EndingCode = (typeof endingSignals)[keyof typeof endingSignals];

/** Milliseconds after which the process exits even if something still hangs: a request, a file system, a child. */
const graceMs = 800;

export interface EndingOptions {
	/** If it is a terminal, its end or an error on it means that the terminal is gone. The end of a pipe is left to its reader. */
	readonly input: NodeJS.ReadableStream & {readonly isTTY?: boolean};
	readonly output: NodeJS.WritableStream & {readonly isTTY?: boolean};
	/** Whether a child has the terminal now, so that Ctrl-C and Ctrl-\\ are meant for the child. */
	readonly isHandedOver?: () => boolean;
	/** Stops all work, saves what is worth saving, and exits. Called once. */
	onEnd(code: EndingCode): void;
}

/**
 * Watches for what ends a front end from outside: a signal, or its terminal going away. The process exits within a second even if `onEnd` does not get
 * that far, because nobody could see it hang.
 */
export function watchEndings({input, output, onEnd, isHandedOver = () => false}: EndingOptions): {close(): void} {
	let isEnding = false;
	const end = (code: EndingCode) => {
		if (!isEnding) {
			isEnding = true;
			setTimeout(() => endProcess(code), graceMs).unref();
			onEnd(code);
		}
	};
	const removers = Object.entries(endingSignals).map(([signal, code]) =>
		listen(process, signal, () => {
			const isKey = signal === 'SIGINT' || signal === 'SIGQUIT';
			if (!(isKey && isHandedOver())) {
				end(code);
			}
		}),
	);
	const onGone = () => end(terminalGoneCode);
	if (input.isTTY === true) {
		removers.push(...['end', 'close', 'error'].map(event => listen(input, event, onGone)));
	}

	if (output.isTTY === true) {
		removers.push(...['close', 'error'].map(event => listen(output, event, onGone)));
	}

	return {
		close() {
			// Keeps listening while it ends, because a second signal would otherwise kill the process. Closing a window sends two.
			for (const remove of isEnding ? [] : removers) {
				remove();
			}
		},
	};
}

function listen(emitter: NodeJS.EventEmitter, event: string, listener: () => void): () => void {
	emitter.on(event, listener);
	return () => emitter.off(event, listener);
}
