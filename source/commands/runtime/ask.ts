import type {Secret} from '../../credentials/secret.ts';
import {canAsk, type Io} from './io.ts';

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
	return (await ask(io, question, false))?.reveal();
}

/** One line from a person, without echo and kept in no history. Undefined when the person ended the input instead (Ctrl-D). */
export async function askSecret(io: Io, question: string): Promise<Secret | undefined> {
	return ask(io, question, true);
}

/** Throws `Interrupted` on Ctrl-C. */
async function ask(io: Io, prompt: string, isHidden: boolean): Promise<Secret | undefined> {
	const {LineInput} = await import('../../wizard/dialogue/line-input.ts');
	const lines = new LineInput(io.stdin, io.stderr.stream, {isTerminal: canAsk(io), signal: io.signal});
	try {
		return await lines.ask({prompt, isHidden, takesPair: false});
	} finally {
		lines.close();
	}
}
