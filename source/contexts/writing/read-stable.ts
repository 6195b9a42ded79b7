import {setTimeout as wait} from 'node:timers/promises';
import {failed, type Result} from '../../text/problem.ts';
import {ageOf, type KnownText, knownText, mayBeHalf, type Sight} from '../reading/in-motion.ts';
import {type ContextsFile, decode, type FileBytes, readBytes} from '../reading/read-file.ts';
import {keepsChanging, suddenlyEmpty} from './write-problems.ts';

/** Milliseconds to wait for another program, which may write a few pieces, seconds apart. */
const patience = 15_000;

/**
 * Reads the file in order to change it, again and again while another program may be writing it.
 * Refuses if that does not end, or if a file that had contexts is empty.
 */
export async function readStable(file: string, known: KnownText | undefined): Promise<Result<ContextsFile>> {
	const read = await untilStable(() => readBytes(file), known, mayBeHalf);
	if (!read.ok) return read;
	if (read.value.stats && read.value.bytes.length === 0 && known && known.content.contexts.length > 0) {
		return failed(suddenlyEmpty(file, known.content.contexts.length));
	}

	return decode(read.value);
}

/** Reads repeatedly until the file stops changing. */
export async function untilStable(
	read: () => Result<FileBytes>,
	known: KnownText | undefined,
	isUnstable: (sight: Sight) => boolean,
): Promise<Result<FileBytes>> {
	const deadline = performance.now() + patience;
	let seen: {readonly bytes: Buffer; readonly since: number} | undefined;
	let sight: Omit<Sight, 'stillFor'> | undefined;
	for (;;) {
		const result = read();
		if (!result.ok || !result.value.stats) return result;
		const file = result.value;
		const now = performance.now();
		if (!sight || !seen?.bytes.equals(file.bytes)) {
			// The file's own clock may be ahead, so what counts is that it was seen unchanged.
			seen = {bytes: file.bytes, since: seen ? now : now - ageOf(file)};
			sight = {file, present: knownText(file), known};
		}

		const stillFor = Math.max(now - seen.since, ageOf(file));
		if (!isUnstable({...sight, file, stillFor})) return result;
		if (now > deadline) return failed(keepsChanging());
		await wait(stillFor < 100 ? 20 : 50);
	}
}
