import type {ExitCode} from '../../text/problem.ts';
import {safeText} from '../../text/safe-text.ts';
import {introduction, isAsked} from '../questions.ts';
import {createWizardSession, type WizardSessionOptions} from '../session.ts';
import {focusedField} from '../step-fields.ts';
import {ask, settleName} from './ask-field.ts';
import {check} from './check-in-words.ts';
import {type DialogueInput, Interrupted, LineInput} from './line-input.ts';
import {Talk} from './talk.ts';

export interface PlainDialogueOptions extends Omit<WizardSessionOptions, 'lookUp' | 'restMs'> {
	readonly input: DialogueInput;
	/** Gets the last line, `Welcome …`, and nothing else. */
	readonly output: NodeJS.WritableStream;
	/** Gets questions, remarks and errors. */
	readonly error: NodeJS.WritableStream;
	/** A person answers: a wrong answer is asked for again. Through a pipe it ends the dialogue. */
	readonly interactive: boolean;
	readonly signal: AbortSignal;
}

/**
 * The dialogue of qlik-cli over the wizard's machine (PRODUCT section 3): same questions, same order, one line each, so that a pipe can drive
 * it and a screen reader can read it. Ends with the context saved (0), refused (1), an answer that is wrong or missing (2), a tenant that could
 * not be asked (3), the file unreadable (4), or interrupted (130); but for 0, nothing is saved.
 */
export async function runPlainDialogue(options: PlainDialogueOptions): Promise<ExitCode> {
	const {input, error, signal} = options;
	const isTerminal = input.isTTY === true && typeof input.setRawMode === 'function';
	const session = createWizardSession({...options, lookUp: async url => ({url, status: 'unknown'})});
	const lines = new LineInput(input, error, {isTerminal, signal});
	const talk = new Talk({
		session,
		lines,
		error,
		asksAgain: isTerminal || options.interactive,
		showsSecrets: options.interactive && !isTerminal,
	});
	try {
		return await converse(talk, words => options.output.write(`${safeText(words)}\n`));
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

async function converse(talk: Talk, conclude: (words: string) => void): Promise<ExitCode> {
	const {problem} = talk.state.contexts;
	if (problem !== undefined) {
		return talk.stop(problem);
	}

	talk.say(introduction, '');
	for (;;) {
		const {step} = talk.state;
		if (step.id === 'ended') {
			if (step.outcome.type === 'left') {
				return 1;
			}

			conclude(step.outcome.message);
			return 0;
		}

		const code = await goOn(talk);
		if (code !== undefined) {
			return code;
		}
	}
}

/** One question, or one piece of work; the exit code when the dialogue ends with it. */
export async function goOn(talk: Talk): Promise<ExitCode | undefined> {
	const {step} = talk.state;
	switch (step.id) {
		case 'tenant':
		case 'authentication':
		case 'credentials':
			return (await settleName(talk)) ?? ask(talk, step.focus);
		case 'check':
			return check(talk);
		case 'save':
			return save(talk);
		case 'edit':
			return step.progress.status === 'editing' && isAsked(step.focus) ? ask(talk, step.focus) : waitForSave(talk);
		case 'ended':
			return undefined;
	}
}

/** Everything else on the last step has its default, as in qlik-cli. */
async function save(talk: Talk): Promise<ExitCode | undefined> {
	const {step} = talk.state;
	if (step.id === 'save' && step.progress.status === 'editing') {
		talk.session.dispatch({type: 'enter'});
		const field = focusedField(talk.state);
		// Somebody else took the name while the check ran.
		return field !== undefined && talk.state.flagged.includes(field) ? settleName(talk) : undefined;
	}

	return waitForSave(talk);
}

async function waitForSave(talk: Talk): Promise<ExitCode | undefined> {
	const end = await talk.until(state => {
		if (state.step.id !== 'save' && state.step.id !== 'edit') {
			return 'saved';
		}

		return state.step.progress.status === 'refused' ? state.step.progress.problem : undefined;
	});
	return end === 'saved' ? undefined : talk.stop(end);
}
