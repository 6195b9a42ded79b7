import {expect, it} from 'vitest';
import {shortHash} from '../../source/text/short-hash.ts';

it('returns the published values of FNV-1a, and 16 digits for anything', () => {
	expect(shortHash('')).toBe('cbf29ce484222325');
	expect(shortHash('a')).toBe('af63dc4c8601ec8c');
	expect(shortHash('foobar')).toBe('85944171f73967e8');
	expect(shortHash('/home/someone/.qlik/contexts.yml')).toMatch(/^[0-9a-f]{16}$/);
});
