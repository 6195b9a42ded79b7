import {
	chmodSync,
	chownSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import type {ContextFields, ContextsEdit} from '../../../source/contexts/edit.ts';
import {Secret} from '../../../source/credentials/secret.ts';
import {add, fields, made, modeOf, open, openWith, refusal} from '../support/opened.ts';
import {isRoot} from '../support/run-child.ts';
import {temporaryFolder} from '../support/temporary-folder.ts';

describe('changing contexts.yml', () => {
	it('creates a private file in a private folder, with nothing else next to it', async () => {
		const {store, file} = open();
		const change = made(await store.apply({...add('a'), makeCurrent: true} as ContextsEdit));
		expect(change).toMatchObject({
			description: 'added a and made it current',
			snapshot: {exists: true, current: 'a', othersCanRead: false},
		});
		expect(change.snapshot.contexts.map(({name}) => name)).toEqual(['a']);
		expect([modeOf(file), modeOf(path.dirname(file))]).toEqual(['600', '700']);
		expect(readdirSync(path.dirname(file))).toEqual(['contexts.yml']);
	});

	it('describes what was done', async () => {
		const {store} = open();
		const words = async (edit: ContextsEdit) => made(await store.apply(edit)).description;
		expect(await words(add('a'))).toBe('added a');
		expect(await words({type: 'duplicate', from: 'a', to: 'b'})).toBe('copied a as b');
		expect(await words({type: 'use', name: 'a'})).toBe('a is current');
		expect(await words({type: 'use', name: 'b'})).toBe('b is current (was a)');
		expect(await words({type: 'use', name: 'b'})).toBe('b is current already');
		expect(await words({type: 'change', name: 'a', fields: {server: 'https://y', comment: 'c'}})).toBe(
			'changed server, comment of a',
		);
		expect(await words({type: 'change', name: 'a', fields: {}, makeCurrent: true})).toBe('a is current (was b)');
		expect(await words({type: 'rename', from: 'a', to: 'c'})).toBe('renamed a to c');
		expect(await words({type: 'replace', name: 'c', fields, makeCurrent: false})).toBe('replaced c');
		expect(await words({type: 'remove', names: ['b', 'c']})).toBe('removed b, c');
		expect(await words({type: 'clear'})).toBe('no context was current');
	});

	it('cuts a very long name in the description, but names both sides of a rename', async () => {
		const {store} = open();
		const long = 'x'.repeat(500);
		const words = async (edit: ContextsEdit) => made(await store.apply(edit)).description;
		expect(await words(add(long))).toBe(`added ${'x'.repeat(55)}…`);
		expect(await words({type: 'use', name: long})).toBe(`${'x'.repeat(55)}… is current`);
		expect(await words({type: 'rename', from: long, to: 'short'})).toBe(`renamed ${'x'.repeat(50)}… to short`);
		expect(await words({type: 'rename', from: 'short', to: 'y'.repeat(500)})).toBe(
			`renamed short to ${'y'.repeat(50)}…`,
		);
		expect(await words({type: 'rename', from: 'y'.repeat(500), to: long})).toBe(
			`renamed ${'y'.repeat(27)}… to ${'x'.repeat(27)}…`,
		);
		const undo = await store.describeUndo();
		expect(undo).toMatchObject({
			value: {
				text: expect.stringMatching(
					/^The last change made with qctx: renamed y{27}… to x{27}… \(.*\)\. Undo renames x{27}… back to y{27}…, makes y{55}… current again\.$/,
				),
			},
		});
		made(await store.undo());
		expect(store.read()).toMatchObject({value: {contexts: [{name: 'y'.repeat(500)}]}});
	});

	it('writes nothing when nothing changes', async () => {
		const {store, file} = openWith('current-context: a\ncontexts: {a: {}}\n');
		const before = statSync(file, {bigint: true});
		made(await store.apply({type: 'use', name: 'a'}));
		const after = statSync(file, {bigint: true});
		expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
	});

	it('creates no folder for a refused change', async () => {
		const {store, folder} = open();
		expect(refusal(await store.apply({type: 'use', name: 'a'}))).toContain("context with name 'a' does not exist");
		expect(readdirSync(folder)).toEqual([]);
	});

	it.skipIf(process.platform === 'win32').each([0o600, 0o640, 0o644, 0o664])('keeps the mode %o', async mode => {
		const {store, file} = openWith('contexts: {}\n');
		chmodSync(file, mode);
		made(await store.apply(add('a')));
		expect(modeOf(file)).toBe(mode.toString(8));
	});

	it.skipIf(!isRoot)('keeps owner and group when root edits the file of another user', async () => {
		const {store, file} = openWith('contexts: {}\n', 0o640);
		chownSync(file, 12_345, 23_456);
		made(await store.apply(add('a')));
		expect(statSync(file)).toMatchObject({uid: 12_345, gid: 23_456});
		expect(modeOf(file)).toBe('640');
	});

	it('follows symbolic links, chains of them, and leaves them links', async () => {
		const folder = temporaryFolder();
		mkdirSync(path.join(folder, 'dotfiles'));
		mkdirSync(path.join(folder, '.qlik'));
		writeFileSync(path.join(folder, 'dotfiles', 'real.yml'), '# mine\ncontexts: {}\n');
		symlinkSync('real.yml', path.join(folder, 'dotfiles', 'link.yml'));
		symlinkSync(path.join('..', 'dotfiles', 'link.yml'), path.join(folder, '.qlik', 'contexts.yml'));
		const {store, file} = open(folder);
		expect(made(await store.apply(add('a'))).snapshot.path).toBe(file);
		expect(readFileSync(path.join(folder, 'dotfiles', 'real.yml'), 'utf8')).toMatch(/^# mine\ncontexts:\n {4}a:\n/);
		expect(readlinkSync(file)).toBe(path.join('..', 'dotfiles', 'link.yml'));
		expect(lstatSync(path.join(folder, 'dotfiles', 'link.yml')).isSymbolicLink()).toBe(true);
		expect(readdirSync(path.join(folder, 'dotfiles'))).toEqual(['link.yml', 'real.yml']);
		expect(readdirSync(path.join(folder, '.qlik'))).toEqual(['contexts.yml']);
	});

	it('explains a dangling link, and does not overwrite it', async () => {
		const {store, file} = openWith('');
		symlinkSync('/no/such/disk/contexts.yml', `${file}2`);
		const other = open(path.dirname(path.dirname(file)), `${file}2`);
		expect(refusal(await other.store.apply(add('a')))).toMatch(
			/^4 .*symbolic link to \/no\/such\/disk\/contexts\.yml, and nothing is there/,
		);
		expect(store.read().ok).toBe(true);
		expect(lstatSync(`${file}2`).isSymbolicLink()).toBe(true);
	});

	it('does not write a damaged file', async () => {
		const damaged = 'contexts:\n  a: {}\n a: {}\n';
		const {store, file} = openWith(damaged);
		expect(refusal(await store.apply(add('b')))).toMatch(/^4 .*damaged at line 3/);
		expect(refusal(await store.apply({type: 'clear'}))).toMatch(/^4 /);
		expect(readFileSync(file, 'utf8')).toBe(damaged);
	});

	it('reports a folder instead of a file', async () => {
		const {store, file} = open();
		mkdirSync(file, {recursive: true});
		expect(refusal(await store.apply(add('a')))).toMatch(/^4 .*is a folder/);
	});

	it('removes what a killed qctx left: its temporary file and its lock', async () => {
		const {store, file} = openWith('contexts: {}\n');
		writeFileSync(`${file}.99-0123456789ab.tmp`, 'half of a');
		writeFileSync(
			`${file}.lock`,
			JSON.stringify({
				pid: 2 ** 22 + 1,
				host: (await import('node:os')).hostname(),
				time: Date.now(),
				id: '0123456789abcdef',
			}),
		);
		writeFileSync(`${file}.lock-0123456789abcdef.tmp`, '');
		utimesSync(`${file}.lock-0123456789abcdef.tmp`, 1, 1);
		writeFileSync(`${file}.mine.tmp`, 'not of qctx');
		made(await store.apply(add('a')));
		expect(readdirSync(path.dirname(file))).toEqual(['contexts.yml', 'contexts.yml.mine.tmp']);
	});

	it('makes one change at a time when several are requested at once', async () => {
		const {store, file} = open();
		const names = ['a', 'b', 'c', 'd', 'e'];
		const results = await Promise.all(names.map(name => store.apply(add(name))));
		expect(results.map(result => result.ok)).toEqual([true, true, true, true, true]);
		expect(readFileSync(file, 'utf8').match(/^ {4}\w:/gm)).toEqual(names.map(name => `    ${name}:`));
	});

	it('keeps secrets out of every message', async () => {
		const {store} = open();
		const secret = 'made-up-secret-4711';
		const oauth: ContextFields = {
			server: 's',
			credentials: {kind: 'oauth', clientId: 'i', clientSecret: new Secret(secret)},
		};
		const results = [
			await store.apply({type: 'add', name: 'a', fields: oauth, makeCurrent: true}),
			await store.apply({type: 'change', name: 'a', fields: {clientSecret: new Secret(`${secret}2`)}}),
			await store.apply({type: 'add', name: 'a', fields: oauth, makeCurrent: true}),
			await store.describeUndo(),
			await store.undo(),
		];
		expect(JSON.stringify(results)).not.toContain(secret);
	});
});
