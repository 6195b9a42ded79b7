import {describe, expect, it} from 'vitest';
import {matchesGlob} from '../../source/text/glob.ts';

describe('a pattern for names', () => {
	it.each([
		['acme-prod', '*-prod', true],
		['-prod', '*-prod', true],
		['acme-prod-old', '*-prod', false],
		['acme', 'acme', true],
		['Acme', 'acme', false],
		['a.c', 'a?c', true],
		['ac', 'a?c', false],
		['a😀c', 'a?c', true],
		['a/b', '*', true],
		['.hidden', '*', true],
		['', '*', true],
		['', '?', false],
		['abcabd', '*ab*d', true],
		['[a]', '[a]', true],
		['a', '[a]', false],
	])('%j %j: %s', (name, pattern, matches) => {
		expect(matchesGlob(name, pattern)).toBe(matches);
	});

	it('is matched in reasonable time', () => {
		const start = performance.now();
		expect(matchesGlob('a'.repeat(5000), `${'*a'.repeat(500)}b`)).toBe(false);
		expect(performance.now() - start).toBeLessThan(2000);
	});
});
