import {expect, it} from 'vitest';
import {nearest} from '../../source/text/nearest.ts';

const commands = ['context', 'current', 'check', 'user', 'use', 'ls', 'demo', 'completion', 'acme-prod'];

it.each([
	['chek', 'check'],
	['chekc', 'check'],
	['contxet', 'context'],
	['ACME-PRD', 'acme-prod'],
	['acme', 'acme-prod'],
	['sl', 'ls'],
	['usr', 'user'],
])('%s was probably meant to be %s', (word, meant) => {
	expect(nearest(word, commands)).toBe(meant);
});

it.each(['', 'xyzzy', 'c', 'frobnicate'])('offers nothing for %j', word => {
	expect(nearest(word, commands)).toBeUndefined();
});
