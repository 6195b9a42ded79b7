import {describe, expect, it} from 'vitest';
import {keyHintsLine} from '../../source/ui/components/key-hints-line.ts';
import {binding, bindingOf, footerCommands, keymap, keyText} from '../../source/ui/keymap.ts';

describe('the key table', () => {
	it('assigns one command to every key', () => {
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

	it('makes a footer of whole entries, always including help and quit', () => {
		const entries = footerCommands.map(id => [binding(id).shown, binding(id).label] as const);
		for (const columns of [60, 80, 120]) {
			const text = keyHintsLine(entries, columns)
				.map(span => span.text)
				.join('');
			expect(text).toContain('? help');
			expect(text).toContain('q quit');
			expect(text).not.toContain('…');
		}
	});

	it('has a name in ASCII for every key', () => {
		for (const {shown} of keymap) {
			expect(keyText(shown, true)).toMatch(/^[\x20-\x7e]+$/);
		}
	});
});
