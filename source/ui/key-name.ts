import type {Key} from './field/split-keys.ts';

/** The name of a key as the key table has it: `j`, `G`, `space`, `enter`, `ctrl+u`. */
export function keyName(key: Key): string {
	const plain = key.name === 'char' ? (key.text === ' ' ? 'space' : key.text) : key.name;
	return `${key.ctrl ? 'ctrl+' : ''}${key.alt ? 'alt+' : ''}${plain}`;
}
