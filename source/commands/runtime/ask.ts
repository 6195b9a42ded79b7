import type {Secret} from '../../credentials/secret.ts';
import type {ExitCode} from '../../text/problem.ts';
import type {Io} from './io.ts';
import type {Services} from './services.ts';

/** At most this much is read of a piped answer; no credential is longer than a few kilobytes. */
const mostBytes = 64 * 1024;

/** Everything from stdin, up to 64 KiB; empty when it is closed. */
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

/**
 * Asks whether to do what the lines describe.
 * @returns true, or the exit code to end with; only a missing answer is an error.
 */
export async function confirm(services: Services, lines: readonly string[]): Promise<true | ExitCode> {
	services.say(...lines);
	const answer = await askLine(services.io, 'Go on? (y/N)');
	if (services.io.stdin.isTTY !== true) {
		services.say('');
	}

	if (/^\s*y(es)?\s*$/i.test(answer ?? '')) {
		return true;
	}

	if (answer === undefined) {
		return services.report({
			what: 'Nothing changed: the question was not answered.',
			cure: 'Answer y, or add --yes.',
			exitCode: 1,
		});
	}

	services.say('Nothing changed');
	return 1;
}

/** One line from a person or a pipe; the question is on stderr. Undefined when stdin ended without one. */
export async function askLine(io: Io, question: string): Promise<string | undefined> {
	return (await ask(io, question, false))?.reveal();
}

/** One line from a person, without echo and kept in no history. Undefined when the person ended the input instead (Ctrl-D). */
export async function askSecret(io: Io, question: string): Promise<Secret | undefined> {
	return ask(io, question, true);
}

/** Throws `Interrupted` on Ctrl-C. */
async function ask(io: Io, prompt: string, isHidden: boolean): Promise<Secret | undefined> {
	const {LineReader} = await import('../../plain/lines/line-reader.ts');
	const lines = new LineReader({input: io.stdin, output: io.stderr.stream, signal: io.signal, marksPastes: true});
	try {
		return await lines.ask({prompt, isHidden, takesPair: false});
	} finally {
		lines.close();
	}
}
