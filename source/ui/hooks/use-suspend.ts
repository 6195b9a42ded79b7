import {once} from 'node:events';
import {useApp} from 'ink';
import {useCallback} from 'react';
import type {FullScreenMode} from '../terminal/full-screen-mode.ts';

/**
 * Stops the program as Ctrl-Z does elsewhere. Ink hands raw mode and paste mode back before, and takes them up again on `fg` with a repaint at the
 * present size; the rest is ours to hand back.
 */
export function useSuspend(mode: FullScreenMode): () => void {
	const {suspendTerminal} = useApp();
	return useCallback(() => {
		void suspendTerminal(async () => {
			mode.leave();
			// Without a pending timer Node would end at `fg`: stdin is unref'd while suspended (shared/toolchain.md section 1.4).
			const keepAlive = setInterval(() => undefined, 60_000);
			const continued = once(process, 'SIGCONT');
			process.kill(process.pid, 'SIGTSTP');
			await continued;
			clearInterval(keepAlive);
			// A change of size while stopped was told to the shell only.
			process.kill(process.pid, 'SIGWINCH');
			mode.enter();
		});
	}, [suspendTerminal, mode]);
}
