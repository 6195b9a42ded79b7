import {describe, expect, it} from 'vitest';
import {bindingOf, keymap} from '../../source/ui/keymap.ts';
import {keyLine} from '../../source/ui/main/footer-line.ts';

describe('the key table', () => {
	it('gives every key one command', () => {
		const keys = keymap.flatMap(binding => binding.keys);
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('has every key of the contract', () => {
		for (const key of [
			'up',
			'k',
			'down',
			'j',
			'g',
			'G',
			'home',
			'end',
			'pageup',
			'pagedown',
			'ctrl+u',
			'ctrl+d',
			'enter',
			'-',
			'n',
			'e',
			'r',
			'c',
			'space',
			'd',
			'u',
			'U',
			'v',
			'V',
			'/',
			'!',
			's',
			'tab',
			'J',
			'y',
			'o',
			'p',
			'D',
			':',
			'?',
			'ctrl+l',
			'ctrl+z',
			'q',
			'ctrl+c',
		]) {
			expect(bindingOf(key), key).toBeDefined();
		}
	});

	it('makes a footer of whole entries, help and quit always among them', () => {
		const entries = keymap.filter(({footer}) => footer !== undefined).map(({shown, label}) => [shown, label] as const);
		for (const columns of [60, 80, 120]) {
			const text = keyLine(entries, columns)
				.map(span => span.text)
				.join('');
			expect(text).toContain('? help');
			expect(text).toContain('q quit');
			expect(text).not.toContain('…');
		}
	});
});
