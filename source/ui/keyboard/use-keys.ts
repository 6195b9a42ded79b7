import {useLayoutEffect, useRef} from 'react';
import type {Key} from '../../terminal/input/key.ts';
import {useKeyboard} from './keyboard-context.ts';

export interface UseKeysOptions {
	/** Default true. */
	readonly isActive?: boolean;
	/** Gets pasted text whole, as the terminal sends it. Without it a paste does nothing: it must never run commands. */
	readonly onPaste?: (text: string) => void;
}

/**
 * Calls `onKey` for every single press of a key, in order, also when several arrive in one read: each after React has shown what the one before it
 * did, so that a key goes to the screen that the one before it opened. If `onKey` returns true (it only typed into a field), the next one comes at once.
 */
export function useKeys(onKey: (key: Key) => unknown, {isActive = true, onPaste}: UseKeysOptions = {}): void {
	const keyboard = useKeyboard();
	const latest = useRef({onKey, onPaste});
	useLayoutEffect(() => {
		latest.current = {onKey, onPaste};
	});
	// A layout effect, because a person may answer a frame before other effects have run.
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
