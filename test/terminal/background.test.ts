import {describe, expect, it} from 'vitest';
import {backgroundIn} from '../../source/terminal/background.ts';

describe('the terminal’s answer about its background', () => {
	it.each([
		['rgb:ffff/ffff/ffff', 'light'],
		['rgb:fd/f6/e3', 'light'],
		['rgb:1e1e/1e1e/2e2e', 'dark'],
		['rgba:0000/0000/0000/ffff', 'dark'],
		['#123456', 'unknown'],
	])('tells light from dark: %s is %s', (colour, background) => {
		expect(backgroundIn(`\u001B]11;${colour}`)).toBe(background);
	});

	it('is not confused with other answers', () => {
		expect(backgroundIn('\u001B]10;rgb:ffff/ffff/ffff')).toBeUndefined();
		expect(backgroundIn('\u001B[?62;22c')).toBeUndefined();
	});
});
