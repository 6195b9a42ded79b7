import {randomBytes} from 'node:crypto';
import {closeSync, lstatSync, openSync, statSync, unlinkSync, writeSync} from 'node:fs';
import {hostname} from 'node:os';
import {setTimeout as wait} from 'node:timers/promises';
import {readRegularFile} from '../../settings/regular-file.ts';
import {errorCode} from '../../text/error-code.ts';
import {done, failed, type Problem, type Result} from '../../text/problem.ts';
import {causeOf, fileProblem, isSystemError} from '../reading/file-problem.ts';

/** A lock that this process holds. */
export interface Lock {
	/** Whether it is still ours: another process may have taken it over during a long sleep. */
	isHeld(): boolean;
	release(): void;
}

export interface LockOptions {
	/** Milliseconds to wait for another holder. */
	readonly patience?: number;
	/** Milliseconds after which a holder that still seems to run counts as dead; a write takes a fraction of a second. */
	readonly staleAfter?: number;
}

/** The holder of a lock, as recorded in its file. */
interface Holder {
	readonly pid: number;
	readonly host: string;
	/** Milliseconds since 1970. */
	readonly time: number;
	readonly id: string;
}

const nobody = 'nobody';

/**
 * Takes the lock `file` that excludes other qctx processes: `O_EXCL`, with process ID and time inside. The lock of a dead process, or one
 * that is too old, does not block. `qlik` has no lock; comparing finds what it writes in between (replace-file.ts).
 */
export async function takeLock(file: string, options: LockOptions = {}): Promise<Result<Lock>> {
	const {patience = 20_000, staleAfter = 30_000} = options;
	const holder: Holder = {pid: process.pid, host: hostname(), time: Date.now(), id: randomBytes(8).toString('hex')};
	const deadline = performance.now() + patience;
	for (;;) {
		try {
			if (create(file, JSON.stringify({...holder, time: Date.now()}))) return done(lockHeldBy(file, holder));
			const other = readHolder(file);
			if (other && isStale(other, staleAfter)) breakLock(file, other);
			else if (performance.now() > deadline) return failed(heldByOther(file, other));
		} catch (error) {
			if (isSystemError(error)) return failed(lockProblem(file, error));
			throw error;
		}

		await wait(5 + Math.random() * 20);
	}
}

function lockHeldBy(file: string, holder: Holder): Lock {
	const isHeld = (): boolean => readHolder(file)?.id === holder.id;
	return {
		isHeld,
		release() {
			if (isHeld()) remove(file);
		},
	};
}

function create(file: string, content: string): boolean {
	let descriptor: number;
	try {
		descriptor = openSync(file, 'wx', 0o600);
	} catch (error) {
		// Windows reports EPERM for a file that is being deleted.
		if (errorCode(error) === 'EEXIST' || (process.platform === 'win32' && errorCode(error) === 'EPERM')) return false;
		throw error;
	}

	try {
		writeSync(descriptor, content);
	} catch (error) {
		remove(file);
		throw error;
	} finally {
		closeSync(descriptor);
	}

	return true;
}

/** Undefined when there is no lock. One that is still empty, or not from qctx, is judged by the age of its file. */
function readHolder(file: string): Holder | undefined {
	try {
		const content = readRegularFile(file).toString('utf8');
		const fallback: Holder = {pid: 0, host: '', time: statSync(file).mtimeMs, id: content === '' ? nobody : 'other'};
		try {
			const value: unknown = JSON.parse(content);
			return isHolder(value) ? value : fallback;
		} catch {
			return fallback;
		}
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return undefined;
		throw error;
	}
}

function isHolder(value: unknown): value is Holder {
	if (typeof value !== 'object' || value === null) return false;
	const {pid, host, time, id} = value as Partial<Holder>;
	return typeof pid === 'number' && typeof host === 'string' && typeof time === 'number' && typeof id === 'string';
}

function isStale(holder: Holder, staleAfter: number): boolean {
	// A time in the future, after the clock was set back, is as wrong as one long ago.
	if (Math.abs(Date.now() - holder.time) > staleAfter) return true;
	// An empty lock means that its holder was killed between creating and filling it, which normally takes no time.
	if (holder.id === nobody) return Date.now() - holder.time > 1000;
	return holder.host === hostname() && holder.pid > 0 && !isRunning(holder.pid);
}

function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return errorCode(error) !== 'ESRCH';
	}
}

/**
 * Removes the lock of a dead holder. Two processes may find it dead at once, and the slower one must not remove the lock that
 * the faster one has taken since: only the process that creates the file named after this holder may remove it, after checking again.
 */
function breakLock(file: string, dead: Holder): void {
	const claim = `${file}-${/^[\da-f]{16}$/.test(dead.id) ? dead.id : nobody}.tmp`;
	if (!create(claim, '')) {
		// The claiming process died.
		if (Date.now() - (statSync(claim, {throwIfNoEntry: false})?.mtimeMs ?? Date.now()) > 10_000) remove(claim);
		return;
	}

	try {
		if (readHolder(file)?.id === dead.id) remove(file);
	} finally {
		remove(claim);
	}
}

function remove(file: string): void {
	try {
		unlinkSync(file);
	} catch (error) {
		if (errorCode(error) !== 'ENOENT') throw error;
	}
}

/** If there is no lock, the folder is not writable; otherwise something else is where the lock should be. */
function lockProblem(file: string, error: NodeJS.ErrnoException): Problem {
	if (!lstatSync(file, {throwIfNoEntry: false})) {
		return fileProblem('write next to', file.replace(/\.lock$/, ''), error);
	}

	return {
		what: `Cannot take the lock ${file}: ${causeOf(error)}. Nothing was written.`,
		cure: `If no qctx is running, remove ${file}.`,
		exitCode: 4,
		error,
	};
}

function heldByOther(file: string, holder: Holder | undefined): Problem {
	const who =
		holder && holder.pid > 0
			? `process ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`}`
			: 'another qctx';
	return {
		what: `The contexts file is locked: ${who} is writing to it.`,
		cure: `Try again in a moment; if no qctx is running, remove ${file}.`,
		exitCode: 4,
	};
}
