import {mkdirSync, statSync} from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder, and those above it that are missing, for their owner only. One at a time, since Node's `recursive` never
 * returns where the system answers ENOENT below a folder that is there: in /proc, or in the folder of an automounter.
 * @throws the system's error.
 */
export function makePrivateFolder(folder: string): void {
	if (isFolder(folder)) {
		return;
	}

	const parent = path.dirname(folder);
	if (parent !== folder) {
		makePrivateFolder(parent);
	}

	try {
		mkdirSync(folder, {mode: 0o700});
	} catch (error) {
		// Another qctx may have been quicker.
		if (!isFolder(folder)) {
			throw error;
		}
	}
}

function isFolder(place: string): boolean {
	return statSync(place, {throwIfNoEntry: false})?.isDirectory() ?? false;
}
