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
import type {ContextFields, ContextsEdit} from '../../source/contexts/edit.ts';
import {openContextsStore} from '../../source/contexts/open-store.ts';
import type {Change} from '../../source/contexts/store.ts';
import {Secret} from '../../source/credentials/secret.ts';
import type {Result} from '../../source/text/problem.ts';
import {isRoot} from './support/run-child.ts';
import {temporaryFolder} from './support/temporary-folder.ts';

const fields: ContextFields = {server: 'https://x', credentials: {kind: 'api-key', token: new Secret('eyJ.made.up')}};
const add = (name: string): ContextsEdit => ({type: 'add', name, fields, makeCurrent: false});

function open(folder = temporaryFolder(), file = path.join(folder, '.qlik', 'contexts.yml')) {
	const store = openContextsStore({path: file, backupsFolder: path.join(folder, 'backups'), lockPatience: 300});
	return {folder, file, store};
}

function openWith(content: string, mode = 0o600) {
	const opened = open();
	mkdirSync(path.dirname(opened.file));
	writeFileSync(opened.file, content, {mode});
	return opened;
}

const modeOf = (file: string): string => (statSync(file).mode & 0o7777).toString(8);

function made(result: Result<Change>): Change {
	if (!result.ok) throw new Error(result.problem.what);
	return result.value;
}

function refusal(result: Result<unknown>): string {
	return result.ok ? 'made' : `${result.problem.exitCode} ${result.problem.what} ${result.problem.cure}`;
}

describe('changing contexts.yml', () => {
	it('makes a private file in a private folder, and leaves nothing else beside it', async () => {
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

	it('says in words what was done', async () => {
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

	it('writes nothing when nothing changes', async () => {
		const {store, file} = openWith('current-context: a\ncontexts: {a: {}}\n');
		const before = statSync(file, {bigint: true});
		made(await store.apply({type: 'use', name: 'a'}));
		const after = statSync(file, {bigint: true});
		expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
	});

	it('makes no folder for what is refused', async () => {
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

	it.skipIf(!isRoot)('keeps the owner and the group, when root edits the file of somebody', async () => {
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

	it('explains a link that leads nowhere, and does not write over it', async () => {
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

	it('does not take a folder for a file', async () => {
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

	it('makes one change after the other when several are asked for at once', async () => {
		const {store, file} = open();
		const names = ['a', 'b', 'c', 'd', 'e'];
		const results = await Promise.all(names.map(name => store.apply(add(name))));
		expect(results.map(result => result.ok)).toEqual([true, true, true, true, true]);
		expect(readFileSync(file, 'utf8').match(/^ {4}\w:/gm)).toEqual(names.map(name => `    ${name}:`));
	});

	it('keeps secrets out of every word it says', async () => {
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

describe('protecting contexts.yml', () => {
	it.skipIf(process.platform === 'win32')('sets 0600, also behind a link', async () => {
		const {store, file, folder} = openWith('contexts: {}\n', 0o644);
		chmodSync(file, 0o644);
		symlinkSync(file, path.join(folder, 'link'));
		expect(store.read()).toMatchObject({value: {othersCanRead: true}});
		const linked = open(folder, path.join(folder, 'link'));
		expect(made(await linked.store.protect())).toMatchObject({
			description: 'only you can read the file now',
			snapshot: {othersCanRead: false},
		});
		expect(modeOf(file)).toBe('600');
		expect(made(await store.protect()).description).toBe('only you could read the file already');
	});

	it('says so when there is no file', async () => {
		const {store, folder} = open();
		mkdirSync(path.join(folder, '.qlik'));
		expect(refusal(await store.protect())).toMatch(/^1 There is no contexts file yet/);
	});
});

describe('what somebody else changed since it was seen', () => {
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

	it('at the same place is refused with an explanation', async () => {
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
