import {createInterface} from 'node:readline/promises';
import {Writable} from 'node:stream';
import type {Io} from './io.ts';

/** At most this much is read of a piped answer; no credential is longer than a few kilobytes. */
const mostBytes = 64 * 1024;

/** All that comes through stdin, up to 64 KiB; empty when it is closed. */
export async function readAll({stdin, signal}: Io): Promise<string> {
	let text = '';
	const stop = () => {
		if ('destroy' in stdin && typeof stdin.destroy === 'function') {
			stdin.destroy();
		}
	};
	signal.addEventListener('abort', stop, {once: true});
	try {
		for await (const chunk of stdin) {
			text += String(chunk);
			if (text.length > mostBytes) {
				break;
			}
		}
	} finally {
		signal.removeEventListener('abort', stop);
	}

	return text.slice(0, mostBytes);
}

/** One line from a person or a pipe; the question stands on stderr. Undefined when stdin ended without one. */
export async function askLine(io: Io, question: string): Promise<string | undefined> {
	io.stderr.write(question);
	return readLine(io, new Writable({write: (_chunk, _encoding, done) => done()}), false);
}

/**
 * One line from a person, without echo and kept in no history. Editing keys work, but show nothing, not even a dot for each character.
 * Undefined when the person ended the input instead (Ctrl-D).
 */
export async function askSecret(io: Io, question: string): Promise<string | undefined> {
	io.stderr.write(question);
	const silent = new Writable({write: (_chunk, _encoding, done) => done()});
	const answer = await readLine(io, silent, true);
	io.stderr.write('\n');
	return answer;
}

async function readLine({stdin, signal}: Io, output: Writable, terminal: boolean): Promise<string | undefined> {
	const lines = createInterface({input: stdin, output, terminal, historySize: 0});
	return new Promise((resolve, reject) => {
		lines.once('line', line => {
			resolve(line);
			lines.close();
		});
		lines.once('close', () => resolve(undefined));
		lines.once('SIGINT', () => {
			lines.close();
			reject(new Interrupted());
		});
		signal.addEventListener('abort', () => {
			lines.close();
			reject(new Interrupted());
		});
	});
}

/** Ctrl-C while a question was open; the run ends with 130. */
export class Interrupted extends Error {
	constructor() {
		super('interrupted');
		this.name = 'Interrupted';
	}
}
