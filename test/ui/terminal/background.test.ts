import {describe, expect, it} from 'vitest';
import {backgroundOf, createAnswerFilter} from '../../../source/ui/terminal/background.ts';

describe('the terminal’s answer about its background', () => {
	it('tells light from dark', () => {
		expect(backgroundOf('rgb:ffff/ffff/ffff')).toBe('light');
		expect(backgroundOf('rgb:fd/f6/e3')).toBe('light');
		expect(backgroundOf('rgb:1e1e/1e1e/2e2e')).toBe('dark');
		expect(backgroundOf('rgb:0000/0000/0000')).toBe('dark');
		expect(backgroundOf('#123456')).toBe('unknown');
	});

	it('is taken out of what is typed, with the keys around it kept', () => {
		const answers: string[] = [];
		const filter = createAnswerFilter(answer => answers.push(answer));
		expect(filter('j\u001B]11;rgb:ffff/ffff/ffff\u001B\\k')).toBe('jk');
		expect(answers).toEqual(['light']);
	});

	it('is taken out when it arrives in pieces', () => {
		const answers: string[] = [];
		const filter = createAnswerFilter(answer => answers.push(answer));
		expect(['a\u001B]11;rg', 'b:0000/0000', '/0000', '\u0007b'].map(filter).join('')).toBe('ab');
		expect(answers).toEqual(['dark']);
	});

	it('never holds a key back', () => {
		const filter = createAnswerFilter(() => undefined);
		expect(filter('\u001B')).toBe('\u001B');
		expect(filter('\u001B[A')).toBe('\u001B[A');
	});
});
