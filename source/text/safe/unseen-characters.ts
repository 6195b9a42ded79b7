/**
 * Characters that are invisible, or change the direction of the text after them (Trojan Source, CVE-2021-42574), as ranges for a character class with
 * flag `u`. Joiners, variation selectors and flag tags are not included: graphemes need them, so their neighbours decide (`safe-text.ts`).
 */
export const unseenCharacters = [
	'\\u00ad', // soft hyphen
	'\\u034f', // combining grapheme joiner
	'\\u061c', // Arabic letter mark
	'\\u115f\\u1160\\u3164\\uffa0', // Hangul fillers
	'\\u17b4\\u17b5\\u180e', // Khmer inherent vowels, Mongolian vowel separator
	'\\u200b\\u200e\\u200f', // zero-width space, direction marks
	'\\u202a-\\u202e', // direction embeddings and overrides
	'\\u2060-\\u206f', // word joiner, invisible operators, direction isolates, deprecated format characters
	'\\ufeff', // byte order mark
	'\\ufff0-\\ufffb', // interlinear annotations
	'\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}', // shorthand and musical format characters
	'\\u{e0080}-\\u{e00ff}\\u{e01f0}-\\u{e0fff}', // unassigned, never drawn
].join('');

/** ZWNJ, ZWJ. */
export const joiners = '\\u200c\\u200d';

/** Variation selectors, including Mongolian ones. */
export const variationSelectors = '\\u{fe00}-\\u{fe0f}\\u{e0100}-\\u{e01ef}\\u180b-\\u180d\\u180f';

/** Tag characters: part of some flags, otherwise an invisible alphabet. */
export const tags = '\\u{e0000}-\\u{e007f}';
