import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {displayWidth, graphemes} from '../../../source/text/width.ts';
import {fieldWindow, maskedWindow} from '../../../source/ui/components/field/field-window.ts';

/** The window with a bar where the cursor is, if it stands on a cell boundary of the text. */
function draw(text: string, cursor: number, cells: number): string {
	const window = fieldWindow(text, cursor, cells);
	let width = 0;
	let drawn = '';
	for (const grapheme of graphemes(window.text)) {
		drawn += width === window.cursor ? '|' : '';
		drawn += grapheme;
		width += displayWidth(grapheme);
	}

	return width === window.cursor ? `${drawn}|` : drawn;
}

describe('fieldWindow', () => {
	it.each([
		['', 0, 5, '|'],
		['abc', 3, 5, 'abc|'],
		['abcd', 4, 5, 'abcd|'],
		['abcd', 1, 5, 'a|bcd'],
		['abcdefgh', 0, 5, '|abc…'],
		['abcdefgh', 2, 5, 'ab|c…'],
		['日本語', 9, 10, '日本語|'],
		['日本語', 1, 10, '日|本語'],
		['a\u200Bb\nc', 5, 10, 'a·b·c|'],
	])('%j with the cursor at %i in %i cells is %s', (text, cursor, cells, drawn) => {
		expect(draw(text, cursor, cells)).toBe(drawn);
	});

	it('shows the end of a long value with the cursor after it', () => {
		expect(draw('0123456789abcdef', 16, 10)).toMatch(/^….*f\|$/);
	});

	it('always shows the cursor within the field, whatever the value, and never more than fits', () => {
		fc.assert(
			fc.property(
				fc.string({unit: 'grapheme', maxLength: 60}),
				fc.nat(60),
				fc.integer({min: 4, max: 30}),
				(text, at, cells) => {
					const before = graphemes(text).slice(0, at).join('');
					const window = fieldWindow(text, before.length, cells);
					expect(displayWidth(window.text)).toBeLessThanOrEqual(cells);
					expect(window.cursor).toBeGreaterThanOrEqual(0);
					expect(window.cursor).toBeLessThan(cells);
					expect(window.cursor).toBeLessThanOrEqual(displayWidth(window.text));
				},
			),
			{numRuns: 1000},
		);
	});

	it('shows the character at the cursor and the one before it', () => {
		const text = '0123456789abcdefghijklmnopqrstuvwxyz';
		for (let cursor = 0; cursor <= text.length; cursor++) {
			const window = fieldWindow(text, cursor, 12);
			if (cursor < text.length) {
				expect(window.text[window.cursor], `at ${cursor}`).toBe(text[cursor]);
			}

			if (cursor > 0) {
				expect(window.text[window.cursor - 1], `before ${cursor}`).toBe(text[cursor - 1]);
			}
		}
	});
});

describe('maskedWindow', () => {
	it('shows a dot for each character and nothing else', () => {
		expect(maskedWindow({all: 5, before: 5}, 20, '•')).toEqual({text: '•••••', cursor: 5});
	});
});
