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
	for (const stream of [process.stdout, process.stderr]) {
		stream.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EPIPE') {
				process.exit(typeof process.exitCode === 'number' ? process.exitCode : 0);
			}

			throw error;
		});
	}

	return {
		io: {
			environment: process.env,
			stdin: process.stdin,
			stdout: process.stdout,
			stderr: process.stderr,
			signal: interrupt.signal,
			releaseSignals: () => process.off('SIGINT', onInterrupt),
		},
		finish(code) {
			process.exitCode = code;
			process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
		},
	};
}
