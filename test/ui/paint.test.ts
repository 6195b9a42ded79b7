import chalk from 'chalk';
import {beforeAll, describe, expect, it} from 'vitest';
import {paint} from '../../source/ui/paint.ts';
import {type Line, say} from '../../source/ui/spans.ts';
import {createTheme} from '../../source/ui/theme.ts';

const dark = createTheme({colours: 3, background: 'dark', unicode: true});
const palette = createTheme({colours: 1, background: 'unknown', unicode: true});
const none = createTheme({colours: 0, background: 'unknown', unicode: true});
const visible = (painted: string) => painted.replaceAll('\u001B', 'ESC');

describe('a painted line', () => {
	beforeAll(() => {
		chalk.level = 3;
	});

	it('has no escape sequence when none is needed', () => {
		expect(paint([say('a'), say('b')], dark)).toBe('ab');
		expect(paint([], dark)).toBe('');
	});

	it('fills the row under the cursor from end to end', () => {
		const row: Line = [say('a', 'accent'), say('b')];
		expect(visible(paint(row, palette, true))).toBe('ESC[7maESC[27mESC[7mbESC[27m');
		expect(visible(paint([say('b')], dark, true))).toBe('ESC[48;2;31;47;70mbESC[49m');
		expect(visible(paint([say('b')], none, true))).toBe('ESC[1mbESC[22m');
	});

	it('names no colour without colours', () => {
		expect(visible(paint([say('a', 'accent'), say('b', 'good')], none))).toBe('ESC[1maESC[22mb');
	});
});
