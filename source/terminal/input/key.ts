export type KeyName =
	| 'up'
	| 'down'
	| 'left'
	| 'right'
	| 'home'
	| 'end'
	| 'pageup'
	| 'pagedown'
	| 'enter'
	| 'escape'
	| 'tab'
	| 'backtab'
	| 'backspace'
	| 'delete'
	/** A printable character, or a letter with Ctrl or Alt; `text` has it. */
	| 'char';

/** One press of one key. */
export interface Key {
	readonly name: KeyName;
	/** What it types: one code point for `char`, otherwise empty. With `ctrl`, the letter in lower case. */
	readonly text: string;
	readonly ctrl: boolean;
	readonly alt: boolean;
	readonly shift: boolean;
}

export function press(name: KeyName, more: Partial<Omit<Key, 'name'>> = {}): Key {
	return {name, text: '', ctrl: false, alt: false, shift: false, ...more};
}

/** The name of a key as in the key tables: `j`, `G`, `space`, `enter`, `ctrl+u`. */
export function keyName(key: Key): string {
	const plain = key.name === 'char' ? (key.text === ' ' ? 'space' : key.text) : key.name;
	return `${key.ctrl ? 'ctrl+' : ''}${key.alt ? 'alt+' : ''}${plain}`;
}

/** The key that types a character; for a control character, the key that sends it. */
export function keyOfCharacter(character: string): Key {
	const code = character.codePointAt(0) ?? 0;
	switch (code) {
		case 0x0a:
		case 0x0d:
			return press('enter');
		case 0x09:
			return press('tab');
		case 0x1b:
			return press('escape');
		case 0x08:
		case 0x7f:
			return press('backspace');
		default:
			return code < 0x20
				? press('char', {text: code === 0 ? ' ' : String.fromCharCode(code + (code <= 26 ? 0x60 : 0x40)), ctrl: true})
				: press('char', {text: character, shift: /^\p{Lu}$/u.test(character)});
	}
}
