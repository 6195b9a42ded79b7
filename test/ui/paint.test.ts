import chalk from 'chalk';
import {beforeAll, describe, expect, it} from 'vitest';
import {type Line, say} from '../../source/ui/lines.ts';
import {paint} from '../../source/ui/paint.ts';
import {createTheme} from '../../source/ui/theme.ts';

const dark = createTheme({colours: 3, background: 'dark', unicode: true});
const palette = createTheme({colours: 1, background: 'unknown', unicode: true});
const none = createTheme({colours: 0, background: 'unknown', unicode: true});
const visible = (painted: string) => painted.replaceAll('\u001B', 'ESC');

describe('a painted line', () => {
	beforeAll(() => {
		chalk.level = 3;
	});

	it('has no sequence where nothing needs one', () => {
		expect(paint([say('a'), say('b')], dark)).toBe('ab');
		expect(paint([], dark)).toBe('');
	});

	it('has one sequence for neighbours of one look', () => {
		expect(visible(paint([say('a', 'good'), say('b', 'good')], dark))).toBe('ESC[38;2;135;215;135mabESC[39m');
	});

	it('changes from one colour to the next without the terminal’s own between them', () => {
		expect(visible(paint([say('a', 'good'), say('b', 'bad'), say('c')], dark))).toBe(
			'ESC[38;2;135;215;135maESC[38;2;255;135;135mbESC[39mc',
		);
	});

	it('ends bold and dim with what ends both, and begins again what goes on', () => {
		expect(visible(paint([say('a', 'strong'), say('b', 'muted'), say('c', 'match')], palette))).toBe(
			'ESC[1maESC[22mESC[2mbESC[22mESC[1mESC[4mcESC[22mESC[24m',
		);
	});

	it('stays bold from end to end under the cursor', () => {
		const row: Line = [say('a', 'accent'), say('b'), say('c', 'bad')];
		expect(visible(paint(row, palette, true))).toBe('ESC[1mESC[36maESC[39mbESC[31mcESC[22mESC[39m');
	});

	it('names no colour without colours', () => {
		expect(visible(paint([say('a', 'accent'), say('b', 'good')], none))).toBe('ESC[1maESC[22mb');
	});
});
