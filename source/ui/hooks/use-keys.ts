import {useInput, usePaste, useStdin} from 'ink';
import {useEffect, useLayoutEffect, useRef, useState} from 'react';
import type {Key} from '../field/split-keys.ts';
import {keyboardOf} from './keyboard.ts';

export type {Key} from '../field/split-keys.ts';

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
export function useKeys(onKey: (key: Key) => unknown, options: UseKeysOptions = {}): void {
	const {isActive = true, onPaste} = options;
	const {stdin} = useStdin();
	const keyboard = keyboardOf(stdin);
	const [reader] = useState(() => ({}));
	useInput((input, inkKey) => keyboard.receive(reader, input, inkKey));
	usePaste(text => keyboard.receivePaste(reader, text));
	// After the hooks above have begun to read.
	useEffect(() => keyboard.attach(reader), [keyboard, reader]);

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
