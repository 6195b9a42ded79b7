import {mkdirSync, statSync} from 'node:fs';
import path from 'node:path';

/**
 * Creates a folder and its missing parents for their owner only. One at a time, because Node's `recursive` never
 * returns when the system reports ENOENT inside an existing folder: in /proc, or in the folder of an automounter.
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
		// Another qctx may have been faster.
		if (!isFolder(folder)) {
			throw error;
		}
	}
}

function isFolder(place: string): boolean {
	return statSync(place, {throwIfNoEntry: false})?.isDirectory() ?? false;
}
