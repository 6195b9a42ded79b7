import {randomBytes} from 'node:crypto';
import {type BigIntStats, constants} from 'node:fs';
import {access, chmod, open, readdir, rename, unlink} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {errorCode} from '../../text/error-code.ts';
import {copyAccess} from './copy-access.ts';

export interface AtomicWriteOptions {
	/** The file whose owner, mode, ACL and extended attributes the new one gets; 0600 without it. */
	readonly like?: {readonly file: string; readonly stats: BigIntStats};
	/** Asked right before the rename: false cancels and leaves the target alone. */
	readonly isStillWanted?: () => boolean;
}

/**
 * Writes a file so that at any moment either the complete old or the complete new one exists: a temporary file in the same folder is
 * flushed and renamed over the target, then the folder is flushed.
 *
 * Our own code instead of write-file-atomic (version 8), which opens its temporary file without `O_EXCL` under a name that can
 * be predicted (a planted link would be followed), writes once without checking that everything was written, does not flush the
 * folder, and has no way to check the target right before the rename.
 *
 * @returns `access-lost` when the new file could not be given the access rights of `like`. Throws system errors. The target is unchanged
 * except after `written`.
 */
export async function writeAtomically(
	target: string,
	bytes: Uint8Array,
	{like, isStillWanted = () => true}: AtomicWriteOptions = {},
): Promise<'written' | 'not-wanted' | 'access-lost'> {
	const temporary = `${target}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
	try {
		const file = await open(temporary, 'wx', 0o600);
		try {
			if (like && !(await copyAccess(like.file, like.stats, temporary))) {
				await unlink(temporary);
				return 'access-lost';
			}

			// Some ways of copying the access also copy the content.
			await file.truncate();
			await file.writeFile(bytes);
			await file.sync();
		} finally {
			await file.close();
		}

		if (!isStillWanted()) {
			await unlink(temporary);
			return 'not-wanted';
		}

		await renameOver(temporary, target);
	} catch (error) {
		await unlink(temporary).catch(() => undefined);
		throw error;
	}

	await flushFolder(path.dirname(target));
	return 'written';
}

/** Removes what a killed qctx left next to the target (temporary files, claims on a dead lock). Only the lock's holder may call it. */
export async function removeStaleTemporaries(target: string): Promise<void> {
	const folder = path.dirname(target);
	const name = path.basename(target);
	// A folder that can be entered but not listed is still fine to write to.
	for (const file of await readdir(folder).catch(() => [])) {
		if (
			file.startsWith(name) &&
			/^\.(?:\d+-[\da-f]{12}|lock-(?:[\da-f]{16}|nobody))\.tmp$/.test(file.slice(name.length))
		) {
			await unlink(path.join(folder, file)).catch(() => undefined);
		}
	}
}

/**
 * Checks whether the file may be changed. The rename needs only its folder, but a file that its owner made read-only stays:
 * throws EACCES. Root may write everything, so the mode is checked too.
 */
export async function mayWrite(target: string, stats: BigIntStats): Promise<void> {
	await access(target, constants.W_OK);
	if ((stats.mode & 0o222n) !== 0n) return;
	const error: NodeJS.ErrnoException = new Error(`EACCES: permission denied, open '${target}'`);
	throw Object.assign(error, {code: 'EACCES', syscall: 'open', path: target});
}

/** Windows refuses while a virus scanner or an indexer looks at the file; that passes. */
async function renameOver(temporary: string, target: string): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		try {
			await rename(temporary, target);
			return;
		} catch (error) {
			const passes = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '');
			if (!passes || attempt === 20) throw error;
			await wait(attempt * 10);
		}
	}
}

/** Makes the new name survive a power loss. Not every file system supports this; the file is complete without it. */
async function flushFolder(folder: string): Promise<void> {
	if (process.platform === 'win32') return;
	try {
		const handle = await open(folder, 'r');
		await handle.sync().finally(() => handle.close());
	} catch (error) {
		if (!['EINVAL', 'ENOTSUP', 'EACCES', 'EPERM', 'EISDIR', 'EIO'].includes(errorCode(error) ?? '')) throw error;
	}
}

/** Makes a file readable and writable by its owner only. */
export async function makePrivate(target: string): Promise<void> {
	await chmod(target, 0o600);
}
