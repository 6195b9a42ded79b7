import {open} from 'node:fs/promises';

/**
 * Writes into the file in place, which keeps its owner, mode, ACL, extended attributes and all its hard links. A kill in
 * between leaves some of both texts, so `isInterrupted` must be able to tell from what was kept of them beforehand.
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

/** Whether a file is what `overwrite` leaves when it ends half-way: a beginning of `after`, and from there on what was before. */
export function isInterrupted(present: Uint8Array, before: Uint8Array, after: Uint8Array): boolean {
	let at = 0;
	while (at < present.length && at < after.length && present[at] === after[at]) at++;
	return Buffer.compare(present.subarray(at), before.subarray(at)) === 0;
}
