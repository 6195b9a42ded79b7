import type {Key as InkKey} from 'ink';
import {graphemes} from '../../text/width.ts';

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
	/** A printable character, or a letter with Ctrl or Alt: it stands in `text`. */
	| 'char';

/** One press of one key. */
export interface Key {
	readonly name: KeyName;
	/** What it types: one grapheme for `char`, else empty. With `ctrl` the letter, lower case. */
	readonly text: string;
	readonly ctrl: boolean;
	readonly alt: boolean;
	readonly shift: boolean;
}

const flags: ReadonlyArray<readonly [flag: keyof InkKey, name: KeyName]> = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['home', 'home'],
	['end', 'end'],
	['pageUp', 'pageup'],
	['pageDown', 'pagedown'],
	['return', 'enter'],
	['backspace', 'backspace'],
	['delete', 'delete'],
];

/** The answer to a question about the terminal's colours, without the `ESC ]` that Ink takes for Alt-]. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: BEL ends the answer
const colourReply = /^\d{1,3};(?:\d{1,3};)?rgba?:[\da-f/]+\x07?/i;

/**
 * Turns the events of Ink's `useInput` into single presses, in order. Ink splits a read at escape sequences and backspace only: `jj`, Enter and
 * Ctrl-A that arrive together come as one string, and Enter in it is not reported (toolchain 1.3). Late answers to colour questions, which Ink
 * passes on as typed text, are dropped.
 */
export function createKeySplitter(): (input: string, inkKey: InkKey) => Key[] {
	let inReply: 'no' | 'started' | 'ending' = 'no';
	return (input, inkKey) => {
		if (inkKey.eventType === 'release') {
			return [];
		}

		const alt = inkKey.meta && !inkKey.ctrl;
		if (alt && input === ']') {
			inReply = 'started';
			return [press('char', {text: ']', alt})];
		}

		if (inReply === 'ending' && alt && input === '\\') {
			inReply = 'no';
			return [];
		}

		const reply = inReply === 'started' ? colourReply.exec(input)?.[0] : undefined;
		inReply = reply === undefined ? 'no' : 'ending';
		return split(reply === undefined ? input : input.slice(reply.length), inkKey);
	};
}

function split(input: string, inkKey: InkKey): Key[] {
	const {ctrl, meta: alt, shift} = inkKey;
	if (inkKey.escape) {
		// Ink reports two in one read as Alt-Esc.
		return alt ? [press('escape'), press('escape')] : [press('escape')];
	}

	if (inkKey.tab) {
		return [press(shift ? 'backtab' : 'tab', {alt, shift})];
	}

	for (const [flag, name] of flags) {
		if (inkKey[flag] === true) {
			return [press(name, {ctrl, alt, shift})];
		}
	}

	if (ctrl || alt) {
		return input === '' || inkKey.super || inkKey.hyper ? [] : [press('char', {text: input, ctrl, alt, shift})];
	}

	return graphemes(input).flatMap(fromCharacter);
}

/** A character of a run: control characters are the keys that send them. */
function fromCharacter(character: string): Key[] {
	const code = character.codePointAt(0) ?? 0;
	if (character === '\r' || character === '\n' || character === '\r\n') {
		return [press('enter')];
	}

	if (character === '\t') {
		return [press('tab')];
	}

	if (code === 0x7f || code === 0x08) {
		return [press('backspace')];
	}

	if (code === 0x1b) {
		return [press('escape')];
	}

	if (code < 0x20) {
		const text = code === 0 ? ' ' : String.fromCharCode(code + (code <= 26 ? 0x60 : 0x40));
		return [press('char', {text, ctrl: true})];
	}

	// C1 controls are no keys.
	return code >= 0x80 && code <= 0x9f ? [] : [press('char', {text: character, shift: /^\p{Lu}$/u.test(character)})];
}

function press(name: KeyName, more: Partial<Omit<Key, 'name'>> = {}): Key {
	return {name, text: '', ctrl: false, alt: false, shift: false, ...more};
}
