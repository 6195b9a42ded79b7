import {once} from 'node:events';
import {useApp, useStdout} from 'ink';
import {useCallback} from 'react';
import {alternateScrollBack, alternateScrollOn} from '../terminal/alternate-scroll.ts';
import {keepTitle, restoreTitle} from '../terminal/title.ts';

/**
 * Stops the program as Ctrl-Z does elsewhere. Ink hands screen, cursor, raw mode and paste mode back before, and takes them up again on
 * `fg` with a repaint at the present size; title and wheel are ours to hand back.
 */
export function useSuspend(): () => void {
	const {suspendTerminal} = useApp();
	const {stdout} = useStdout();
	return useCallback(() => {
		const terminal = stdout as NodeJS.WriteStream;
		void suspendTerminal(async () => {
			terminal.write(alternateScrollBack);
			restoreTitle(terminal);
			// Without a pending timer Node would end at `fg`: stdin is unref'd while suspended (shared/toolchain.md section 1.4).
			const keepAlive = setInterval(() => undefined, 60_000);
			const continued = once(process, 'SIGCONT');
			process.kill(process.pid, 'SIGTSTP');
			await continued;
			clearInterval(keepAlive);
			// A change of size while stopped was told to the shell only.
			process.kill(process.pid, 'SIGWINCH');
			keepTitle(terminal);
			terminal.write(alternateScrollOn);
		});
	}, [suspendTerminal, stdout]);
}
