import {type Key, type KeyName, keyOfCharacter, press} from './key.ts';

/** Final bytes of `CSI 1 ; modifiers X` and `SS3 X`: xterm's cursor keys, and rxvt's with Shift (CSI) or Ctrl (SS3) as lower-case letters. */
const letters: Readonly<Record<string, KeyName>> = {
	A: 'up',
	B: 'down',
	C: 'right',
	D: 'left',
	F: 'end',
	H: 'home',
	a: 'up',
	b: 'down',
	c: 'right',
	d: 'left',
};

/** `CSI number ~` of VT220, xterm, PuTTY and rxvt. */
const numbers: Readonly<Record<number, KeyName>> = {
	1: 'home',
	3: 'delete',
	4: 'end',
	5: 'pageup',
	6: 'pagedown',
	7: 'home',
	8: 'end',
};

/** Keys with a code point or, in kitty's protocol, a number of their own, including those of the keypad. */
const numberedKeys: Readonly<Record<number, KeyName>> = {
	8: 'backspace',
	9: 'tab',
	13: 'enter',
	27: 'escape',
	127: 'backspace',
	57414: 'enter',
	57417: 'left',
	57418: 'right',
	57419: 'up',
	57420: 'down',
	57421: 'pageup',
	57422: 'pagedown',
	57423: 'home',
	57424: 'end',
	57426: 'delete',
};

/** The characters of the keypad, in the order of SS3 `j` and up, and of kitty's numbers from 57399. */
const keypadBySs3 = '*+,-./0123456789';
const keypadByKitty = '0123456789./*-+';

/** The key of `SS3 final`; undefined when it is not one of ours (a function key). */
export function keyOfSs3(parameters: string, final: string): Key | undefined {
	const name = letters[final];
	if (name !== undefined) {
		const modifiers = modifiersIn(/\d+$/.exec(parameters)?.[0]);
		return press(name, /[a-d]/.test(final) ? {...modifiers, ctrl: true} : modifiers);
	}

	const typed = keypadBySs3[final.charCodeAt(0) - 0x6a] ?? {M: '\r', I: '\t', X: '='}[final];
	return typed === undefined ? undefined : keyOfCharacter(typed);
}

/** The key of `CSI parameters final`; undefined when it is not one of ours: a reply, mouse, focus, a function key, a key release. */
export function keyOfCsi(parameters: string, final: string): Key | undefined {
	const match = /^(\d*)(?::[\d:]*)?(?:;(\d*)(?::(\d*))?)?(?:;([\d:]*))?$/.exec(parameters);
	// Kitty's event type 3 is a key release.
	if (match === null || match[3] === '3') {
		return undefined;
	}

	const [, number = '', modifierField, , text] = match;
	const code = Number(number);
	const modifiers = modifiersIn(modifierField);
	switch (final) {
		case 'u':
			return keyOfCodePoint(code, modifierField, text);
		case '~':
			return code === 27 && text !== undefined
				? keyOfCodePoint(Number(text), modifierField)
				: named(text === undefined ? numbers[code] : undefined, modifiers);
		case 'Z':
			return press('backtab', {...modifiers, shift: true});
		// rxvt: with Shift, with Ctrl, with both.
		case '$':
			return named(numbers[code], {shift: true});
		case '^':
			return named(numbers[code], {ctrl: true});
		case '@':
			return named(numbers[code], {ctrl: true, shift: true});
		default: {
			const isKey =
				text === undefined && (number === '' || number === '1') && (modifierField === undefined || number === '1');
			return isKey ? named(letters[final], /[a-d]/.test(final) ? {shift: true} : modifiers) : undefined;
		}
	}
}

function named(name: KeyName | undefined, modifiers: Modifiers): Key | undefined {
	return name === undefined ? undefined : press(name, modifiers);
}

type Modifiers = Partial<Pick<Key, 'shift' | 'alt' | 'ctrl'>>;

/** Modifiers are a bit set plus one: 1 Shift, 2 Alt, 4 Ctrl, 8 Meta, which some terminals send for Alt. */
function modifiersIn(field: string | undefined): Modifiers {
	const bits = modifierBits(field);
	return {shift: (bits & 1) !== 0, alt: (bits & 0b1010) !== 0, ctrl: (bits & 4) !== 0};
}

function modifierBits(field: string | undefined): number {
	return Math.max(0, Number(field || 1) - 1);
}

/** A key by its code point: kitty's `CSI code u`, and xterm's modifyOtherKeys. */
function keyOfCodePoint(code: number, modifierField: string | undefined, text = ''): Key | undefined {
	const bits = modifierBits(modifierField);
	// Keys with Super (8) or Hyper (16) are none of ours.
	if ((bits & 0b11000) !== 0) {
		return undefined;
	}

	const {shift = false, alt = false, ctrl = false} = modifiersIn(modifierField);
	const name = numberedKeys[code];
	if (name !== undefined) {
		return press(name === 'tab' && shift ? 'backtab' : name, {shift, alt, ctrl});
	}

	const typed = keypadByKitty[code - 57_399] ?? printable(Number(text.split(':')[0] || code));
	if (typed === undefined) {
		return undefined;
	}

	const character = ctrl ? typed.toLowerCase() : shift && text === '' ? typed.toUpperCase() : typed;
	return press('char', {text: character, shift, alt, ctrl});
}

function printable(code: number): string | undefined {
	const character = code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
	// Not control characters, surrogates, or the private-use characters that kitty assigns to keys.
	return /^[^\p{Cc}\p{Cs}\p{Co}]$/u.test(character) ? character : undefined;
}
