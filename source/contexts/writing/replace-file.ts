import {closeSync, fstatSync, openSync, readFileSync, readSync} from 'node:fs';
import {unlink} from 'node:fs/promises';
import {errorCode} from '../../text/error-code.ts';
import {done} from '../../text/problem.ts';
import {knownText, mayBeHalf} from '../reading/in-motion.ts';
import type {FileBytes} from '../reading/read-file.ts';
import {mayWrite, writeAtomically} from './atomic-write.ts';
import {overwrite} from './overwrite.ts';
import {untilStable} from './read-stable.ts';

/** The result of trying to replace the file. */
export type Replacement =
	| {readonly type: 'written'}
	/** Another program has written since it was read; nothing was done. */
	| {readonly type: 'changed'}
	/** It can only be overwritten in place, and there is no backup in case that is interrupted; nothing was done. */
	| {readonly type: 'needs-backup'}
	/** Another program wrote into the old file while it was being replaced: this is what it wrote, and the new file lacks it. */
	| {readonly type: 'overtaken'; readonly text: string};

export interface ReplaceOptions {
	readonly isLockHeld: () => boolean;
	/** Both the current and the new content are saved elsewhere. */
	readonly hasBackup: boolean;
}

/**
 * Replaces the contexts file, unless it has changed since it was read. Owner, mode, ACL, extended attributes and hard links are
 * kept: where a new file cannot have them, the old one is overwritten in place. A new file is 0600, and a new folder 0700.
 */
export async function replaceContextsFile(
	base: FileBytes,
	bytes: Uint8Array,
	{isLockHeld, hasBackup}: ReplaceOptions,
): Promise<Replacement> {
	const {target, stats} = base;
	if (stats) await mayWrite(target, stats);
	// The old file stays open, so that what another program writes into it in the meantime can still be read.
	const old = stats && process.platform !== 'win32' ? openSync(target, 'r') : undefined;
	try {
		const isStillWanted = (): boolean => isLockHeld() && isAsRead(base);
		const canRename = stats === undefined || stats.nlink === 1n;
		const like = stats && {file: target, stats};
		const result = canRename
			? await writeAtomically(target, bytes, {isStillWanted, ...(like && {like})})
			: ('access-lost' as const);
		if (result === 'not-wanted') return {type: 'changed'};
		if (result === 'written') {
			const late = old === undefined ? undefined : await lateText(old, base);
			return late === undefined ? {type: 'written'} : {type: 'overtaken', text: late};
		}

		if (!hasBackup) return {type: 'needs-backup'};
		if (!isStillWanted()) return {type: 'changed'};
		await overwrite(target, bytes);
		return readFileSync(target).equals(bytes) ? {type: 'written'} : {type: 'changed'};
	} finally {
		if (old !== undefined) closeSync(old);
	}
}

/** Deletes the contexts file unless it has changed since it was read, to undo the change that created it. */
export async function removeContextsFile(base: FileBytes, isLockHeld: () => boolean): Promise<Replacement> {
	if (!isLockHeld() || !isAsRead(base)) return {type: 'changed'};
	if (base.stats) await unlink(base.target);
	return {type: 'written'};
}

function isAsRead(base: FileBytes): boolean {
	try {
		const bytes = readFileSync(base.target);
		return base.stats !== undefined && bytes.equals(base.bytes);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return base.stats === undefined;
		throw error;
	}
}

/** The content of the old file if it differs from what was read, once the other program has finished. */
async function lateText(old: number, base: FileBytes): Promise<string | undefined> {
	const read = (): FileBytes => ({target: base.target, stats: fstatSync(old, {bigint: true}), bytes: readAll(old)});
	if (read().bytes.equals(base.bytes)) return undefined;
	const settled = await untilStable(() => done(read()), knownText(base), mayBeHalf);
	// If it never finishes, or leaves nothing readable, there is nothing to merge.
	return settled.ok && settled.value.bytes.length > 0 ? knownText(settled.value)?.text : undefined;
}

function readAll(file: number): Buffer {
	const bytes = Buffer.alloc(Number(fstatSync(file).size));
	return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
}
