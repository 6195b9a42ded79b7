import {useApp} from 'ink';
import {useCallback, useEffect, useRef} from 'react';
import type {FullScreenMode} from '../../terminal/full-screen-mode.ts';
import {stopProcess} from '../../terminal/stop-process.ts';
import {useKeyboard} from './keyboard-context.ts';

/**
 * Gives the function that stops the program as Ctrl-Z does elsewhere: the terminal is handed back before, and taken up again on `fg` with a repaint at
 * the present size. The same happens when somebody else stops it: a stop that can be caught (SIGTSTP) hands the terminal back, and after one that cannot
 * (SIGSTOP) it is taken up again as if it had been.
 */
export function useSuspend(mode: FullScreenMode): () => void {
	const {suspendTerminal} = useApp();
	const keyboard = useKeyboard();
	const isAway = useRef(false);
	const leaveWhile = useCallback(
		(stop: () => Promise<void>) => {
			if (isAway.current) {
				return;
			}

			isAway.current = true;
			void suspendTerminal(async () => {
				keyboard.pause();
				mode.leave();
				await stop();
				isAway.current = false;
				// A change of size while stopped was told to the shell only.
				process.kill(process.pid, 'SIGWINCH');
				mode.enter();
				keyboard.resume();
			});
		},
		[suspendTerminal, keyboard, mode],
	);
	const suspend = useCallback(
		() =>
			leaveWhile(async () => {
				// The system stops nobody who listens.
				const listeners = process.listeners('SIGTSTP');
				process.removeAllListeners('SIGTSTP');
				await stopProcess();
				for (const listener of listeners) {
					process.on('SIGTSTP', listener);
				}
			}),
		[leaveWhile],
	);
	useEffect(() => {
		if (process.platform === 'win32') {
			return undefined;
		}

		const goOn = () => leaveWhile(async () => undefined);
		process.on('SIGTSTP', suspend);
		process.on('SIGCONT', goOn);
		return () => {
			process.off('SIGTSTP', suspend);
			process.off('SIGCONT', goOn);
		};
	}, [leaveWhile, suspend]);
	return suspend;
}
