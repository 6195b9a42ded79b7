import {joiners, tags, unseenCharacters} from './unseen-characters.ts';

/** Characters that a terminal acts on or does not show, and that JSON serialisers leave unescaped. */
const unseen = new RegExp(`[\\x7f-\\x9f\\u2028\\u2029${unseenCharacters}${joiners}${tags}]`, 'gu');

/** A JSON string cannot contain raw C0 characters; between tokens, only space, tab and line breaks are allowed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const c0 = /[\x00-\x08\x0b\x0c\x0e-\x1f]/g;

/**
 * Makes serialised JSON safe to print: control characters, escape characters, direction overrides and invisible characters
 * become `\uXXXX` escapes, so that parsing it returns the same value. Line breaks and spaces between tokens stay.
 */
export function escapeForJson(json: string): string {
	return json.replaceAll('\r', '').replace(c0, escapeUnits).replace(unseen, keepInEmoji);
}

/** A joiner inside an emoji is part of its appearance. */
function keepInEmoji(found: string, index: number, json: string): string {
	return found === '\u200d' &&
		/\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?$/u.test(json.slice(Math.max(0, index - 4), index))
		? found
		: escapeUnits(found);
}

function escapeUnits(characters: string): string {
	let escaped = '';
	for (let index = 0; index < characters.length; index++) {
		escaped += `\\u${characters.charCodeAt(index).toString(16).padStart(4, '0')}`;
	}

	return escaped;
}
