import {execFileSync} from 'node:child_process';
import {
	chmodSync,
	chownSync,
	closeSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	statfsSync,
	statSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import path from 'node:path';
import {describe, expect, it, onTestFinished, type TestContext} from 'vitest';
import type {ContextsEdit} from '../../../source/contexts/edit.ts';
import {openContextsStore} from '../../../source/contexts/open-store.ts';
import {type ChildResult, editInChild, ordinaryUser} from '../support/run-child.ts';
import {temporaryFolder} from '../support/temporary-folder.ts';

const add: ContextsEdit = {type: 'add', name: 'a', fields: {server: 'https://x'}, makeCurrent: true};
const content = `current-context: ""\ncontexts: {}\n${'# padding, so that there is something to lose\n'.repeat(20)}`;

/** A home folder whose file belongs to the user running the child. */
function home(mode = 0o600) {
	const folder = temporaryFolder();
	const qlik = path.join(folder, '.qlik');
	const file = path.join(qlik, 'contexts.yml');
	const backups = path.join(folder, 'backups');
	mkdirSync(qlik);
	mkdirSync(backups);
	writeFileSync(file, content);
	chmodSync(file, mode);
	if (ordinaryUser)
		for (const place of [folder, qlik, file, backups]) chownSync(place, ordinaryUser.uid, ordinaryUser.gid);
	return {folder, qlik, file, backups};
}

/** Skips where this user cannot run a child as somebody else, or the system has not what is needed. */
async function asOrdinaryUser(context: TestContext, file: string, backups: string): Promise<string> {
	try {
		return inWords((await editInChild(file, backups, [add], ordinaryUser))[0]);
	} catch (error) {
		if (ordinaryUser && /EACCES|MODULE_NOT_FOUND|Cannot find module|EPERM/.test(String(error)))
			context.skip('this checkout cannot be read by another user');
		throw error;
	}
}

function inWords(result: ChildResult | undefined): string {
	if (!result) return 'nothing';
	return result.ok
		? `made: ${result.description} ${result.warning ?? ''}`
		: `${result.problem.exitCode} ${result.problem.what} ${result.problem.cure}`;
}

function tool(context: TestContext, name: string, ...options: string[]): void {
	try {
		execFileSync(name, options, {stdio: 'pipe'});
	} catch {
		context.skip(`${name} is not possible here`);
	}
}

describe.skipIf(process.platform === 'win32')('when contexts.yml cannot be written', () => {
	it('reports that the file is read-only, and leaves it alone', async context => {
		const {file, qlik, backups} = home(0o400);
		expect(await asOrdinaryUser(context, file, backups)).toMatch(
			/^4 Cannot write \S*contexts\.yml: permission denied \(EACCES\)\. Check its owner and mode/,
		);
		expect(readFileSync(file, 'utf8')).toBe(content);
		expect(readdirSync(qlik)).toEqual(['contexts.yml']);
	});

	it('respects a read-only file even as root', async () => {
		const {file, backups} = home(0o444);
		const [result] = await editInChild(file, backups, [add]);
		expect(inWords(result)).toMatch(/^4 Cannot write .*EACCES/);
		expect(readFileSync(file, 'utf8')).toBe(content);
	});

	it('reports that the folder is read-only', async context => {
		const {file, qlik, backups} = home();
		chmodSync(qlik, 0o500);
		onTestFinished(() => chmodSync(qlik, 0o700));
		expect(await asOrdinaryUser(context, file, backups)).toMatch(
			/^4 Cannot write next to \S*contexts\.yml: permission denied \(EACCES\)/,
		);
		expect(readFileSync(file, 'utf8')).toBe(content);
	});

	it('reports an unreadable file of another user; one that it may write keeps its owner', async context => {
		if (!ordinaryUser) context.skip('only root can make such a file');
		const {file, qlik, backups} = home(0o600);
		chownSync(file, 0, 0);
		expect(await asOrdinaryUser(context, file, backups)).toMatch(/^4 Cannot read \S*contexts\.yml: permission denied/);
		chmodSync(file, 0o666);
		expect(await asOrdinaryUser(context, file, backups)).toMatch(/^made: added a/);
		expect(statSync(file)).toMatchObject({uid: 0, gid: 0, mode: 0o100666});
		expect(readdirSync(qlik)).toEqual(['contexts.yml']);
	});

	it('keeps a group that it is not in, and the rights of that group', async context => {
		if (!ordinaryUser) context.skip('only root can make such a file');
		const {file, backups} = home(0o660);
		chownSync(file, 65_534, 4321);
		expect(await asOrdinaryUser(context, file, backups)).toMatch(/^made: added a/);
		expect(execFileSync('stat', ['-c', '%a %u %g', file], {encoding: 'utf8'})).toBe('660 65534 4321\n');
	});

	it('reports that the system has locked the file', async context => {
		const {file, qlik, backups} = home();
		tool(context, 'chattr', '+i', file);
		onTestFinished(() => {
			execFileSync('chattr', ['-i', file]);
		});
		const [result] = await editInChild(file, backups, [add]);
		expect(inWords(result)).toMatch(/^4 Cannot write \S*contexts\.yml: the system does not allow it \(EPERM\)/);
		expect(readFileSync(file, 'utf8')).toBe(content);
		expect(readdirSync(qlik)).toEqual(['contexts.yml']);
	});

	it('reports that the disk is full, and keeps the file intact', async context => {
		const {file, qlik, backups} = onDisk(context, 'size=48k');
		const filler = openSync(path.join(qlik, 'filler'), 'w');
		const room = statfsSync(qlik);
		writeSync(filler, Buffer.alloc(room.bavail * room.bsize));
		closeSync(filler);
		const [result] = await editInChild(file, backups, [add]);
		expect(inWords(result)).toMatch(/^4 Cannot write .*contexts\.yml: the disk is full \(ENOSPC\)\. Free some space/);
		expect(readFileSync(file, 'utf8')).toBe(content);
		expect(readdirSync(qlik)).toEqual(['contexts.yml', 'filler']);
	});

	it('reports that the disk fills up while it writes, and keeps the file intact', async context => {
		const {file, qlik, backups} = onDisk(context, 'size=64k');
		const padded = `${content}${'# more\n'.repeat(2500)}`;
		writeFileSync(file, padded);
		const filler = openSync(path.join(qlik, 'filler'), 'w');
		const room = statfsSync(qlik);
		// Room for the lock and the beginning of the new file, not for all of it.
		writeSync(filler, Buffer.alloc((room.bavail - 2) * room.bsize));
		closeSync(filler);
		const [result] = await editInChild(file, backups, [add]);
		expect(inWords(result)).toMatch(/^4 Cannot write .*the disk is full \(ENOSPC\)/);
		expect(readFileSync(file, 'utf8')).toBe(padded);
		expect(readdirSync(qlik)).toEqual(['contexts.yml', 'filler']);
	});

	it('reports that the disk is read-only', async context => {
		const {file, qlik, backups} = onDisk(context, 'size=64k');
		execFileSync('mount', ['-o', 'remount,ro', qlik]);
		const [result] = await editInChild(file, backups, [add]);
		expect(inWords(result)).toMatch(/^4 Cannot write .*the disk is read-only \(EROFS\)\. Make the disk writable/);
		expect(readFileSync(file, 'utf8')).toBe(content);
	});

	it('makes the change even when there is no room for a backup, and reports it', async () => {
		const {file, folder} = home();
		writeFileSync(path.join(folder, 'taken'), 'a file where the folder should be');
		const store = openContextsStore({path: file, backupsFolder: path.join(folder, 'taken')});
		const result = await store.apply(add);
		expect(result).toMatchObject({
			ok: true,
			value: {
				description: 'added a and made it current',
				undoable: false,
				warning: expect.stringMatching(
					/^No backup could be kept, so this cannot be undone: Cannot \w+ the backups in \S*taken/,
				),
			},
		});
		expect(readFileSync(file, 'utf8')).toContain('current-context: a');
	});

	it('reports in advance when no backup can be kept, so that nothing promises an undo', async context => {
		const {file, folder, backups} = home();
		writeFileSync(path.join(folder, 'taken'), 'a file where the folder should be');
		const taken = openContextsStore({path: file, backupsFolder: path.join(folder, 'taken')});
		expect((await taken.backupProblem())?.what).toMatch(/^Cannot write the backups in \S*taken/);
		const store = openContextsStore({path: file, backupsFolder: backups});
		expect(await store.backupProblem()).toBeUndefined();
		expect(await store.apply(add)).toMatchObject({value: {undoable: true}});
		expect(await store.backupProblem()).toBeUndefined();
		tool(context, 'mount', '-t', 'tmpfs', '-o', 'ro', 'tmpfs', backups);
		onTestFinished(() => {
			execFileSync('umount', [backups]);
		});
		expect((await store.backupProblem())?.what).toMatch(/^Cannot write the backups in/);
	});
});

/** The folder of the file on a small disk of its own. */
function onDisk(context: TestContext, size: string) {
	const folder = temporaryFolder();
	const qlik = path.join(folder, '.qlik');
	mkdirSync(qlik);
	tool(context, 'mount', '-t', 'tmpfs', '-o', size, 'tmpfs', qlik);
	onTestFinished(() => {
		execFileSync('umount', [qlik]);
	});
	const file = path.join(qlik, 'contexts.yml');
	writeFileSync(file, content, {mode: 0o600});
	return {qlik, file, backups: path.join(folder, 'backups')};
}
