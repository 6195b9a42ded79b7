import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {chmodSync, chownSync, linkSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it, type TestContext} from 'vitest';
import type {ContextsEdit} from '../../../source/contexts/edit.ts';
import {openContextsStore} from '../../../source/contexts/open-store.ts';
import {made, openWith, refusal} from '../support/opened.ts';
import {ordinaryUser} from '../support/run-child.ts';

const content = 'current-context: a\ncontexts:\n  a:\n    server: x\n  b:\n    server: y\n';
const edits: readonly ContextsEdit[] = [
	{type: 'use', name: 'b'},
	{type: 'change', name: 'a', fields: {comment: 'new'}},
	{type: 'remove', names: ['b']},
];

/** What a tool prints; the test is skipped if the tool or its feature is missing. */
function tool(context: TestContext, name: string, ...options: string[]): string {
	try {
		return execFileSync(name, options, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']});
	} catch {
		context.skip(`${name} is not possible here`);
	}
}

/** Who may do what with a file: owner, mode, ACL, and its extended attributes. */
function accessTo(context: TestContext, file: string): string {
	const {uid, gid, mode} = statSync(file);
	const acl = tool(context, 'getfacl', '--absolute-names', '--numeric', file);
	return [uid, gid, mode, acl, tool(context, 'getfattr', '-d', '-m', '^user', '--absolute-names', file)].join('\n');
}

/** Every way to write the file, undo and redo among them. */
async function writeAll(store: ReturnType<typeof openWith>['store']): Promise<void> {
	for (const edit of edits) made(await store.apply(edit));
	for (const _ of edits) made(await store.undo());
	made(await store.redo());
}

describe.skipIf(process.platform !== 'linux')('who may read contexts.yml', () => {
	it.for([
		['a named user may read it', ['-m', 'u:1001:r'], 0o600],
		['a named user could, were it not for the mask', ['-m', 'u:1001:rw,m::-'], 0o600],
		['a named group may write it, the owning group may not', ['-m', 'g:1002:rw,g::-'], 0o640],
		['everybody may read it', [], 0o644],
		['only its owner may', [], 0o600],
	] as const)('stays as it was: $0', async ([_what, acl, mode], context) => {
		const {store, file} = openWith(content, mode);
		chmodSync(file, mode);
		if (acl.length > 0) tool(context, 'setfacl', ...acl, file);
		const before = accessTo(context, file);
		await writeAll(store);
		expect(accessTo(context, file)).toBe(before);
	});

	it('is not widened by the default ACL of the folder', async context => {
		const {store, file} = openWith(content, 0o640);
		chmodSync(file, 0o640);
		tool(context, 'setfacl', '-d', '-m', 'u:1001:rwx', path.dirname(file));
		const before = accessTo(context, file);
		await writeAll(store);
		expect(accessTo(context, file)).toBe(before);
	});

	it('stays with its extended attributes', async context => {
		const {store, file} = openWith(content);
		tool(context, 'setfattr', '-n', 'user.note', '-v', 'keep me', file);
		const before = accessTo(context, file);
		expect(before).toContain('keep me');
		await writeAll(store);
		expect(accessTo(context, file)).toBe(before);
	});

	it('stays with its owner and group', async context => {
		if (!ordinaryUser) context.skip('only root can give files away');
		const {store, file} = openWith(content, 0o660);
		chmodSync(file, 0o660);
		chownSync(file, 1234, 4321);
		await writeAll(store);
		expect(statSync(file)).toMatchObject({uid: 1234, gid: 4321, mode: 0o100660});
	});

	it('stays even when no program can copy it, because the file is then overwritten in place', async context => {
		const {store, file} = openWith(content);
		tool(context, 'setfacl', '-m', 'u:1001:r', file);
		const before = accessTo(context, file);
		const {ino} = statSync(file);
		const {PATH} = process.env;
		process.env.PATH = '/nowhere';
		try {
			await writeAll(store);
		} finally {
			process.env.PATH = PATH;
		}

		expect(statSync(file).ino).toBe(ino);
		expect(accessTo(context, file)).toBe(before);
		expect(readdirSync(path.dirname(file))).toEqual(['contexts.yml']);
	});
});

describe('a hard link to contexts.yml', () => {
	it('stays a link: both names have the new content', async () => {
		const {store, file, folder} = openWith(content);
		const second = path.join(folder, 'second');
		linkSync(file, second);
		await writeAll(store);
		expect(statSync(second).ino).toBe(statSync(file).ino);
		expect(readFileSync(second, 'utf8')).toBe(content.replace('current-context: a', 'current-context: b'));
	});

	it('is not overwritten without a backup, because an in-place write can be interrupted', async () => {
		const {file, folder} = openWith(content);
		linkSync(file, path.join(folder, 'second'));
		writeFileSync(path.join(folder, 'taken'), '');
		const store = openContextsStore({path: file, backupsFolder: path.join(folder, 'taken')});
		expect(refusal(await store.apply({type: 'use', name: 'b'}))).toMatch(
			/^4 \S*contexts\.yml has to be written in place .* no backup can be kept .*Nothing was written\./,
		);
		expect(readFileSync(file, 'utf8')).toBe(content);
	});

	it.each([0.3, 0.5, 0.9])('is complete again after a write that was interrupted at %f of it', async part => {
		const {store, file, folder} = openWith(content);
		linkSync(file, path.join(folder, 'second'));
		made(await store.apply({type: 'rename', from: 'a', to: 'a-name-that-takes-some-room'}));
		const [after, backups] = [readFileSync(file), path.join(folder, 'backups')];
		// As a kill leaves it: some of the new text, then the old one; and a journal that says what was under way.
		const journal = path.join(backups, readdirSync(backups)[0] ?? '', 'journal.json');
		const {changes, ...rest} = JSON.parse(readFileSync(journal, 'utf8'));
		const {before: old, after: next} = changes[0];
		const hash = createHash('sha256').update(after).digest('hex');
		const pending = {...rest, changes: [], position: 0, next: {changes, position: 1, before: old, after: next, hash}};
		writeFileSync(journal, JSON.stringify(pending));
		const length = Math.floor(after.length * part);
		writeFileSync(file, Buffer.concat([after.subarray(0, length), Buffer.from(content).subarray(length)]));
		const other = openContextsStore({path: file, backupsFolder: backups});
		made(await other.undo());
		expect(readFileSync(file, 'utf8')).toBe(content);
	});
});
