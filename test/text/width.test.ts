import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {displayWidth, padToWidth, truncate} from '../../source/text/width.ts';

describe('displayWidth', () => {
	it.each([
		['acme', 4],
		['日本', 4],
		['é', 1],
		['👨‍👩‍👧', 2],
		['●', 1],
		['', 0],
	])('%s takes %i cells', (text, cells) => {
		expect(displayWidth(text)).toBe(cells);
	});
});

describe('truncate', () => {
	it.each([
		['acme-test.eu.qlikcloud.com', 14, 'acme-test.eu.…'],
		['acme', 4, 'acme'],
		['日本語', 6, '日本語'],
		['日本語', 5, '日本…'],
		['日本語', 4, '日…'],
		['👨‍👩‍👧👨‍👩‍👧', 3, '👨‍👩‍👧…'],
		['acme', 1, '…'],
		['acme', 0, ''],
	])('%s in %i cells is %s', (text, cells, cut) => {
		expect(truncate(text, cells)).toBe(cut);
	});

	it('uses another mark when … cannot be shown', () => {
		expect(truncate('acme-test', 5, '~')).toBe('acme~');
	});

	it('never takes more cells than it has, whatever the text', () => {
		fc.assert(
			fc.property(fc.string({unit: 'grapheme'}), fc.nat(20), (text, cells) => {
				expect(displayWidth(truncate(text, cells))).toBeLessThanOrEqual(cells);
			}),
		);
	});
});

describe('padToWidth', () => {
	it('pads and cuts to exactly the width', () => {
		expect(padToWidth('日本', 6)).toBe('日本  ');
		expect(padToWidth('日本語', 6)).toBe('日本語');
		expect(padToWidth('日本語', 4)).toBe('日… ');
	});
});
