import {createContext, useContext} from 'react';
import type {Keyboard} from './keyboard.ts';

export const KeyboardContext = createContext<Keyboard | undefined>(undefined);

/** The keyboard of the terminal on which the screens are drawn. */
export function useKeyboard(): Keyboard {
	const keyboard = useContext(KeyboardContext);
	if (keyboard === undefined) {
		throw new Error('There is no KeyboardContext around this component.');
	}

	return keyboard;
}
