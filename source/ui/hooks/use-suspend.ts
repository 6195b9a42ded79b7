import {useApp} from 'ink';
import {useCallback} from 'react';
import {stopProcess} from '../../live/stop-process.ts';
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
			await stopProcess();
			// A change of size while stopped was told to the shell only.
			process.kill(process.pid, 'SIGWINCH');
			mode.enter();
		});
	}, [suspendTerminal, mode]);
}
