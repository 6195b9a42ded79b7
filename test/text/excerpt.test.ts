import {expect, it} from 'vitest';
import {excerpt} from '../../source/text/excerpt.ts';

it.each([
	['acme', 'acme'],
	['a'.repeat(40), 'a'.repeat(40)],
	['a'.repeat(41), `${'a'.repeat(39)}…`],
	['a'.repeat(1_000_000), `${'a'.repeat(39)}…`],
	['漢'.repeat(30), `${'漢'.repeat(19)}…`],
])('quotes only the beginning', (text, words) => {
	expect(excerpt(text)).toBe(words);
});

it('is not filled by zero-width marks, and splits no character', () => {
	expect(excerpt(`e${'\u0301'.repeat(1000)}`, 10)).toBe(`e${'\u0301'.repeat(39)}…`);
	expect(excerpt(`ab${'\u200d'.repeat(37)}\u{1f600}x`, 10).isWellFormed()).toBe(true);
});
