import {describe, expect, it} from 'vitest';
import type {ContextsEdit} from '../../../source/contexts/edit.ts';
import {Secret} from '../../../source/credentials/secret.ts';
import {fields, open, refusal, start} from '../support/undoable.ts';

describe('undo that is refused', () => {
	it.each<[string, ContextsEdit, (text: string) => string, string]>([
		[
			'the same field',
			{type: 'change', name: 'a', fields: {server: 'mine'}},
			text => text.replace('mine', 'theirs'),
			"'a' was changed",
		],
		[
			'the same secret',
			{type: 'change', name: 'a', fields: {credentials: {kind: 'api-key', token: new Secret('mine')}}},
			text => text.replace('mine', 'theirs'),
			"'a' was changed",
		],
		[
			'the context that was added',
			{type: 'add', name: 'd', fields, makeCurrent: false},
			text => text.replace('https://new', 'https://theirs'),
			"'d' was changed",
		],
		[
			'the context that was added is gone',
			{type: 'add', name: 'd', fields, makeCurrent: false},
			() => start,
			"'d' is no longer there",
		],
		[
			'the name that was freed is taken',
			{type: 'remove', names: ['c']},
			text => `${text}  c: {server: theirs}\n`,
			"there is another 'c' now",
		],
		[
			'the new name is gone',
			{type: 'rename', from: 'c', to: 'd'},
			text => text.replace('  d:', '  e:'),
			"'d' is no longer there",
		],
		[
			'the old name is taken',
			{type: 'rename', from: 'c', to: 'd'},
			text => `${text}  c: {}\n`,
			"there is another 'c' now",
		],
		[
			'another context was made current',
			{type: 'use', name: 'c'},
			text => text.replace('current-context: c', 'current-context: a'),
			"'a' was made current",
		],
		[
			'no context is current',
			{type: 'use', name: 'c'},
			text => text.replace('current-context: c', 'current-context: ""'),
			'no context is current any more',
		],
	])('is explained when another program has since changed the same place: %s', async (_what, edit, theirs, why) => {
		const {store, text, apply, elsewhere} = open();
		await apply(edit);
		elsewhere(theirs);
		const after = text();
		const expected = `1 This cannot be undone: another program has since changed the same place (${why}).`;
		expect(refusal(await store.describeUndo())).toBe(expected);
		expect(refusal(await store.undo())).toBe(expected);
		expect(text()).toBe(after);
	});
});
