import {describe, expect, it} from 'vitest';
import {add, edited, refusal} from '../support/edited.ts';
import {goldenSample} from '../support/golden-sample.ts';

describe('other edits', () => {
	it('make current, in the existing notation', () => {
		expect(edited(goldenSample, {type: 'use', name: 'yes'})).toBe(
			goldenSample.replace('current-context: Prod EU', 'current-context: "yes"'),
		);
		expect(edited('current-context: "a" # now\ncontexts: {a: {}, b: {}}\n', {type: 'use', name: 'b'})).toBe(
			'current-context: "b" # now\ncontexts: {a: {}, b: {}}\n',
		);
		expect(edited('current-context:\ncontexts: {a: {}}\n', {type: 'use', name: 'a'})).toBe(
			'current-context: a\ncontexts: {a: {}}\n',
		);
		expect(edited('# head\n\ncontexts: {a: {}}\n', {type: 'use', name: 'a'})).toBe(
			'# head\n\ncurrent-context: a\ncontexts: {a: {}}\n',
		);
		expect(edited('\uFEFFcontexts: {a: {}}\n', {type: 'use', name: 'a'})).toBe(
			'\uFEFFcurrent-context: a\ncontexts: {a: {}}\n',
		);
		expect(refusal(goldenSample, {type: 'use', name: 'nope'})).toMatchObject({
			what: "context with name 'nope' does not exist",
			exitCode: 1,
		});
	});

	it('clear', () => {
		expect(edited(goldenSample, {type: 'clear'})).toBe(
			goldenSample.replace('current-context: Prod EU', 'current-context: ""'),
		);
		expect(edited('contexts: {}\n', {type: 'clear'})).toBe('contexts: {}\n');
	});

	it('rename in place, and update current-context', () => {
		expect(edited(goldenSample, {type: 'rename', from: 'Prod EU', to: 'null2'})).toBe(
			goldenSample.replaceAll('Prod EU', 'null2'),
		);
		expect(edited(goldenSample, {type: 'rename', from: 'yes', to: 'no'})).toBe(goldenSample.replace('"yes":', '"no":'));
		expect(edited('contexts:\n  a: &x # c\n    server: y\n  b: *x\n', {type: 'rename', from: 'a', to: 'true'})).toBe(
			'contexts:\n  "true": &x # c\n    server: y\n  b: *x\n',
		);
		expect(refusal(goldenSample, {type: 'rename', from: 'bot', to: 'yes'})).toMatchObject({
			what: "Context 'yes' already exists",
		});
		expect(refusal(goldenSample, {type: 'rename', from: 'nope', to: 'x'})).toMatchObject({
			what: "No context by the name 'nope'",
		});
	});

	it('duplicate with comments and notation, without an anchor', () => {
		const before = 'contexts:\n  a: &x # c\n    server: "y" # d\n    # e\n  c: {server: z}\n';
		expect(edited(before, {type: 'duplicate', from: 'a', to: 'b'})).toBe(
			'contexts:\n  a: &x # c\n    server: "y" # d\n    # e\n  b: # c\n    server: "y" # d\n    # e\n  c: {server: z}\n',
		);
		expect(edited(before, {type: 'duplicate', from: 'c', to: 'd'})).toBe(`${before}  d: {server: z}\n`);
	});

	it('remove, all or nothing, with the comments inside and no others', () => {
		const before =
			'current-context: b\ncontexts:\n    # above a\n    a:\n        server: x # in a\n        # in a too\n    # above b\n    b:\n        server: y\n';
		expect(edited(before, {type: 'remove', names: ['a']})).toBe(
			'current-context: b\ncontexts:\n    # above a\n    # above b\n    b:\n        server: y\n',
		);
		expect(edited(before, {type: 'remove', names: ['b', 'a']})).toBe(
			'current-context: ""\ncontexts: {}\n    # above a\n    # above b\n',
		);
		expect(refusal(before, {type: 'remove', names: ['a', 'nope']})).toMatchObject({
			what: "No context by the name 'nope'",
			exitCode: 1,
		});
	});

	it('refuse to remove an anchor that is still needed, and explain why', () => {
		const tied = 'contexts:\n  a: &x {server: y}\n  b: *x\n';
		expect(refusal(tied, {type: 'remove', names: ['a']})).toMatchObject({
			what: expect.stringContaining('anchors'),
			exitCode: 4,
		});
		expect(refusal(tied, {type: 'change', name: 'a', fields: {server: 'z'}})).toMatchObject({exitCode: 4});
		expect(edited(tied, {type: 'change', name: 'b', fields: {server: 'z'}})).toBe(
			'contexts:\n  a: &x {server: y}\n  b:\n    server: z\n',
		);
	});

	it('leave a damaged file alone', () => {
		expect(refusal('contexts:\n  a: {}\n  a: {}\n', {type: 'clear'})).toMatchObject({
			what: expect.stringContaining('line 3'),
			exitCode: 4,
		});
		expect(refusal('contexts: [a]\n', add('b'))).toMatchObject({exitCode: 4});
	});
});
