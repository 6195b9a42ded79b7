import {escapeSequences} from './escape-sequences.ts';
import {joiners, tags, unseenCharacters, variationSelectors} from './unseen-characters.ts';

declare const safe: unique symbol;

/** Text without anything a terminal acts on: no control character, escape sequence or direction override, on one line. */
export type SafeText = string & {readonly [safe]: true};

/** Printable ASCII, Latin, Greek, Cyrillic, general punctuation, CJK: nearly all text, returned as it is. */
const harmless =
	/^[\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e\u2190-\u2bff\u3000-\u3098\u309b-\u3163\u3165-\ua66e\uac00-\ud7a3]*$/;

/** CR LF counts once. NEL, LS and PS break lines in some terminals and editors too. */
const lineBreaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const controls = /[\x00-\x1f\x7f-\x9f]/g;

const unseen = new RegExp(`[${unseenCharacters}]`, 'gu');

/** Scripts whose letters never change shape with a joiner, so that a joiner between them is only hidden text. */
const plainScripts = ['Latin', 'Greek', 'Cyrillic', 'Han', 'Hiragana', 'Katakana', 'Hangul', 'Inherited', 'Common'];

interface NeighbourRules {
	readonly joiner: RegExp;
	readonly tag: RegExp;
	readonly variation: RegExp;
	readonly marks: RegExp;
}

let rules: NeighbourRules | undefined;

/** Compiled on first use: property escapes take milliseconds, and the first frame seldom needs them. */
function neighbourRules(): NeighbourRules {
	const shaping = `[[\\p{L}\\p{M}]--[${plainScripts.map(script => `\\p{Script=${script}}`).join('')}]]`;
	const emoji = '\\p{Extended_Pictographic}';
	rules ??= {
		joiner: new RegExp(
			`(?<=[${emoji}\\p{Emoji_Modifier}\\u{fe0f}])(\\u200d)(?=${emoji})|(?<=${shaping})([${joiners}])(?=${shaping})|[${joiners}]`,
			'gv',
		),
		tag: new RegExp(`(\\u{1f3f4}[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]{1,6}\\u{e007f})|[${tags}]`, 'gu'),
		variation: new RegExp(`(^|[\\s${variationSelectors}])[${variationSelectors}]+`, 'gu'),
		marks: /([\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]+/gu,
	};
	return rules;
}

/**
 * Cleans text from outside (a tenant, a file, the clipboard) before it is shown or printed: removes whole escape sequences,
 * including their payload, control characters and direction overrides; line breaks and tabs become spaces; invisible characters stay only where a
 * grapheme needs them (emoji, shaping scripts); at most four combining marks stay on a letter; lone surrogates become U+FFFD.
 * Cleaning twice changes nothing. Never use it for file keys, requests or JSON.
 */
export function safeText(raw: string): SafeText {
	if (harmless.test(raw)) {
		return raw as SafeText;
	}

	// Removing something can join what it kept apart, so repeat until nothing changes. No round makes the text longer.
	let text = raw.toWellFormed();
	for (;;) {
		const cleaned = cleanOnce(text);
		if (cleaned === text) {
			return cleaned as SafeText;
		}

		text = cleaned;
	}
}

function cleanOnce(text: string): string {
	const plain = text
		.replace(escapeSequences, '')
		.replace(lineBreaks, ' ')
		.replaceAll('\t', ' ')
		.replace(controls, '')
		.replace(unseen, '');
	if (harmless.test(plain)) {
		return plain;
	}

	const {joiner, tag, variation, marks} = neighbourRules();
	return plain.replace(joiner, '$1$2').replace(tag, '$1').replace(variation, '$1').replace(marks, '$1');
}
