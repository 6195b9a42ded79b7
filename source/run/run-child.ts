import type {SpawnOptions} from 'node:child_process';
import {once} from 'node:events';
import {constants} from 'node:os';

/** How a command ended. */
export type ChildEnd =
	| {readonly type: 'exited'; readonly code: number}
	| {readonly type: 'killed'; readonly signal: NodeJS.Signals}
	| {readonly type: 'not-found'}
	| {readonly type: 'not-executable'};

export interface ChildOptions {
	readonly environment: NodeJS.ProcessEnv;
	/** The child has this terminal to itself: what a key sends reaches it without us. */
	readonly sharesTerminal: boolean;
	readonly stdio?: SpawnOptions['stdio'];
	/** Given the process as soon as it runs. */
	readonly onStart?: (child: ReturnType<typeof import('node:child_process').spawn>) => void;
}

/** Sent by keys of the terminal to the whole process group, so the child has them already. */
const fromKeys: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];
const others: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP', 'SIGUSR2', 'SIGCONT'];

/**
 * Runs a command and waits for its end. Signals reach it as if we were not there: those of the terminal by themselves, others are passed on. We outlive
 * it, so that what was made for it can be removed. Windows' `.cmd` files start too.
 */
export async function runChild(command: string, args: readonly string[], options: ChildOptions): Promise<ChildEnd> {
	const {environment, sharesTerminal, stdio = 'inherit', onStart} = options;
	// An unset variable, most likely. Node would throw; to a shell it is a command that does not exist.
	if (command === '') {
		return {type: 'not-found'};
	}

	const {default: spawn} = await import('cross-spawn');
	const child = spawn(command, args, {env: environment, stdio});
	const listeners = [...fromKeys, ...others].map(signal => {
		const listener = () => {
			if (!(sharesTerminal && fromKeys.includes(signal))) {
				child.kill(signal);
			}
		};
		process.on(signal, listener);
		return () => process.off(signal, listener);
	});
	try {
		onStart?.(child);
		const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
		return signal === null ? {type: 'exited', code: code ?? 0} : {type: 'killed', signal};
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
	} finally {
		for (const remove of listeners) {
			remove();
		}
	}
}

/** The exit code that a shell gives for such an end (POSIX, XCU 2.8.2): 128 + N for signal N, 126 and 127 for a command that could not be run. */
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
