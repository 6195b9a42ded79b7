import {describe, expect, it} from 'vitest';
import type {ContextsEdit} from '../../../source/contexts/edit.ts';
import {revert} from '../../../source/contexts/editing/revert.ts';
import {add, edited, refusal} from '../support/edited.ts';

const withLineFeeds =
	'# mine\ncurrent-context: a\ncontexts:\n    a: # first\n        comment: "two\\nlines"\n        server: x\n\n    b:\n        server: y\n    c: {}\n';
const edits: readonly ContextsEdit[] = [
	{type: 'use', name: 'b'},
	{type: 'clear'},
	{type: 'change', name: 'a', fields: {server: 'z', comment: null, headers: {'X-H': 'v'}}},
	{type: 'rename', from: 'a', to: 'd'},
	{type: 'duplicate', from: 'a', to: 'd'},
	{type: 'remove', names: ['a', 'c']},
	{type: 'replace', name: 'b', fields: {server: 'w'}, makeCurrent: true},
	add('aa'),
];

describe('a file with bare carriage returns as line ends', () => {
	const text = withLineFeeds.replaceAll('\n', '\r');

	it.each(edits)('is edited like any other: %j', edit => {
		expect(edited(text, edit)).toBe(edited(withLineFeeds, edit).replaceAll('\n', '\r'));
	});

	it.each(edits)('is restored like any other: %j', edit => {
		const after = edited(text, edit);
		const reverted = revert(after, text, `${after}# another\r`);
		expect(reverted.ok && reverted.value.text).toBe(`${text}# another\r`);
	});
});

describe('a file with some bare carriage returns', () => {
	it('is edited where they do no harm, and refused with the true reason where they do', () => {
		const text = 'contexts:\r  a:\r    server: x\n  b:\n    server: z\n';
		const problem = refusal(text, {type: 'remove', names: ['a']});
		expect(problem?.what).toMatch(/^Line 1 of the contexts file ends with a bare carriage return and others do not/);
		expect(edited(text, {type: 'use', name: 'b'})).toBe(`current-context: b\n${text}`);
	});
});
