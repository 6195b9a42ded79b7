import type {ExitCode} from '../../text/problem.ts';
import {directOutput, lostOutputWords} from './direct-output.ts';
import {flagsIn} from './flags.ts';
import type {Io} from './io.ts';
import {faultOfOurs, reportProblem} from './report-problem.ts';

/** The process as the outside world of a run. */
export interface ProcessIo {
	readonly io: Io;
	/** Ends the process when everything is written, whatever is still open. */
	finish(code: ExitCode): void;
}

/**
 * Ctrl-C aborts what is under way, so that it can clean up; a second one ends at once. What nobody caught is said without a stack trace.
 */
export function processIo(argv: readonly string[]): ProcessIo {
	const interrupt = new AbortController();
	const onInterrupt = () => {
		if (interrupt.signal.aborted) {
			process.exit(130);
		}

		interrupt.abort();
	};
	const onFault = (error: unknown) => {
		finish(reportProblem(io, flagsIn(argv), faultOfOurs(error)));
	};
	process.on('SIGINT', onInterrupt);
	process.on('uncaughtException', onFault);
	const stdout = directOutput(
		1,
		() => process.stdout,
		error => {
			const what = lostOutputWords(error);
			// Nothing that is under way may go on as if it had been heard.
			process.exit(reportProblem(io, flagsIn(argv), {what, cure: '', exitCode: 3, error}));
		},
	);
	const stderr = directOutput(2, () => process.stderr);
	const io: Io = {
		environment: process.env,
		// Made when first used: it takes Node a millisecond or two.
		get stdin() {
			return process.stdin;
		},
		stdout,
		stderr,
		signal: interrupt.signal,
		releaseSignals() {
			process.off('SIGINT', onInterrupt);
			process.off('uncaughtException', onFault);
		},
	};
	return {io, finish};

	function finish(code: ExitCode): void {
		process.exitCode = code;
		stdout.flush(() => stderr.flush(() => process.exit(code)));
	}
}
