import {closeSync, fstatSync, openSync, readFileSync, readSync} from 'node:fs';
import {mkdir, unlink} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import type {Result} from '../../text/problem.ts';
import {errorCode} from '../reading/file-problem.ts';
import {parseContexts} from '../reading/parse-contexts.ts';
import {type ContextsFile, readContextsFile} from '../reading/read-file.ts';
import {mayWrite, writeAtomically} from './atomic-write.ts';

/** What came of trying to replace the file. */
export type Replacement =
	| {readonly type: 'written'}
	/** Someone else wrote since it was read; nothing was done. */
	| {readonly type: 'changed'}
	/** Someone else wrote into the old file while it was being replaced: this is what they wrote, and it is not in the new one. */
	| {readonly type: 'overtaken'; readonly text: string};

/** A file younger than this may be one that another program is still writing, piece by piece (milliseconds). */
const freshFor = 25;
/** How long to wait for another program to finish (milliseconds). */
const settleFor = 400;

/**
 * Reads the file for changing it. `qlik` truncates the file and writes it anew in place (qlik-facts 1.6), so one that is
 * empty, cannot be parsed or was written this very moment is read again until it stands still.
 */
export async function readStable(file: string): Promise<Result<ContextsFile>> {
	const deadline = performance.now() + settleFor;
	for (;;) {
		const read = readContextsFile(file);
		if (!read.ok) return read;
		const {stats, text} = read.value;
		if (!stats || performance.now() > deadline) return read;
		const age = Date.now() - Number(stats.mtimeMs);
		const doubtful = age < 1000 && (text === '' || !parseContexts(text).ok);
		if (!doubtful && (age < 0 || age >= freshFor)) return read;
		await wait(doubtful ? 20 : freshFor - age);
	}
}

/**
 * Replaces the contexts file, unless it is no longer what was read. Owner and mode are kept; a new file is 0600 in a folder
 * that is 0700 if it is new.
 */
export async function replaceContextsFile(
	base: ContextsFile,
	bytes: Uint8Array,
	isLockHeld: () => boolean,
): Promise<Replacement> {
	if (base.stats) await mayWrite(base.target, base.stats);
	// The old file stays open, so that what another program writes into it meanwhile can still be read.
	const old = base.stats && process.platform !== 'win32' ? openSync(base.target, 'r') : undefined;
	try {
		const isUnchanged = (): boolean => isLockHeld() && readsAs(base);
		const written = await writeAtomically(base.target, bytes, base.stats, isUnchanged);
		if (!written) return {type: 'changed'};
		const late = old === undefined ? undefined : await lateText(old, base.bytes);
		return late === undefined ? {type: 'written'} : {type: 'overtaken', text: late};
	} finally {
		if (old !== undefined) closeSync(old);
	}
}

/** Deletes the contexts file, unless it is no longer what was read: undo of the change that made it. */
export async function removeContextsFile(base: ContextsFile, isLockHeld: () => boolean): Promise<Replacement> {
	if (!isLockHeld() || !readsAs(base)) return {type: 'changed'};
	if (base.stats) await unlink(base.target);
	return {type: 'written'};
}

/** The folder of a file that is yet to be; private, since it will hold secrets. */
export async function makeFolderOf(target: string): Promise<void> {
	await mkdir(path.dirname(target), {recursive: true, mode: 0o700});
}

function readsAs(base: ContextsFile): boolean {
	try {
		const bytes = readFileSync(base.target);
		return base.stats !== undefined && bytes.equals(base.bytes);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return base.stats === undefined;
		throw error;
	}
}

/** What the old file holds if that is no longer what was read, once the other program is done with it. */
async function lateText(old: number, bytes: Buffer): Promise<string | undefined> {
	let present = readAll(old);
	if (present.equals(bytes)) return undefined;
	const deadline = performance.now() + settleFor;
	for (;;) {
		await wait(20);
		const next = readAll(old);
		const text = next.toString('utf8');
		if (next.equals(present) && next.length > 0 && parseContexts(text).ok) return text;
		if (performance.now() > deadline) return undefined;
		present = next;
	}
}

function readAll(file: number): Buffer {
	const bytes = Buffer.alloc(Number(fstatSync(file).size));
	return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
}
