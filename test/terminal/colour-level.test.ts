import {describe, expect, it} from 'vitest';
import {colourLevel, isUnicode} from '../../source/terminal/colour-level.ts';

describe('the colours of a terminal', () => {
	it.each([
		[{TERM: 'xterm-256color', COLORTERM: 'truecolor'}, 3],
		[{TERM: 'xterm-256color'}, 2],
		[{TERM: 'xterm'}, 1],
		[{TERM: 'dumb', COLORTERM: 'truecolor'}, 0],
		[{TERM: 'xterm-256color', NO_COLOR: '1'}, 0],
		[{TERM: 'xterm-256color', NO_COLOR: ''}, 2],
		[{TERM: 'xterm-256color', CI: 'true'}, 2],
	])('%o: %i', (environment, level) => {
		expect(colourLevel(environment, 'linux', true)).toBe(level);
	});

	it('are none with --no-color', () => {
		expect(colourLevel({COLORTERM: 'truecolor'}, 'linux', false)).toBe(0);
	});
});

describe('the locale', () => {
	it('decides between Unicode and ASCII glyphs, the most specific variable first', () => {
		expect(isUnicode({LANG: 'en_US.UTF-8'}, 'linux')).toBe(true);
		expect(isUnicode({LANG: 'C'}, 'linux')).toBe(false);
		expect(isUnicode({LANG: 'en_US.UTF-8', LC_ALL: 'POSIX'}, 'linux')).toBe(false);
		expect(isUnicode({}, 'linux')).toBe(true);
		expect(isUnicode({LANG: 'C'}, 'win32')).toBe(true);
	});
});
