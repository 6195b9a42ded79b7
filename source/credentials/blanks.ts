import {joiners, tags, unseenCharacters} from '../text/unseen-characters.ts';

/** What a pasted credential must not hold, by the word for it. */
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

/** Splits into characters as a person counts them here: code points, and CR LF as one line break. */
export function characters(text: string): string[] {
	return text.match(/\r\n|[\s\S]/gu) ?? [];
}

/** Which kind of blank, line break or invisible character this is; undefined for one that may be part of a credential. */
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
