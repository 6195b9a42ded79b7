import {
	closeSync,
	constants,
	fstatSync,
	lstatSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	type Stats,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {makePrivateFolder} from './private-folder.ts';

/**
 * Opens a regular file for reading, following links: opening a named pipe would wait for ever, and a device
 * would never end.
 * @throws the system's error; with code `EFTYPE` for anything but a regular file.
 */
export function openRegularFile(file: string): number {
	// Check first, because opening a device can have effects; and do not block, because the file may be replaced in between.
	demandRegular(file, statSync(file));
	const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	try {
		demandRegular(file, fstatSync(descriptor));
	} catch (error) {
		closeSync(descriptor);
		throw error;
	}

	return descriptor;
}

/** Reads a whole regular file. @throws like `openRegularFile`. */
export function readRegularFile(file: string): Buffer {
	const descriptor = openRegularFile(file);
	try {
		return readFileSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

/** Writes or replaces a small file of qctx's own, 0600 in a folder 0700. `flush` it if it must outlive a power failure. */
export function writePrivateFile(file: string, text: string, {flush = false} = {}): void {
	makePrivateFolder(path.dirname(file));
	const place = lstatSync(file, {throwIfNoEntry: false});
	if (place && !place.isSymbolicLink()) {
		demandRegular(file, place);
	}

	const temporary = `${file}.${process.pid}-${Math.random().toString(36).slice(2)}.tmp`;
	try {
		writeFileSync(temporary, text, {flag: 'wx', mode: 0o600, flush});
		renameSync(temporary, file);
	} catch (error) {
		rmSync(temporary, {force: true});
		throw error;
	}
}

function demandRegular(file: string, stats: Stats): void {
	if (stats.isFile()) {
		return;
	}

	const code = stats.isDirectory() ? 'EISDIR' : 'EFTYPE';
	throw Object.assign(new Error(`${code}: not a regular file, open '${file}'`), {code, syscall: 'open', path: file});
}
