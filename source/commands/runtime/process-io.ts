import {endProcess} from '../../terminal/end-process.ts';
import {endingSignals, terminalGoneCode} from '../../terminal/endings.ts';
import {directOutput, lostOutputWords} from './direct-output.ts';
import {flagsIn} from './flags.ts';
import type {Io} from './io.ts';
import {faultOfOurs, reportProblem} from './report-problem.ts';

/** The process as the outside world of a run. */
export interface ProcessIo {
	readonly io: Io;
	/** Ends the process when everything is written, whatever is still open. */
	finish(code: number): void;
}

/** Milliseconds for a front end to save its states after its terminal is gone. */
const farewell = 500;

/**
 * Ctrl-C aborts running work, which can then clean up; a second one exits at once. An uncaught error is reported once, without a stack trace.
 * A terminal that is gone is a hang-up, whether the system sends the signal or a write fails first: a front end that listens for it ends in its
 * own way, and everything else ends at once.
 */
export function processIo(argv: readonly string[]): ProcessIo {
	const interrupt = new AbortController();
	let stdin: NodeJS.ReadStream | undefined;
	let isReporting = false;
	let isGone = false;
	let isTakenOver = false;
	// Never removed, or a Ctrl-C that has arrived but is not handled yet would be lost.
	const onInterrupt = () => {
		if (isTakenOver) {
			return;
		}

		if (interrupt.signal.aborted) {
			endProcess(endingSignals.SIGINT);
		}

		interrupt.abort();
	};
	const onFault = (error: unknown) => {
		if (isReporting) {
			// The report itself failed, so only the exit code is left.
			endProcess(3);
		} else {
			isReporting = true;
			finish(reportProblem(io, flagsIn(argv), faultOfOurs(error)));
		}
	};
	process.on('SIGINT', onInterrupt);
	process.on('uncaughtException', onFault);
	const stdout = directOutput(1, () => process.stdout, {
		terminalGone,
		lost(error) {
			const what = lostOutputWords(error);
			// Running work must not continue as if its output had arrived.
			endProcess(reportProblem(io, flagsIn(argv), {what, cure: '', exitCode: 3, error}));
		},
	});
	const stderr = directOutput(2, () => process.stderr, {terminalGone, lost() {}});
	const io: Io = {
		environment: process.env,
		// Created on first use, because it takes Node a millisecond or two.
		get stdin() {
			stdin ??= process.stdin.on('error', () => {
				if (process.stdin.isTTY) {
					terminalGone();
				}
			});
			return stdin;
		},
		stdout,
		stderr,
		signal: interrupt.signal,
		takeOver() {
			isTakenOver = true;
		},
		releaseFaults() {
			process.off('uncaughtException', onFault);
		},
	};
	return {io, finish};

	function terminalGone(): void {
		if (isGone) {
			return;
		}

		isGone = true;
		if (process.listenerCount('SIGHUP') === 0) {
			endProcess(terminalGoneCode);
		}

		setTimeout(() => endProcess(terminalGoneCode), farewell);
		process.emit('SIGHUP', 'SIGHUP');
	}

	function finish(code: number): void {
		process.exitCode = code;
		// However a front end handled the end of its input.
		stdout.flush(() => stderr.flush(() => endProcess(isGone ? terminalGoneCode : code)));
	}
}
