import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import type {ContextsEdit} from '../../../source/contexts/edit.ts';
import {Secret} from '../../../source/credentials/secret.ts';
import {fields, made, open, refusal, start} from '../support/undoable.ts';

const edits: ContextsEdit[] = [
	{type: 'add', name: 'd', fields, makeCurrent: true},
	{type: 'change', name: 'a', fields: {...fields, comment: 'x', insecure: true}},
	{type: 'change', name: 'a', fields: {credentials: {kind: 'oauth', clientId: 'i', clientSecret: new Secret('s3')}}},
	{type: 'replace', name: 'a', fields, makeCurrent: true},
	{type: 'rename', from: 'b', to: 'z'},
	{type: 'duplicate', from: 'a', to: 'aa'},
	{type: 'remove', names: ['a']},
	{type: 'remove', names: ['a', 'b', 'c']},
	{type: 'use', name: 'c'},
	{type: 'clear'},
];

describe('undo', () => {
	it.each(edits.map(edit => [edit.type, edit] as const))(
		'of %s restores every byte, and redo makes the change again',
		async (_type, edit) => {
			const {store, text, apply} = open();
			const {description} = await apply(edit);
			const after = text();
			expect(made(await store.undo())).toMatchObject({description: `undone: ${description}`});
			expect(text()).toBe(start);
			expect(made(await store.redo())).toMatchObject({description: `redone: ${description}`});
			expect(text()).toBe(after);
		},
	);

	it.each(edits.map(edit => [edit.type, edit] as const))(
		'of %s undoes only that when other programs have since changed other places',
		async (_type, edit) => {
			const {store, text, apply, elsewhere} = open();
			await apply(edit);
			const theirs = (content: string): string =>
				content
					.replace('# my contexts\n', '# my contexts\nx-new: 1\n')
					.replace(/$/, '  other:\n    server: https://o\n');
			elsewhere(theirs);
			if (edit.type === 'remove' && edit.names.length === 3)
				elsewhere(content => content.replace('contexts: {}', 'contexts:'));
			const after = text();
			made(await store.undo());
			if (edit.type === 'remove') {
				// A context that comes back where others came in between goes to its sorted place.
				expect(text().split('\n').toSorted()).toEqual(theirs(start).split('\n').toSorted());
			} else if (edit.type === 'replace' || (edit.type === 'change' && edit.fields.credentials)) {
				// A comment behind a value that went is gone; what is said is back.
				expect(store.read()).toMatchObject({
					value: {contexts: [{name: 'a', headers: {'X-Keep': '1'}}, {name: 'b'}, {name: 'c'}, {name: 'other'}]},
				});
			} else expect(text()).toBe(theirs(start));
			made(await store.redo());
			if (edit.type !== 'remove') expect(text()).toBe(after);
		},
	);

	it('goes one step further back each time, ten times, and redo forward', async () => {
		const {store, text, apply} = open();
		const texts = [text()];
		for (let index = 0; index < 12; index++) {
			await apply({type: 'change', name: 'a', fields: {comment: `comment ${index}`}});
			texts.push(text());
		}

		for (let index = 11; index >= 2; index--) {
			made(await store.undo());
			expect(text()).toBe(texts[index]);
		}

		expect(refusal(await store.undo())).toBe('1 Nothing to undo.');
		for (let index = 3; index <= 12; index++) {
			made(await store.redo());
			expect(text()).toBe(texts[index]);
		}

		expect(refusal(await store.redo())).toBe('1 Nothing to redo.');
	});

	it('forgets undone changes when a new one is made', async () => {
		const {store, text, apply} = open();
		await apply({type: 'use', name: 'a'});
		await apply({type: 'use', name: 'c'});
		made(await store.undo());
		await apply({type: 'use', name: 'b'});
		expect(refusal(await store.redo())).toMatch(/^1 Nothing to redo/);
		made(await store.undo());
		made(await store.undo());
		expect(text()).toBe(start);
	});

	it('describes in advance what it will do', async () => {
		const {store, apply, wait} = open();
		const said = async (edit: ContextsEdit) => {
			await apply(edit);
			wait(120_000);
			const words = await store.describeUndo();
			made(await store.undo());
			return words.ok ? words.value.text : words.problem.what;
		};

		expect(await said({type: 'remove', names: ['b']})).toBe(
			'The last change made with qctx: removed b (2 min ago). Undo brings back b, makes b current again.',
		);
		expect(await said({type: 'add', name: 'd', fields, makeCurrent: true})).toBe(
			'The last change made with qctx: added d and made it current (was b) (2 min ago). Undo removes d, makes b current again.',
		);
		expect(await said({type: 'rename', from: 'b', to: 'x'})).toBe(
			'The last change made with qctx: renamed b to x (2 min ago). Undo renames x back to b, makes b current again.',
		);
		expect(await said({type: 'change', name: 'a', fields: {comment: 'x', server: 'y'}})).toBe(
			'The last change made with qctx: changed server, comment of a (2 min ago). Undo restores server, comment of a.',
		);
		expect(await said({type: 'clear'})).toBe(
			'The last change made with qctx: no context is current (was b) (2 min ago). Undo makes b current again.',
		);
		expect(refusal(await store.describeUndo())).toMatch(/^1 Nothing to undo/);
	});

	it('works after qlik has rewritten the whole file', async () => {
		const {store, text, apply, elsewhere} = open();
		await apply({type: 'remove', names: ['a']});
		elsewhere(
			() =>
				'current-context: b\ncontexts:\n    b:\n        server: https://b\n    c:\n        comment: by qlik\n        server: https://c\n',
		);
		made(await store.undo());
		expect(text()).toBe(
			'current-context: b\ncontexts:\n    a:\n        headers:\n            Authorization: Bearer one\n            X-Keep: "1"\n        server: https://a\n    b:\n        server: https://b\n    c:\n        comment: by qlik\n        server: https://c\n'.replace(
				'        headers:\n            Authorization: Bearer one\n            X-Keep: "1"\n        server: https://a\n',
				'        server: https://a\n        headers:\n            Authorization: Bearer one\n            X-Keep: "1"\n',
			),
		);
		made(await store.redo());
		expect(text()).not.toContain('https://a');
	});

	it('restores a context after its former predecessor when the file is not sorted', async () => {
		const unsorted = 'contexts:\n  c: {}\n  b:\n    server: y # here\n  a: {}\n';
		const {store, text, apply, elsewhere} = open(unsorted);
		await apply({type: 'remove', names: ['b']});
		const theirs = (content: string): string => content.replace('  a: {}', '  z: {}\n  a: {server: x}');
		elsewhere(theirs);
		made(await store.undo());
		expect(text()).toBe('contexts:\n  c: {}\n  b:\n    server: y # here\n  z: {}\n  a: {server: x}\n');
		elsewhere(() => 'contexts:\n    c: {}\n    z: {}\n    a: {server: x}\n');
		expect(refusal(await store.redo())).toContain("'b' is no longer there");
	});

	it('of the change that created the file removes it, unless something was added to it', async () => {
		const {store, file, apply, elsewhere} = open(null);
		await apply({type: 'add', name: 'a', fields, makeCurrent: true});
		const first = readFileSync(file, 'utf8');
		made(await store.undo());
		expect(readdirSync(path.dirname(file))).toEqual([]);
		expect(store.read()).toMatchObject({value: {exists: false}});
		made(await store.redo());
		expect(readFileSync(file, 'utf8')).toBe(first);
		expect(statSync(file).mode & 0o777).toBe(0o600);
		elsewhere(content => `${content}    theirs: {}\n`);
		made(await store.undo());
		expect(readFileSync(file, 'utf8')).toBe('current-context: ""\ncontexts:\n    theirs: {}\n');
	});

	it('is refused on a damaged file', async () => {
		const {store, apply, elsewhere, text} = open();
		await apply({type: 'use', name: 'a'});
		elsewhere(content => `${content}broken`);
		expect(refusal(await store.undo())).toMatch(/^4 .*damaged at line/);
		expect(text()).toContain('broken');
	});

	it('knows whether a change was made when qctx was killed in between', async () => {
		const {store, text, apply, file, backups} = open();
		await apply({type: 'use', name: 'a'});
		const before = text();
		const journal = path.join(backups, readdirSync(backups)[0] ?? '', 'journal.json');
		const settled = readFileSync(journal, 'utf8');
		await apply({type: 'use', name: 'c'});
		const after = text();
		const {changes, position} = JSON.parse(readFileSync(journal, 'utf8'));
		const hash = (await import('node:crypto')).createHash('sha256').update(after).digest('hex');
		const pending = JSON.stringify({...JSON.parse(settled), next: {changes, position, hash}});
		// Killed before the file was replaced: only the first change is there to be taken back.
		writeFileSync(journal, pending);
		writeFileSync(file, before);
		expect(refusal(await store.describeUndo())).toContain('a is current');
		// Killed after it: both are.
		writeFileSync(file, after);
		expect(refusal(await store.describeUndo())).toContain('c is current');
		made(await store.undo());
		made(await store.undo());
		expect(text()).toBe(start);
	});
});
