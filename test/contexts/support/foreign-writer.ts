// Another program that writes the contexts file as `qlik` does: it reads all, changes something, empties the file and writes it
// again in place, without a lock (docs/contexts-file.md). node foreign-writer.ts <path> <in-turn|free> [seconds]
import {closeSync, openSync, readFileSync, writeSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {setTimeout as wait} from 'node:timers/promises';
import {dump, FAILSAFE_SCHEMA, load} from 'js-yaml';

const [path = '', mode = '', seconds = '1'] = process.argv.slice(2);

interface File {
	'current-context'?: string;
	contexts?: Record<string, unknown> | null;
}

let written = 0;

function read(): File {
	return load(readFileSync(path, 'utf8'), {schema: FAILSAFE_SCHEMA}) as File;
}

/** Adds a context. */
function write(pieces: number): void {
	const file = read();
	const contexts = file.contexts ?? {};
	contexts[`foreign-${written}`] = {server: `https://foreign-${written}`};
	const text = dump({'current-context': file['current-context'] ?? '', contexts}, {indent: 4, lineWidth: -1});
	const descriptor = openSync(path, 'w');
	const length = Math.ceil(text.length / pieces);
	for (let piece = 0; piece < pieces; piece++) writeSync(descriptor, text.slice(piece * length, (piece + 1) * length));
	closeSync(descriptor);
	written++;
}

if (mode === 'in-turn') {
	process.stdout.write('ready\n');
	for await (const line of createInterface({input: process.stdin})) {
		if (line === 'go') {
			write(1 + (written % 3));
			process.stdout.write('done\n');
		}
	}
} else {
	process.stdout.write('ready\n');
	const end = performance.now() + Number(seconds) * 1000;
	while (performance.now() < end) {
		write(1 + (written % 3));
		// Long enough to take in what was written into the old file while it was being replaced.
		await wait(100 + Math.random() * 100);
	}
}

// The last word is the file's, once both are done.
await wait(500);
const {contexts} = read();
const lost = Array.from({length: written}, (_, index) => `foreign-${index}`).filter(
	name => !(name in (contexts ?? {})),
);
process.stdout.write(`${JSON.stringify({written, lost})}\n`);
