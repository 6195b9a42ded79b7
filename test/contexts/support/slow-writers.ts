// Other programs that write contexts files in pieces, with pauses, without a lock: node slow-writers.ts <plan.json>
import {appendFileSync, closeSync, openSync, readFileSync, writeFileSync, writeSync} from 'node:fs';
import {setTimeout as wait} from 'node:timers/promises';

/** One file to be emptied and written again. */
export interface SlowWrite {
	readonly file: string;
	readonly text: string;
	readonly pieces: number;
	/** Milliseconds before each piece. */
	readonly pause: number;
	/** Whether the file stays open in between, or is opened for each piece. */
	readonly style: 'held' | 'reopened';
}

async function write({file, text, pieces, pause, style}: SlowWrite): Promise<void> {
	const bytes = Buffer.from(text);
	const length = Math.ceil(bytes.length / pieces);
	const descriptor = style === 'held' ? openSync(file, 'w') : undefined;
	if (descriptor === undefined) writeFileSync(file, '');
	for (let at = 0; at < bytes.length; at += length) {
		await wait(pause);
		const piece = bytes.subarray(at, at + length);
		if (descriptor === undefined) appendFileSync(file, piece);
		else writeSync(descriptor, piece);
	}

	if (descriptor !== undefined) closeSync(descriptor);
}

const [plan] = process.argv.slice(2);
if (plan !== undefined && import.meta.main) {
	const writes = JSON.parse(readFileSync(plan, 'utf8')) as readonly SlowWrite[];
	await Promise.all(writes.map(write));
	process.stdout.write('done\n');
}
