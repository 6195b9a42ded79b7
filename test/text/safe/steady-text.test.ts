import {describe, expect, it} from 'vitest';
import {type SafeText, safeText} from '../../../source/text/safe/safe-text.ts';
import {steadyText} from '../../../source/text/safe/steady-text.ts';
import {displayWidth} from '../../../source/text/width.ts';
import {column, span} from '../../../source/ui/spans.ts';

describe('the width that terminals agree on', () => {
	it.each([
		['⚠️ prod', '⚠ prod', 6],
		['❤️', '❤', 1],
		['👩‍🚀', '👩🚀', 4],
		['👨‍👩‍👧', '👨👩👧', 6],
		['👍🏽', '👍', 2],
		['🏳️‍🌈', '🏳🌈', 3],
		['日本 acme', '日本 acme', 9],
		['क्‍ष', 'क्‍ष', displayWidth('क्‍ष')],
	])('%s is shown as %s', (raw, shown, cells) => {
		const text = steadyText(safeText(raw));
		expect(text).toBe(shown);
		expect(displayWidth(text)).toBe(cells);
	});

	it('is the width of every span and column', () => {
		expect(span('⚠️' as SafeText).text).toBe('⚠');
		expect(column('⚠️ a' as SafeText, 5)).toBe('⚠ a  ');
	});
});
