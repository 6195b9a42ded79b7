import {
	type BigIntStats,
	closeSync,
	fstatSync,
	lstatSync,
	openSync,
	readFileSync,
	readlinkSync,
	realpathSync,
} from 'node:fs';
import {done, failed, type Problem, type Result} from '../../text/problem.ts';
import {errorCode, fileProblem, isSystemError} from './file-problem.ts';

/** The bytes of the contexts file at one moment. */
export interface ContextsFile {
	/** The file itself, behind all symbolic links; where a new one will be when there is none yet. */
	readonly target: string;
	/** Undefined when there is no file. */
	readonly stats: BigIntStats | undefined;
	readonly bytes: Buffer;
	/** The bytes as UTF-8, with the byte order mark if there is one. */
	readonly text: string;
}

/** More than any real file by far: a mistaken path must not fill the memory. */
const largestFile = 64n * 1024n * 1024n;

/**
 * Reads the file at `path` through its symbolic links. No file is an empty text, which is no error; a link that leads
 * nowhere is one, since what it should lead to is not known to be empty.
 */
export function readContextsFile(path: string): Result<ContextsFile> {
	let target = path;
	try {
		try {
			target = realpathSync(path);
		} catch (error) {
			if (errorCode(error) !== 'ENOENT') throw error;
			const dangling = danglingLink(path);
			if (dangling) return failed(dangling);
			return done({target: path, stats: undefined, bytes: Buffer.alloc(0), text: ''});
		}

		return readRegularFile(target);
	} catch (error) {
		// Gone between two steps: as if it had not been there.
		if (errorCode(error) === 'ENOENT') return done({target, stats: undefined, bytes: Buffer.alloc(0), text: ''});
		if (isSystemError(error)) return failed(fileProblem('read', path, error));
		throw error;
	}
}

function readRegularFile(target: string): Result<ContextsFile> {
	// O_NONBLOCK would be needed to open a pipe without waiting; looking before opening does without it.
	const kind = lstatSync(target);
	if (kind.isDirectory()) return failed(notAFile(target, 'a folder'));
	if (!kind.isFile()) return failed(notAFile(target, 'not a regular file'));
	const file = openSync(target, 'r');
	try {
		const stats = fstatSync(file, {bigint: true});
		if (stats.size > largestFile) return failed(tooLarge(target));
		const bytes = readFileSync(file);
		return decode(target, stats, bytes);
	} finally {
		closeSync(file);
	}
}

function decode(target: string, stats: BigIntStats, bytes: Buffer): Result<ContextsFile> {
	const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
	const text = bytes.toString('utf8');
	// Comparing is the quickest check there is: bytes that are not UTF-8 come back as U+FFFD.
	if (!utf16 && (!text.includes('\uFFFD') || Buffer.from(text).equals(bytes)))
		return done({target, stats, bytes, text});
	const line = text.slice(0, Math.max(0, text.indexOf('\uFFFD'))).split('\n').length;
	const what = utf16 ? 'is UTF-16' : `is not UTF-8 (line ${line})`;
	return failed({
		what: `The contexts file ${target} ${what}, which no reader of contexts takes.`,
		cure: 'Save it as UTF-8 in an editor. Nothing is written until then.',
		exitCode: 4,
	});
}

function danglingLink(path: string): Problem | undefined {
	const link = lstatSync(path, {throwIfNoEntry: false});
	if (!link?.isSymbolicLink()) return undefined;
	return {
		what: `${path} is a symbolic link to ${readlinkSync(path)}, and nothing is there.`,
		cure: 'Bring the file back (is its disk mounted?), or remove the link to start with a new file.',
		exitCode: 4,
	};
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
		what: `${target} is larger than 64 MiB: that is no contexts file.`,
		cure: 'Look at what it is; QLIK_CLI_USER_HOME_DIR may point to a wrong file.',
		exitCode: 4,
	};
}
