import {createSession} from '../session/create-session.ts';
import type {Start, Workplace} from '../session/workplace.ts';
import type {ExitCode} from '../text/problem.ts';
import {safeText} from '../text/safe/safe-text.ts';
import {Interrupted} from './lines/interrupted.ts';
import {LineReader} from './lines/line-reader.ts';
import type {LineInput} from './lines/typed-input.ts';
import {runDialogue} from './wizard/run-wizard.ts';

export interface InitOptions extends Workplace {
	readonly start: Omit<Extract<Start, {screen: 'wizard'}>, 'screen'>;
	readonly input: LineInput;
	/** Gets the last line, `Welcome …`, and nothing else. */
	readonly output: NodeJS.WritableStream;
	/** Gets questions, remarks and errors. */
	readonly error: NodeJS.WritableStream;
	/** A person answers: after a wrong answer, the question is asked again. Through a pipe, it ends the dialogue. */
	readonly isInteractive: boolean;
	/** Stands before the problem that ends the dialogue. */
	readonly errorMark: string;
	readonly signal: AbortSignal;
}

/**
 * `context init` through a pipe, or at a terminal whose output goes elsewhere. Ends with the context saved (0), refused (1), an answer that is wrong or
 * missing (2), a tenant that could not be asked (3), the file unreadable (4), or interrupted (130); but for 0, nothing is saved.
 */
export async function runInitInLines(options: InitOptions): Promise<ExitCode> {
	const {input, error, signal, start, isInteractive, errorMark} = options;
	const session = createSession(options);
	const lines = new LineReader({input, output: error, signal, marksPastes: true});
	const asksAgain = isInteractive || lines.hidesSecrets;
	try {
		const end = await runDialogue(session, lines, start, {asksAgain, errorMark: asksAgain ? '' : errorMark});
		if (end.type === 'left') {
			return end.exitCode;
		}

		options.output.write(`${safeText(end.message)}\n`);
		return 0;
	} catch (reason) {
		if (reason instanceof Interrupted) {
			return 130;
		}

		throw reason;
	} finally {
		lines.close();
		session.close();
	}
}
