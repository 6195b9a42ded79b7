import {joiners, tags, unseenCharacters} from '../text/safe/unseen-characters.ts';

/** Characters that a pasted credential must not contain, by name. */
export type BlankKind =
	| 'space'
	| 'tab'
	| 'line break'
	| 'non-breaking space'
	| 'zero-width character'
	| 'byte order mark'
	| 'control character';

const lineBreak = /^(?:\r\n|[\n\r\v\f\u0085\u2028\u2029])$/;
const nonBreaking = /^[\u00a0\u2007\u202f]$/;
const control = /^\p{Cc}$/u;
const zeroWidth = new RegExp(`^[${unseenCharacters}${joiners}${tags}]$`, 'u');

/** The number of characters that a person would count: code points, with CR LF as one line break. */
export function countCharacters(text: string): number {
	return text.length - (text.match(/\r\n|[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** The character that starts or ends at this offset in UTF-16 units; empty beyond the text. */
export function characterAt(text: string, at: number, side: 'start' | 'end'): string {
	const pair = side === 'start' ? text.slice(at, at + 2) : text.slice(Math.max(0, at - 2), at);
	return /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(pair)
		? pair
		: side === 'start'
			? pair.slice(0, 1)
			: pair.slice(-1);
}

const anyBlank = new RegExp(`[\\s\\p{Cc}\\ufeff${unseenCharacters}${joiners}${tags}]`, 'u');

/** The offset of the first space, line break or invisible character in UTF-16 units; -1 when there is none. */
export function findBlank(text: string): number {
	return text.search(anyBlank);
}

/** The kind of space, line break or invisible character; undefined for a character that may be part of a credential. */
export function blankKind(character: string): BlankKind | undefined {
	if (character === ' ') {
		return 'space';
	}

	if (character === '\t') {
		return 'tab';
	}

	if (lineBreak.test(character)) {
		return 'line break';
	}

	if (nonBreaking.test(character)) {
		return 'non-breaking space';
	}

	if (character === '\ufeff') {
		return 'byte order mark';
	}

	if (control.test(character)) {
		return 'control character';
	}

	if (zeroWidth.test(character)) {
		return 'zero-width character';
	}

	return /^\s$/u.test(character) ? 'space' : undefined;
}
