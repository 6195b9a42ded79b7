import {type BigIntStats, closeSync, fstatSync, lstatSync, readFileSync, readlinkSync, realpathSync} from 'node:fs';
import path from 'node:path';
import {openRegularFile} from '../../settings/regular-file.ts';
import {errorCode} from '../../text/error-code.ts';
import {done, failed, type Problem, type Result} from '../../text/problem.ts';
import {fileProblem, isSystemError} from './file-problem.ts';

/** The bytes of the contexts file at one moment. */
export interface FileBytes {
	/** The file itself, with all symbolic links resolved; if there is none, where a new one will be. */
	readonly target: string;
	/** Undefined when there is no file. */
	readonly stats: BigIntStats | undefined;
	readonly bytes: Buffer;
}

export interface ContextsFile extends FileBytes {
	/** The bytes as UTF-8, with the byte order mark if there is one. */
	readonly text: string;
}

/** Far more than any real file: a wrong path must not exhaust memory. */
const largestFile = 64n * 1024n * 1024n;

/**
 * Reads the file at `path` through its symbolic links. A missing file is an empty text, not an error. A link that leads
 * nowhere is an error, since its target is not known to be empty.
 */
export function readContextsFile(path: string): Result<ContextsFile> {
	const read = readBytes(path);
	return read.ok ? decode(read.value) : read;
}

/** Like `readContextsFile`, but does not decode the bytes. */
export function readBytes(path: string): Result<FileBytes> {
	let target = path;
	try {
		target = realpathSync(path);
		return readTarget(target);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') {
			const dangling = danglingLink(path);
			return dangling ? failed(dangling) : done({target, stats: undefined, bytes: Buffer.alloc(0)});
		}

		if (errorCode(error) === 'EISDIR') return failed(notAFile(target, 'a folder'));
		if (errorCode(error) === 'EFTYPE') return failed(notAFile(target, 'not a regular file'));
		if (isSystemError(error)) return failed(fileProblem('read', path, error));
		throw error;
	}
}

function readTarget(target: string): Result<FileBytes> {
	const file = openRegularFile(target);
	try {
		const stats = fstatSync(file, {bigint: true});
		return stats.size > largestFile ? failed(tooLarge(target)) : done({target, stats, bytes: readFileSync(file)});
	} finally {
		closeSync(file);
	}
}

/** The text of a file; a problem for bytes that are not UTF-8. */
export function decode(file: FileBytes): Result<ContextsFile> {
	const {target, bytes} = file;
	const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
	const text = bytes.toString('utf8');
	// Comparing is the quickest check, because bytes that are not UTF-8 become U+FFFD.
	if (!utf16 && (!text.includes('\uFFFD') || Buffer.from(text).equals(bytes))) return done({...file, text});
	const line = text.slice(0, Math.max(0, text.indexOf('\uFFFD'))).split('\n').length;
	const what = utf16 ? 'is UTF-16' : `is not UTF-8 (line ${line})`;
	return failed({
		what: `The contexts file ${target} ${what}, which no program that reads contexts accepts.`,
		cure: 'Save it as UTF-8 in an editor. Nothing is written until then.',
		exitCode: 4,
	});
}

/** A problem if the file, or a folder on the way to it, is a symbolic link to nothing. */
function danglingLink(file: string): Problem | undefined {
	for (let place = file; ; place = path.dirname(place)) {
		if (isLinkToNothing(place)) {
			return {
				what: `${place} is a symbolic link to ${readlinkSync(place)}, and nothing is there.`,
				cure: 'Restore it (is its disk mounted?), or remove the link to start with a new file.',
				exitCode: 4,
			};
		}

		if (path.dirname(place) === place) return undefined;
	}
}

function isLinkToNothing(place: string): boolean {
	try {
		if (!lstatSync(place).isSymbolicLink()) return false;
		realpathSync(place);
		return false;
	} catch (error) {
		return errorCode(error) === 'ENOENT' && lstatSync(place, {throwIfNoEntry: false}) !== undefined;
	}
}

function notAFile(target: string, kind: string): Problem {
	return {
		what: `${target} is ${kind}; the contexts file should be there.`,
		cure: 'Move it away, or point QLIK_CLI_USER_HOME_DIR elsewhere.',
		exitCode: 4,
	};
}

function tooLarge(target: string): Problem {
	return {
		what: `${target} is larger than 64 MiB, so it is not a contexts file.`,
		cure: 'QLIK_CLI_USER_HOME_DIR may point to the wrong file.',
		exitCode: 4,
	};
}
