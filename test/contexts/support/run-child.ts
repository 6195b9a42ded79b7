import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import type {ContextsEdit} from '../../../source/contexts/edit.ts';

/** What a child says of one edit. */
export type ChildResult =
	| {readonly ok: true; readonly description: string; readonly warning?: string}
	| {readonly ok: false; readonly problem: {readonly what: string; readonly cure: string; readonly exitCode: number}};

const script = fileURLToPath(new URL('edit-child.ts', import.meta.url));

/** Makes edits in a process of its own; as another user when root asks for it. */
export async function editInChild(
	path: string,
	backupsFolder: string,
	edits: readonly ContextsEdit[],
	user?: {uid: number; gid: number},
): Promise<ChildResult[]> {
	const {stdout} = await promisify(execFile)(process.execPath, [script, path, backupsFolder, JSON.stringify(edits)], {
		...user,
		cwd: '/',
		maxBuffer: 2 ** 24,
	});
	return JSON.parse(stdout);
}

export const isRoot = process.getuid?.() === 0;

/** Root may do everything: permissions are tried as somebody else. Undefined when this user can be tried as it is. */
export const ordinaryUser = isRoot ? {uid: 65_534, gid: 65_534} : undefined;
