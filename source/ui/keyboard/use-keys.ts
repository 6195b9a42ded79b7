import {useLayoutEffect, useRef} from 'react';
import type {Key} from '../../terminal/input/key.ts';
import {useKeyboard} from './keyboard-context.ts';

export interface UseKeysOptions {
	/** True by default. */
	readonly isActive?: boolean;
	/** Gets pasted text in one piece, as the terminal sends it. Without it a paste does nothing: a paste must never run commands. */
	readonly onPaste?: (text: string) => void;
}

/**
 * Calls `onKey` for every key press, in order, even when several arrive in one read: each after React has shown what the one before it
 * did, so that a key goes to the screen that the one before it opened. If `onKey` returns true (it only typed into a field), the next one follows at once.
 */
export function useKeys(onKey: (key: Key) => unknown, {isActive = true, onPaste}: UseKeysOptions = {}): void {
	const keyboard = useKeyboard();
	const latest = useRef({onKey, onPaste});
	useLayoutEffect(() => {
		latest.current = {onKey, onPaste};
	});
	// A layout effect, because a key may arrive before other effects have run.
	useLayoutEffect(() => {
		if (!isActive) {
			return undefined;
		}

		return keyboard.listen({
			onKey: key => latest.current.onKey(key),
			onPaste: text => latest.current.onPaste?.(text),
		});
	}, [keyboard, isActive]);
}
