import path from 'node:path';
import {shortHash} from '../text/short-hash.ts';
import type {Folders} from './folders.ts';
import {readRegularFile, writePrivateFile} from './regular-file.ts';

/** One small file per contexts file, so that their histories do not mix. */
function fileFor(folders: Folders, contextsPath: string): string {
	return path.join(folders.data, `previous-${shortHash(contextsPath)}.json`);
}

/** The context that was current before this one, for `qctx -` and the `-` key; undefined when unknown. */
export function readPrevious(folders: Folders, contextsPath: string): string | undefined {
	try {
		const stored: unknown = JSON.parse(readRegularFile(fileFor(folders, contextsPath)).toString('utf8'));
		if (typeof stored === 'object' && stored !== null && 'previous' in stored && typeof stored.previous === 'string') {
			return stored.previous;
		}
	} catch {
		// Unknown is not an error.
	}

	return undefined;
}

/**
 * Saves the name of the context that was current (0600). Call it after every change of `current-context` (switch, clear, removal, new context)
 * with the name before and after; a change from none, or no change at all, is not recorded. If the write fails, only `qctx -` is affected.
 */
export function writePrevious(
	folders: Folders,
	contextsPath: string,
	before: string | undefined,
	after: string | undefined,
): void {
	if (before === undefined || before === after) {
		return;
	}

	try {
		writePrivateFile(fileFor(folders, contextsPath), `${JSON.stringify({previous: before})}\n`);
	} catch {
		// A read-only or full disk must not fail a completed switch.
	}
}

/** The parts of a snapshot that a switch changes. */
interface AfterSwitch {
	readonly current: string | undefined;
	readonly contexts: ReadonlyArray<{readonly name: string}>;
}

/**
 * Saves which context was current before a change to the file, whoever made it. A context that was removed or renamed is nothing to go back to, so
 * neither counts as a switch.
 */
export function recordSwitch(
	folders: Folders,
	contextsPath: string,
	before: string | undefined,
	{current, contexts}: AfterSwitch,
): void {
	if (contexts.some(({name}) => name === before)) {
		writePrevious(folders, contextsPath, before, current);
	}
}

/** A renamed context can still be gone back to. */
export function renamePrevious(folders: Folders, contextsPath: string, from: string, to: string): void {
	if (readPrevious(folders, contextsPath) === from) {
		writePrevious(folders, contextsPath, to, undefined);
	}
}
