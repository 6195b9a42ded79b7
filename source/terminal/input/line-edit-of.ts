import type {LineEdit} from '../../text/edit-line.ts';
import type {Key} from './key.ts';

/** The edit that a key makes in a field, as in a shell (readline's defaults); undefined when it makes none. */
export function lineEditOf(key: Key): LineEdit | undefined {
	const word = key.ctrl || key.alt;
	switch (key.name) {
		case 'char':
			return key.ctrl || key.alt ? chord(key) : {type: 'insert', text: key.text};
		case 'backspace':
			return {type: word ? 'delete-word-left' : 'backspace'};
		case 'delete':
			return {type: word ? 'delete-word-right' : 'delete'};
		case 'left':
			return {type: word ? 'word-left' : 'left'};
		case 'right':
			return {type: word ? 'word-right' : 'right'};
		case 'home':
		case 'end':
			return {type: key.name};
		default:
			return undefined;
	}
}

const ctrlKeys: Readonly<Record<string, LineEdit>> = {
	a: {type: 'home'},
	b: {type: 'left'},
	d: {type: 'delete'},
	e: {type: 'end'},
	f: {type: 'right'},
	h: {type: 'backspace'},
	k: {type: 'delete-to-end'},
	u: {type: 'delete-to-start'},
	w: {type: 'delete-to-blank'},
};

const altKeys: Readonly<Record<string, LineEdit>> = {
	b: {type: 'word-left'},
	d: {type: 'delete-word-right'},
	f: {type: 'word-right'},
};

function chord(key: Key): LineEdit | undefined {
	// Some Windows terminals send AltGr as Ctrl-Alt; that types the character.
	if (key.ctrl && key.alt) {
		return /^[a-z ]$/i.test(key.text) ? undefined : {type: 'insert', text: key.text};
	}

	return (key.ctrl ? ctrlKeys : altKeys)[key.text.toLowerCase()];
}
