import {setTimeout as wait} from 'node:timers/promises';
import {failed, type Result} from '../../text/problem.ts';
import {ageOf, type KnownText, knownText, mayBeHalf, type Sight} from '../reading/in-motion.ts';
import {type ContextsFile, decode, type FileBytes, readBytes} from '../reading/read-file.ts';
import {keepsChanging, suddenlyEmpty} from './write-problems.ts';

/** How long to wait for another program to finish (milliseconds): a file in a few pieces, seconds apart. */
const patience = 15_000;

/**
 * Reads the file in order to change it, once it is complete: it is read again while another program may be writing it.
 * Refused if that does not end, or if a file that held contexts is empty.
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
			// Its own clock can be ahead; a file observed to be unchanged is unchanged.
			seen = {bytes: file.bytes, since: seen ? now : now - ageOf(file)};
			sight = {file, present: knownText(file), known};
		}

		const stillFor = Math.max(now - seen.since, ageOf(file));
		if (!isUnstable({...sight, file, stillFor})) return result;
		if (now > deadline) return failed(keepsChanging());
		await wait(stillFor < 100 ? 20 : 50);
	}
}
