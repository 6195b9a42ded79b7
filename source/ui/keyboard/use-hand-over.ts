import {useApp} from 'ink';
import {useCallback, useRef} from 'react';
import type {FullScreenMode} from '../../terminal/full-screen-mode.ts';
import {useKeyboard} from './keyboard-context.ts';

/**
 * Gives the function that hands the terminal to somebody else for as long as a task takes: a shell after Ctrl-Z, a child. It is taken up again with a
 * repaint at the present size. Nothing happens while it is handed over already.
 */
export function useHandOver(mode: FullScreenMode): (task: () => Promise<void>) => void {
	const {suspendTerminal} = useApp();
	const keyboard = useKeyboard();
	const isAway = useRef(false);
	return useCallback(
		task => {
			if (isAway.current) {
				return;
			}

			isAway.current = true;
			void suspendTerminal(async () => {
				keyboard.pause();
				mode.leave();
				await task();
				isAway.current = false;
				if (process.platform !== 'win32') {
					// A change of size meanwhile was told to the other one only.
					process.kill(process.pid, 'SIGWINCH');
				}

				mode.enter();
				keyboard.resume();
			});
		},
		[suspendTerminal, keyboard, mode],
	);
}
