import type {ChildProcess, SpawnOptions} from 'node:child_process';
import {constants} from 'node:os';
import {relaySignals, type SignalRelay} from './signal-relay.ts';

/** How a command ended. */
export type ChildEnd =
	| {readonly type: 'exited'; readonly code: number}
	| {readonly type: 'killed'; readonly signal: NodeJS.Signals}
	| {readonly type: 'not-found'}
	| {readonly type: 'not-executable'};

export interface ChildOptions {
	readonly environment: NodeJS.ProcessEnv;
	/** The child has this terminal to itself, so signals from keys reach it directly. */
	readonly sharesTerminal: boolean;
	readonly stdio?: SpawnOptions['stdio'];
	/** Called with the process as soon as it runs. */
	readonly onStart?: (child: ChildProcess) => void;
}

/**
 * Runs a command and waits for its end. Signals reach it as if qctx were not there: those of the terminal directly, others are passed on. qctx outlives
 * it, so that what was created for it can be removed. Also starts Windows' `.cmd` files.
 */
export async function runChild(command: string, args: readonly string[], options: ChildOptions): Promise<ChildEnd> {
	const signals = relaySignals(options.sharesTerminal);
	try {
		return await runRelayed(command, args, options, signals);
	} finally {
		signals.close();
	}
}

/** The same under a relay that is the caller's to close. */
export async function runRelayed(
	command: string,
	args: readonly string[],
	{environment, stdio = 'inherit', onStart}: Omit<ChildOptions, 'sharesTerminal'>,
	signals: SignalRelay,
): Promise<ChildEnd> {
	// Most likely an unset variable. Node would throw, but to a shell it is a command that does not exist.
	if (command === '') {
		return {type: 'not-found'};
	}

	const {default: spawn} = await import('cross-spawn');
	if (signals.early !== undefined) {
		return {type: 'killed', signal: signals.early};
	}

	const child = spawn(command, args, {env: environment, stdio});
	signals.passTo(child);
	const {promise, resolve, reject} = Promise.withResolvers<ChildEnd>();
	child.on('close', (code, signal) => {
		resolve(signal === null ? {type: 'exited', code: code ?? 0} : {type: 'killed', signal});
	});
	child.on('error', (error: NodeJS.ErrnoException) => {
		// A program of another user, which qctx may not signal, keeps running.
		if (error.syscall !== 'kill') {
			reject(error);
		}
	});
	try {
		onStart?.(child);
		return await promise;
	} catch (error) {
		switch ((error as NodeJS.ErrnoException).code) {
			case 'ENOENT':
				return {type: 'not-found'};
			case 'EACCES':
			case 'ENOEXEC':
			case 'EPERM':
				return {type: 'not-executable'};
			default:
				throw error;
		}
	}
}

/** The exit code that a shell reports (POSIX, XCU 2.8.2): 128 + N for signal N, 126 and 127 for a command that could not be run. */
export function exitCodeOf(end: ChildEnd): number {
	switch (end.type) {
		case 'exited':
			return end.code;
		case 'killed':
			return 128 + constants.signals[end.signal];
		case 'not-executable':
			return 126;
		case 'not-found':
			return 127;
	}
}
