import {endProcess} from './end-process.ts';

/** Signals that end a program, with the exit code that a shell expects of each (128 + number). */
export const endingSignals = {SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143} as const;

/** The exit code when the terminal goes away: that of SIGHUP, which most terminals send. */
export const terminalGoneCode = endingSignals.SIGHUP;

export type EndingCode = (typeof endingSignals)[keyof typeof endingSignals];

/** From the ending on, milliseconds until the process ends whatever still hangs: a request, a file system, a child. */
const graceMs = 800;

export interface EndingOptions {
	/** The terminal, where it is one: what is gone when it ends or breaks. A pipe that ends is the end of the input, and is left to its reader. */
	readonly input: NodeJS.ReadableStream & {readonly isTTY?: boolean};
	readonly output: NodeJS.WritableStream & {readonly isTTY?: boolean};
	/** Whether a child has the terminal now: Ctrl-C and Ctrl-\\ are its keys then. */
	readonly isHandedOver?: () => boolean;
	/** Stops all work, saves what is worth saving, and ends. Called once. */
	onEnd(code: EndingCode): void;
}

/**
 * Watches for what ends a front end from outside: a signal, or its terminal going away. The process ends within a second even if `onEnd` does not get
 * there, because nobody could see it hang.
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
			// While it ends it goes on listening, or a second signal would end it in the system's way. A window that is closed sends two.
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
