import {useInput, usePaste} from 'ink';
import {useState} from 'react';
import {createKeySplitter, type Key} from '../field/split-keys.ts';

export type {Key, KeyName} from '../field/split-keys.ts';

export interface UseKeysOptions {
	/** Default true. */
	readonly isActive?: boolean;
	/** Gets pasted text whole, as the terminal sends it. Without it a paste does nothing: it must never run commands. */
	readonly onPaste?: (text: string) => void;
}

/**
 * Calls `onKey` for every single press of a key, in order, also when several arrive in one read. Several presses may come before React renders
 * again, so the handler must not decide by values of the last render: dispatch to a reducer, or read a store.
 */
export function useKeys(onKey: (key: Key) => void, options: UseKeysOptions = {}): void {
	const isActive = options.isActive ?? true;
	const [splitKeys] = useState(createKeySplitter);
	useInput(
		(input, inkKey) => {
			for (const key of splitKeys(input, inkKey)) {
				onKey(key);
			}
		},
		{isActive},
	);
	usePaste(text => options.onPaste?.(text), {isActive});
}
