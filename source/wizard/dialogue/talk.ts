import {pasteIntoText} from '../../credentials/secret-entry.ts';
import type {ExitCode, Problem} from '../../text/problem.ts';
import {safeText} from '../../text/safe-text.ts';
import type {WizardSession} from '../session.ts';
import type {WizardState} from '../wizard-state.ts';
import {Interrupted, type LineInput} from './line-input.ts';

/** Where the answers come from; the accessible list has its own, which writes no escape sequence. */
export type DialogueLines = Pick<LineInput, 'ask' | 'signal'>;

export interface TalkOptions {
	readonly session: WizardSession;
	readonly lines: DialogueLines;
	/** Gets questions, remarks and errors. */
	readonly error: NodeJS.WritableStream;
	/** A person answers: a wrong answer is asked for again. Through a pipe it ends the dialogue. */
	readonly asksAgain: boolean;
	/** A person answers, but what is typed cannot be hidden. */
	readonly showsSecrets: boolean;
}

/** Speaking and listening in the plain dialogue. */
export class Talk {
	readonly session: WizardSession;
	readonly lines: DialogueLines;
	readonly asksAgain: boolean;
	readonly showsSecrets: boolean;
	/** What was introduced last: the words before the questions of a step are said once each time that it is come to. */
	introduced: string | undefined;
	readonly #error: NodeJS.WritableStream;

	constructor({session, lines, error, asksAgain, showsSecrets}: TalkOptions) {
		this.session = session;
		this.lines = lines;
		this.asksAgain = asksAgain;
		this.showsSecrets = showsSecrets;
		this.#error = error;
	}

	get state(): WizardState {
		return this.session.getSnapshot();
	}

	/** Lines for the person, cleaned here. */
	say(...lines: readonly string[]): undefined {
		for (const line of lines) {
			this.#error.write(`${safeText(line)}\n`);
		}
	}

	/** The end, and why. */
	stop({what, cure, exitCode}: Problem): ExitCode {
		this.say(what, cure);
		return exitCode;
	}

	/** A short answer, trimmed and in lower case; undefined when the input is over. */
	async choose(prompt: string): Promise<string | undefined> {
		const answer = await this.lines.ask({prompt, isHidden: false, takesPair: false});
		return answer && pasteIntoText('', 0, answer, false).text.toLowerCase();
	}

	/** Waits until the wizard is so. Throws `Interrupted`. */
	async until<Value>(read: (state: WizardState) => Value | undefined): Promise<Value> {
		const {signal} = this.lines;
		const {promise, resolve, reject} = Promise.withResolvers<Value>();
		const look = () => {
			const value = read(this.state);
			if (value !== undefined) {
				resolve(value);
			}
		};
		const interrupt = () => reject(new Interrupted());
		const unsubscribe = this.session.subscribe(look);
		signal.addEventListener('abort', interrupt, {once: true});
		if (signal.aborted) {
			interrupt();
		}

		look();
		return promise.finally(() => {
			unsubscribe();
			signal.removeEventListener('abort', interrupt);
		});
	}
}
