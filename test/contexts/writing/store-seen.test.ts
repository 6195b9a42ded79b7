import {chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import type {ContextsEdit} from '../../../source/contexts/edit.ts';

import {fields, made, modeOf, open, openWith, refusal} from '../support/opened.ts';

describe('protecting contexts.yml', () => {
	it.skipIf(process.platform === 'win32')('sets 0600, also behind a link', async () => {
		const {store, file, folder} = openWith('contexts: {}\n', 0o644);
		chmodSync(file, 0o644);
		symlinkSync(file, path.join(folder, 'link'));
		expect(store.read()).toMatchObject({value: {othersCanRead: true}});
		const linked = open(folder, path.join(folder, 'link'));
		expect(made(await linked.store.protect())).toMatchObject({
			description: 'you alone can read the file now',
			snapshot: {othersCanRead: false},
		});
		expect(modeOf(file)).toBe('600');
		expect(made(await store.protect()).description).toBe('you alone could already read the file');
	});

	it('says so when there is no file', async () => {
		const {store, folder} = open();
		mkdirSync(path.join(folder, '.qlik'));
		expect(refusal(await store.protect())).toMatch(/^1 There is no contexts file yet/);
	});
});

describe('what another program changed since it was seen', () => {
	const before = 'contexts:\n  a:\n    server: x\n    comment: old\n  b:\n    server: y\n';

	it('elsewhere is merged', async () => {
		const {store, file} = openWith(before);
		const seen = store.read();
		if (!seen.ok) throw new Error('unreadable');
		writeFileSync(file, before.replace('old', 'new').replace('server: y', 'server: z'));
		made(await store.apply({type: 'change', name: 'a', fields: {server: 'mine'}}, {seen: seen.value}));
		expect(readFileSync(file, 'utf8')).toBe(
			'contexts:\n  a:\n    server: mine\n    comment: new\n  b:\n    server: z\n',
		);
	});

	it('in the same place is refused with an explanation', async () => {
		const {store, file} = openWith(before);
		const seen = store.read();
		if (!seen.ok) throw new Error('unreadable');
		const theirs = before.replace('old', 'new');
		writeFileSync(file, theirs);
		const edits: ContextsEdit[] = [
			{type: 'change', name: 'a', fields: {comment: 'mine'}},
			{type: 'remove', names: ['b', 'a']},
			{type: 'replace', name: 'a', fields, makeCurrent: false},
		];
		for (const edit of edits) {
			expect(refusal(await store.apply(edit, {seen: seen.value}))).toMatch(
				/^1 'a' was changed by another program since you saw it, so nothing was written/,
			);
		}

		expect(readFileSync(file, 'utf8')).toBe(theirs);
		made(await store.apply({type: 'remove', names: ['b']}, {seen: seen.value}));
	});
});
