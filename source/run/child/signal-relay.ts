import type {ChildProcess} from 'node:child_process';

/** Sent by keys of the terminal to the whole process group, so the child has them already. */
const fromKeys: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];
const ending: readonly NodeJS.Signals[] = [...fromKeys, 'SIGTERM', 'SIGHUP'];

/** Signals of this process that are meant for the command it runs. */
export interface SignalRelay {
	/** The first one that would have ended the command, had it been there; it must not be started then. */
	readonly early: NodeJS.Signals | undefined;
	passTo(child: ChildProcess): void;
	close(): void;
}

/**
 * From here on no signal ends this process, so that what was made for the command can be removed.
 * @param sharesTerminal the command has this terminal to itself: what a key sends reaches it without us.
 */
export function relaySignals(sharesTerminal: boolean): SignalRelay {
	let child: ChildProcess | undefined;
	let early: NodeJS.Signals | undefined;
	const removers = [...ending, 'SIGUSR2' as const, 'SIGCONT' as const].map(signal => {
		const listener = () => {
			if (child === undefined) {
				early ??= ending.find(name => name === signal);
			} else if (!(sharesTerminal && fromKeys.includes(signal))) {
				child.kill(signal);
			}
		};
		process.on(signal, listener);
		return () => process.off(signal, listener);
	});
	return {
		get early() {
			return early;
		},
		passTo(started) {
			child = started;
		},
		close() {
			for (const remove of removers) {
				remove();
			}
		},
	};
}
