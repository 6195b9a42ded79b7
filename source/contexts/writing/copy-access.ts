import {spawn} from 'node:child_process';
import type {BigIntStats} from 'node:fs';
import {lstat} from 'node:fs/promises';

/**
 * Gives a copy the owner, mode, ACL and extended attributes of a file, and perhaps its content. Node supports neither ACLs nor
 * extended attributes, and cannot even tell whether a file has any; `cp` can, and reports when it could not keep them (docs/contexts-file.md).
 *
 * @returns false if any of it could not be kept; then the copy must not replace the file.
 */
export async function copyAccess(file: string, stats: BigIntStats, copy: string): Promise<boolean> {
	// On Windows, a new file that replaces another gets the rights of its folder.
	if (process.platform === 'win32') return false;
	const options = process.platform === 'linux' ? ['--attributes-only', '--preserve=mode,ownership,xattr'] : ['-p'];
	if (!(await succeeds('cp', [...options, '--', file, copy]))) return false;
	const {uid, gid, mode} = await lstat(copy, {bigint: true});
	return uid === stats.uid && gid === stats.gid && mode === stats.mode;
}

function succeeds(command: string, options: readonly string[]): Promise<boolean> {
	return new Promise(resolve => {
		const child = spawn(command, options, {stdio: 'ignore'});
		child.once('error', () => resolve(false));
		child.once('close', code => resolve(code === 0));
	});
}
