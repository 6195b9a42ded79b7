import {execFileSync} from 'node:child_process';
import {
	chmodSync,
	chownSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {openContextsStore} from '../../../source/contexts/open-store.ts';
import {add, made, openWith, refusal} from '../support/opened.ts';
import {editInChild, ordinaryUser} from '../support/run-child.ts';
import {temporaryFolder} from '../support/temporary-folder.ts';

/** Without a secret, so that it can be handed to a child. */
const plain = {type: 'add', name: 'b', fields: {server: 'y'}, makeCurrent: false} as const;
const content = 'contexts:\n  a:\n    server: x\n';

const pipe = (file: string): void => {
	execFileSync('mkfifo', [file]);
};
const linkToPipe = (file: string): void => {
	pipe(`${file}-pipe`);
	symlinkSync(`${file}-pipe`, file);
};
const oddities: readonly (readonly [string, (file: string) => void])[] = [
	['a named pipe', pipe],
	['a folder', file => mkdirSync(file)],
	['a link to a device without end', file => symlinkSync('/dev/zero', file)],
	['a link to a named pipe', linkToPipe],
];

function giveAway(...places: readonly string[]): void {
	for (const place of places) if (ordinaryUser) chownSync(place, ordinaryUser.uid, ordinaryUser.gid);
}

function backupsOf(folder: string): string {
	return path.join(folder, 'backups', readdirSync(path.join(folder, 'backups'))[0] ?? '');
}

describe.skipIf(process.platform === 'win32')('something else in the place of a file', () => {
	it.each(oddities)('of the lock is reported, not read: %s', async (_what, make) => {
		const {store, file} = openWith(content);
		make(`${file}.lock`);
		const said = refusal(await store.apply(add('b')));
		expect(said).toContain(`4 Cannot take the lock ${file}.lock: `);
		expect(said).toContain(`If no qctx is running, remove ${file}.lock.`);
		expect(readFileSync(file, 'utf8')).toBe(content);
	});

	it('of the lock that belongs to another user is reported', async context => {
		if (!ordinaryUser) context.skip('only root can make such a file');
		const {file, folder} = openWith(content);
		writeFileSync(`${file}.lock`, 'x', {mode: 0o600});
		giveAway(folder, path.dirname(file), file);

		const [result] = await editInChild(file, path.join(folder, 'backups'), [plain], ordinaryUser);
		expect(result?.ok === false && result.problem.what).toBe(
			`Cannot take the lock ${file}.lock: permission denied (EACCES). Nothing was written.`,
		);
	});

	it.each(oddities)('instead of the journal makes undo impossible, and qctx reports it: %s', async (_what, make) => {
		const {store, file, folder} = openWith(content);
		made(await store.apply(add('b')));
		const journal = path.join(backupsOf(folder), 'journal.json');
		rmSync(journal);
		make(journal);
		const change = made(await store.apply(add('c')));
		expect(change).toMatchObject({undoable: false, warning: expect.stringMatching(/^No backup could be kept/)});
		expect(readFileSync(file, 'utf8')).toContain('c:');
		expect(refusal(await store.undo())).toMatch(
			/^4 Cannot read the backups in \S*journal\.json: it is (?:a folder|not a regular file)/,
		);
	});

	it.each(oddities)('of a version counts as a missing version: %s', async (_what, make) => {
		const {store, folder} = openWith(content);
		made(await store.apply(add('b')));
		for (const version of readdirSync(backupsOf(folder)).filter(name => name.endsWith('.yml'))) {
			rmSync(path.join(backupsOf(folder), version));
			make(path.join(backupsOf(folder), version));
		}

		expect(refusal(await store.undo())).toBe('1 The backup that is needed for this is gone. Make the change by hand.');
	});

	it.each(oddities)('instead of contexts.yml is reported, not read: %s', async (_what, make) => {
		const {store, file} = openWith(content);
		rmSync(file);
		make(file);
		const said = /^4 \S+ is (?:a folder|not a regular file); the contexts file should be there\./;
		expect(refusal(store.read())).toMatch(said);
		expect(refusal(await store.readWhole())).toMatch(said);
		expect(refusal(await store.apply(add('b')))).toMatch(said);
	});
});

describe.skipIf(process.platform === 'win32')('a link that leads nowhere on the way to contexts.yml', () => {
	it.each([
		['the file itself', 'home/.qlik/contexts.yml'],
		['its folder', 'home/.qlik'],
		['the home folder', 'home'],
	])('is reported, and no new file is created: %s', async (_what, link) => {
		const folder = temporaryFolder();
		const file = path.join(folder, 'home/.qlik/contexts.yml');
		mkdirSync(path.dirname(path.join(folder, link)), {recursive: true});
		symlinkSync('/not/mounted', path.join(folder, link));
		const store = openContextsStore({path: file, backupsFolder: path.join(folder, 'backups')});
		const said = `4 ${path.join(folder, link)} is a symbolic link to /not/mounted, and nothing is there. Restore it`;
		expect(refusal(store.read())).toContain(said);
		expect(refusal(await store.readWhole())).toContain(said);
		expect(refusal(await store.apply(add('b')))).toContain(said);
		expect(readdirSync(folder)).toEqual(['home']);
	});

	it('is reported when it is second in a chain, but a missing folder is not one', () => {
		const folder = temporaryFolder();
		symlinkSync('second', path.join(folder, 'first'));
		symlinkSync('/not/mounted', path.join(folder, 'second'));
		const at = (place: string) => openContextsStore({path: path.join(folder, place), backupsFolder: folder}).read();
		expect(refusal(at('first/.qlik/contexts.yml'))).toMatch(
			/^4 \S+first is a symbolic link to second, and nothing is there/,
		);
		expect(at('new/.qlik/contexts.yml')).toMatchObject({ok: true, value: {exists: false}});
	});
});

describe('the backup folder', () => {
	it('keeps everything that qctx did not create', async () => {
		const {store, folder} = openWith(content);
		made(await store.apply(add('b')));
		const strangers = ['notes.txt', 'contexts.yml', '20260101T000000Z.yml', 'old.tmp'];
		for (const name of strangers) writeFileSync(path.join(backupsOf(folder), name), 'mine');
		mkdirSync(path.join(folder, 'backups', 'mine'));
		for (let index = 0; index < 12; index++) made(await store.apply(add(`c${index}`)));
		expect(readdirSync(backupsOf(folder))).toEqual(expect.arrayContaining(strangers));
		await store.purgeBackups();
		expect(readdirSync(backupsOf(folder)).toSorted()).toEqual(strangers.toSorted());
		expect(readdirSync(path.join(folder, 'backups'))).toContain('mine');
	});

	it.skipIf(process.platform === 'win32')('is not followed when it is a link', async () => {
		const {store, folder} = openWith(content);
		made(await store.apply(add('b')));
		const [own, elsewhere] = [backupsOf(folder), path.join(folder, 'elsewhere')];
		renameSync(own, elsewhere);
		symlinkSync(elsewhere, own);
		const there = readdirSync(elsewhere);
		expect(await store.purgeBackups()).toEqual({ok: true, value: 0});
		for (let index = 0; index < 12; index++) made(await store.apply(add(`c${index}`)));
		expect(readdirSync(elsewhere)).toEqual(expect.arrayContaining(there));
	});
});

describe('a more complete version', () => {
	it('than another program left is kept as a backup', async () => {
		const {store, file, folder} = openWith(`${content}  b:\n    server: y\n`);
		store.read();
		writeFileSync(file, content);
		made(await store.apply({type: 'use', name: 'a'}));
		const versions = () =>
			readdirSync(backupsOf(folder))
				.filter(name => name.endsWith('.yml'))
				.map(name => readFileSync(path.join(backupsOf(folder), name), 'utf8'));
		expect(versions()).toContain(`${content}  b:\n    server: y\n`);
		for (let index = 0; index < 12; index++) made(await store.apply(add(`c${index}`)));
		expect(versions()).toContain(`${content}  b:\n    server: y\n`);
	});
});

it.skipIf(process.platform === 'win32')(
	'a folder that cannot be listed is no reason to change nothing in it',
	async context => {
		if (!ordinaryUser) context.skip('root may list every folder');
		const {file, folder} = openWith(content);
		giveAway(folder, path.dirname(file), file);

		chmodSync(path.dirname(file), 0o300);
		onTestFinished(() => chmodSync(path.dirname(file), 0o700));
		const [result] = await editInChild(file, path.join(folder, 'backups'), [plain], ordinaryUser);
		expect(result?.ok).toBe(true);
	},
);
