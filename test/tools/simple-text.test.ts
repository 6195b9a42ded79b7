import fc from 'fast-check';
import stringWidth from 'string-width';
import {describe, expect, it} from 'vitest';
import {LazySegmenter} from '../../tools/shims/lazy-segmenter.ts';
import {isOneCellEach, isOneClusterEach} from '../../tools/shims/simple-text.ts';

const segmenter = new Intl.Segmenter();
const characters = Array.from({length: 0x1_00_00}, (_, unit) => String.fromCharCode(unit));

/** Strings of characters that the short cuts take, with a few that they must not. */
const texts = fc
	.array(
		fc.oneof(
			fc.constantFrom(...characters.filter(isOneClusterEach)),
			fc.string({unit: 'grapheme', minLength: 1, maxLength: 1}),
		),
	)
	.map(parts => parts.join(''));

describe('the shortcuts of the bundle', () => {
	it('measures every simple character as string-width does', () => {
		expect(characters.filter(character => isOneCellEach(character) && stringWidth(character) !== 1)).toEqual([]);
	});

	it('measures simple texts as string-width does', () => {
		fc.assert(
			fc.property(texts, text => {
				fc.pre(isOneCellEach(text));
				expect(text.length).toBe(stringWidth(text));
			}),
			{numRuns: 2000},
		);
	});

	it('splits texts as Intl.Segmenter does', () => {
		const lazy = new LazySegmenter();
		fc.assert(
			fc.property(texts, text => {
				expect([...lazy.segment(text)]).toEqual([...segmenter.segment(text)]);
			}),
			{numRuns: 5000},
		);
	});

	it('covers what the screens draw', () => {
		expect(isOneCellEach('╭─ ❯ ● acme-prod ✔ valid · 142 ms ✘ ⚠ ⧗ … ↓ • ○ │╯')).toBe(true);
	});

	it.each(['e\u0301', '\r\n', '日本', '👍', '⚠\ufe0f', 'a\u200bb', '\ud83d', '⌚', 'नि'])(
		'leaves %j to the real ones',
		text => {
			expect(isOneCellEach(text)).toBe(false);
		},
	);

	it('splits into words and finds segments as the real one does', () => {
		const words = {granularity: 'word'} as const;
		expect([...new LazySegmenter('en', words).segment('two words')]).toEqual([
			...new Intl.Segmenter('en', words).segment('two words'),
		]);
		expect(new LazySegmenter().segment('abc').containing(1)).toEqual(segmenter.segment('abc').containing(1));
		expect(new LazySegmenter('de').resolvedOptions()).toEqual(new Intl.Segmenter('de').resolvedOptions());
	});
});
