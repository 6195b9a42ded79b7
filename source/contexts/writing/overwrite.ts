import {open} from 'node:fs/promises';

/**
 * Overwrites the file in place, which keeps its owner, mode, ACL, extended attributes and hard links. A kill in
 * between leaves a mix of both texts, so both must be saved beforehand for `isInterrupted` to recognise it.
 */
export async function overwrite(target: string, bytes: Uint8Array): Promise<void> {
	const file = await open(target, 'r+');
	try {
		for (let at = 0; at < bytes.length; ) {
			at += (await file.write(bytes, at, bytes.length - at, at)).bytesWritten;
		}

		await file.truncate(bytes.length);
		await file.sync();
	} finally {
		await file.close();
	}
}

/** Whether a file was left by an interrupted `overwrite`: the beginning of `after`, followed by the rest of the old text. */
export function isInterrupted(present: Uint8Array, before: Uint8Array, after: Uint8Array): boolean {
	let at = 0;
	while (at < present.length && at < after.length && present[at] === after[at]) at++;
	return Buffer.compare(present.subarray(at), before.subarray(at)) === 0;
}
