import type {ExitCode} from '../text/problem.ts';
import type {Io} from './io.ts';

/** The process as the outside world of a run. */
export interface ProcessIo {
	readonly io: Io;
	/** Ends the process when everything is written, whatever is still open. */
	finish(code: ExitCode): void;
}

/**
 * Ctrl-C aborts what is under way, so that it can clean up; a second one ends at once. A reader that goes away (`| head`) ends the run quietly.
 * Streams are made when first used: each takes Node a millisecond.
 */
export function processIo(): ProcessIo {
	const interrupt = new AbortController();
	const onInterrupt = () => {
		if (interrupt.signal.aborted) {
			process.exit(130);
		}

		interrupt.abort();
	};
	process.on('SIGINT', onInterrupt);

	const used = new Set<NodeJS.WriteStream>();
	function quietly(stream: NodeJS.WriteStream): NodeJS.WriteStream {
		if (!used.has(stream)) {
			used.add(stream);
			stream.on('error', endQuietly);
		}

		return stream;
	}

	return {
		io: {
			environment: process.env,
			get stdin() {
				return process.stdin;
			},
			get stdout() {
				return quietly(process.stdout);
			},
			get stderr() {
				return quietly(process.stderr);
			},
			signal: interrupt.signal,
			releaseSignals: () => process.off('SIGINT', onInterrupt),
		},
		finish(code) {
			process.exitCode = code;
			let left = used.size;
			if (left === 0) {
				process.exit(code);
			}

			for (const stream of used) {
				stream.write('', () => {
					left--;
					if (left === 0) {
						process.exit(code);
					}
				});
			}
		},
	};
}

/** Nobody reads any more, which is no error; the exit code is what it has come to so far. */
function endQuietly(error: NodeJS.ErrnoException): void {
	if (error.code !== 'EPIPE') {
		throw error;
	}

	process.exit(typeof process.exitCode === 'number' ? process.exitCode : 0);
}
