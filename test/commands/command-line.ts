import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {PassThrough, Readable, Writable} from 'node:stream';
import {onTestFinished} from 'vitest';
import {main} from '../../source/commands/main.ts';
import {foldersBelow} from '../../source/settings/folders.ts';

/** What a command line came to. */
export interface Outcome {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

export interface RunOptions {
	/** Comes through a pipe; without it stdin is at its end at once. */
	readonly stdin?: string | Readable;
	readonly environment?: NodeJS.ProcessEnv;
	readonly signal?: AbortSignal;
	/** stdout and stderr are terminals. */
	readonly terminal?: boolean;
}

/** A home folder of its own, with the contexts file given. */
export interface Home {
	readonly folder: string;
	readonly contextsPath: string;
	readonly folders: ReturnType<typeof foldersBelow>;
	/** The contexts file as it is now. */
	contexts(): string;
	run(line: string | readonly string[], options?: RunOptions): Promise<Outcome>;
}

/** Makes a home folder that goes away when the test ends. */
export function makeHome(contextsFile?: string): Home {
	const folder = mkdtempSync(path.join(tmpdir(), 'qctx-commands-'));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
	const contextsPath = path.join(folder, '.qlik', 'contexts.yml');
	if (contextsFile !== undefined) {
		mkdirSync(path.dirname(contextsPath), {mode: 0o700});
		writeFileSync(contextsPath, contextsFile, {mode: 0o600});
	}

	const folders = foldersBelow(path.join(folder, 'own'));
	return {
		folder,
		contextsPath,
		folders,
		contexts: () => readFileSync(contextsPath, 'utf8'),
		async run(line, {stdin = '', environment, signal, terminal = false} = {}) {
			const stdout = collector(terminal);
			const stderr = collector(terminal);
			const code = await main(
				typeof line === 'string' ? line.split(' ').filter(word => word !== '') : line,
				{
					environment: {HOME: folder, LANG: 'C.UTF-8', ...environment},
					stdin: typeof stdin === 'string' ? Readable.from(stdin === '' ? [] : [stdin]) : stdin,
					stdout: stdout.output,
					stderr: stderr.output,
					signal: signal ?? new AbortController().signal,
				},
				{version: '9.8.7', folders},
			);
			return {code, stdout: stdout.text(), stderr: stderr.text()};
		},
	};
}

/** A person at the keyboard: types `keys` as soon as they are asked for something. */
export function typing(keys: string): Readable {
	const stream = Object.assign(new PassThrough(), {isTTY: true, setRawMode: () => undefined});
	stream.end(keys);
	return stream;
}

function collector(isTTY: boolean) {
	let text = '';
	const stream = new Writable({
		write(chunk, _encoding, done) {
			text += String(chunk);
			done();
		},
	});
	const output = {
		write(more: string) {
			text += more;
		},
		isTTY,
		columns: isTTY ? 100 : undefined,
		stream,
	};
	return {output, text: () => text};
}
