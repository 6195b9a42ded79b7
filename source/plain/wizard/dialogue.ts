import {Secret} from '../../credentials/secret.ts';
import {pasteIntoText} from '../../credentials/secret-entry.ts';
import type {ExitCode, Problem} from '../../text/problem.ts';
import {type FieldId, isSecretField, type SecretFieldId, type TextFieldId} from '../../wizard/draft/fields.ts';
import type {WizardSession} from '../../wizard/session.ts';
import type {WizardState} from '../../wizard/wizard-state.ts';
import {Interrupted} from '../lines/interrupted.ts';
import type {LineReader} from '../lines/line-reader.ts';

export interface DialogueOptions {
	readonly wizard: WizardSession;
	readonly lines: LineReader;
	/** A person answers: after a wrong answer, the question is asked again. Through a pipe, it ends the dialogue. */
	readonly asksAgain: boolean;
	/** Stands before the problem that ends the dialogue: `Error: ` where scripts look for it. */
	readonly errorMark: string;
}

/** The wizard in lines: asks its questions, and acts on the answers. */
export class WizardDialogue {
	readonly wizard: WizardSession;
	readonly lines: LineReader;
	readonly asksAgain: boolean;
	/** The step introduced last: its introduction is printed once each time the step is reached. */
	introduced: string | undefined;
	readonly #errorMark: string;

	constructor({wizard, lines, asksAgain, errorMark}: DialogueOptions) {
		this.wizard = wizard;
		this.lines = lines;
		this.asksAgain = asksAgain;
		this.#errorMark = errorMark;
	}

	get state(): WizardState {
		return this.wizard.getSnapshot();
	}

	say(...lines: readonly string[]): undefined {
		this.lines.say(...lines);
	}

	/** The end, and why. */
	stop({what, cure, exitCode}: Problem): ExitCode {
		this.say(`${this.#errorMark}${what}`, ...(cure === '' ? [] : [cure]));
		return exitCode;
	}

	/** Puts an answer into a field, in the place of what it had. */
	fill(field: SecretFieldId | TextFieldId, answer: Secret): void {
		this.wizard.dispatch(
			isSecretField(field) ? {type: 'typed-secret', field, value: new Secret('')} : {type: 'typed', field, text: ''},
		);
		this.wizard.dispatch({type: 'pasted', field, text: answer, at: 0});
	}

	focus(field: FieldId): void {
		this.wizard.dispatch({type: 'focus', field});
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
		const unsubscribe = this.wizard.subscribe(look);
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
