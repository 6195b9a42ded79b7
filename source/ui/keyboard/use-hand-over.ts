import {useApp} from 'ink';
import {useCallback, useRef} from 'react';
import type {FullScreenMode} from '../../terminal/full-screen-mode.ts';
import {useKeyboard} from './keyboard-context.ts';

/**
 * Returns a function that hands the terminal to another program (a shell after Ctrl-Z, a child) while a task runs, and then takes it back with a
 * repaint at the current size. It does nothing while the terminal is already handed over.
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
					// Only the other program was notified of a resize in the meantime.
					process.kill(process.pid, 'SIGWINCH');
				}

				mode.enter();
				keyboard.resume();
			});
		},
		[suspendTerminal, keyboard, mode],
	);
}
