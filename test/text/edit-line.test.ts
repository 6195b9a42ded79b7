import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Key} from '../../source/terminal/input/key.ts';
import {lineEditOf} from '../../source/terminal/input/line-edit-of.ts';
import {editLine, type Line, type LineEdit} from '../../source/text/edit-line.ts';

/** `ab|c`: the bar is the cursor. */
function line(drawn: string): Line {
	return {text: drawn.replace('|', ''), cursor: drawn.indexOf('|')};
}

function draw({text, cursor}: Line): string {
	return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

const plain = {text: '', ctrl: false, alt: false, shift: false};
const ctrl = (text: string): Key => ({...plain, name: 'char', text, ctrl: true});
const alt = (text: string): Key => ({...plain, name: 'char', text, alt: true});

describe('editing a line', () => {
	const table: ReadonlyArray<readonly [string, Key, string]> = [
		['ab|c', {...plain, name: 'char', text: 'X'}, 'abX|c'],
		['ab|c', {...plain, name: 'char', text: ' '}, 'ab |c'],
		['ab|c', {...plain, name: 'backspace'}, 'a|c'],
		['ab|c', {...plain, name: 'delete'}, 'ab|'],
		['|abc', {...plain, name: 'backspace'}, '|abc'],
		['abc|', {...plain, name: 'delete'}, 'abc|'],
		['ab|c', {...plain, name: 'left'}, 'a|bc'],
		['ab|c', {...plain, name: 'right'}, 'abc|'],
		['ab|c', {...plain, name: 'home'}, '|abc'],
		['a|bc', {...plain, name: 'end'}, 'abc|'],
		['ab|c', ctrl('a'), '|abc'],
		['a|bc', ctrl('e'), 'abc|'],
		['a|bc', ctrl('b'), '|abc'],
		['a|bc', ctrl('f'), 'ab|c'],
		['a|bc', ctrl('d'), 'a|c'],
		['a|bc', ctrl('h'), '|bc'],
		['ab|cd', ctrl('u'), '|cd'],
		['ab|cd', ctrl('k'), 'ab|'],
		['one two  |three', ctrl('w'), 'one |three'],
		['https://acme.eu|', ctrl('w'), '|'],
		['https://acme.eu|', {...plain, name: 'backspace', alt: true}, 'https://acme.|'],
		['https://acme.eu|', alt('b'), 'https://acme.|eu'],
		['https://|acme.eu', {...plain, name: 'left', ctrl: true}, '|https://acme.eu'],
		['https|://acme.eu', alt('f'), 'https://acme|.eu'],
		['https|://acme.eu', {...plain, name: 'right', ctrl: true}, 'https://acme|.eu'],
		['https|://acme.eu', alt('d'), 'https|.eu'],
		['a👨‍👩‍👧|b', {...plain, name: 'backspace'}, 'a|b'],
		['a👨‍👩‍👧|b', {...plain, name: 'left'}, 'a|👨‍👩‍👧b'],
		['é|x', {...plain, name: 'backspace'}, '|x'],
		['日本|語', {...plain, name: 'delete'}, '日本|'],
	];

	it.each(table)('%s, %o: %s', (before, key, after) => {
		const edit = lineEditOf(key);
		expect(edit).toBeDefined();
		expect(edit && draw(editLine(line(before), edit))).toBe(after);
	});

	it.each([
		ctrl('y'),
		ctrl('r'),
		ctrl('s'),
		alt('x'),
		{...plain, name: 'up'},
		{...plain, name: 'enter'},
		{...plain, name: 'tab'},
	] as const)('no letter of %o gets into the text', key => {
		expect(lineEditOf(key)).toBeUndefined();
	});

	const edits: fc.Arbitrary<LineEdit> = fc.oneof(
		fc.record({
			type: fc.constant('insert' as const),
			text: fc.oneof(
				fc.string({unit: 'grapheme', maxLength: 4}),
				fc.constantFrom('\u0301', '\u200D', '👩', '🇩', '🇰', 'क', '्', '\u0600', '1'),
			),
		}),
		fc.record({
			type: fc.constantFrom(
				...(['backspace', 'delete', 'left', 'right', 'word-left', 'word-right', 'home', 'end'] as const),
				...(['delete-word-left', 'delete-word-right', 'delete-to-blank', 'delete-to-start', 'delete-to-end'] as const),
			),
		}),
	);

	it('keeps the cursor between graphemes, and only insertions and deletions change the text', () => {
		fc.assert(
			fc.property(fc.array(edits, {maxLength: 40}), sequence => {
				let current: Line = {text: '', cursor: 0};
				for (const edit of sequence) {
					const next = editLine(current, edit);
					const starts = [...new Intl.Segmenter().segment(next.text)].map(({index}) => index);
					expect([...starts, next.text.length]).toContain(next.cursor);
					if (edit.type === 'insert') {
						expect(next.text).toBe(
							current.text.slice(0, current.cursor) + edit.text + current.text.slice(current.cursor),
						);
					} else if (edit.type.startsWith('delete') || edit.type === 'backspace') {
						expect(next.text.length).toBeLessThanOrEqual(current.text.length);
					} else {
						expect(next.text).toBe(current.text);
					}

					current = next;
				}
			}),
			{numRuns: 500},
		);
	});

	it('typing anything and going back over it with backspace leaves nothing', () => {
		fc.assert(
			fc.property(fc.string({unit: 'grapheme'}), text => {
				let current = editLine({text: '', cursor: 0}, {type: 'insert', text});
				for (let presses = 0; current.text !== '' && presses <= text.length; presses++) {
					current = editLine(current, {type: 'backspace'});
				}

				expect(current).toEqual({text: '', cursor: 0});
			}),
		);
	});
});
