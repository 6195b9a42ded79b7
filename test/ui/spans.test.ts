import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {safeText} from '../../source/text/safe/safe-text.ts';
import {fit, type Line, lineWidth, say, span} from '../../source/ui/spans.ts';

const textOf = (line: Line) => line.map(({text}) => text).join('');

describe('a line of the screen', () => {
	it('is cut with an ellipsis or padded to exactly its width', () => {
		expect(textOf(fit([say('acme'), say(' valid', 'good')], 12))).toBe('acme valid  ');
		expect(textOf(fit([say('acme'), say(' valid', 'good')], 8))).toBe('acme va…');
		expect(textOf(fit([say('acme'), say(' valid', 'good')], 4))).toBe('acm…');
		expect(textOf(fit([say('acme')], 4))).toBe('acme');
	});

	it('has the right width whatever is in it, including wide characters', () => {
		fc.assert(
			fc.property(
				fc.array(fc.string({unit: 'grapheme', maxLength: 12}), {maxLength: 4}),
				fc.integer({min: 1, max: 30}),
				(texts, room) => {
					const line = texts.map(text => span(safeText(text)));
					expect(lineWidth(fit(line, room))).toBe(room);
				},
			),
		);
	});
});
