import {openWizard, type WizardRequest} from '../../session/open-wizard.ts';
import type {Session} from '../../session/session.ts';
import type {ExitCode} from '../../text/problem.ts';
import type {FieldId} from '../../wizard/draft/fields.ts';
import {fieldToFix, focusedField} from '../../wizard/draft/step-fields.ts';
import {introduction} from '../../wizard/questions.ts';
import type {WizardOutcome} from '../../wizard/wizard-state.ts';
import type {Conversation} from '../conversation.ts';
import {Interrupted} from '../lines/interrupted.ts';
import type {LineReader} from '../lines/line-reader.ts';
import {askField} from './ask-field.ts';
import {askFreeName} from './ask-name.ts';
import {checkSignIn} from './check-sign-in.ts';
import {WizardDialogue} from './dialogue.ts';
import {askChange, askFix} from './edit-form.ts';

export type WizardEnd =
	| Extract<WizardOutcome, {readonly type: 'saved'}>
	| {readonly type: 'left'; readonly exitCode: ExitCode};

export interface DialogueManner {
	readonly asksAgain: boolean;
	readonly errorMark: string;
}

/** The wizard opened from the list: Ctrl-C leaves it without saving. */
export async function runWizard(conversation: Conversation, request: WizardRequest): Promise<WizardEnd> {
	const {session, lines} = conversation;
	try {
		const end = await runDialogue(session, lines, request, {asksAgain: true, errorMark: ''});
		lines.say(...(end.type === 'saved' ? [end.message] : []));
		return end;
	} catch (reason) {
		if (reason instanceof Interrupted) {
			lines.resume();
			lines.say('Left; nothing was saved.');
			return {type: 'left', exitCode: 130};
		}

		throw reason;
	} finally {
		conversation.fileWasTold();
	}
}

/**
 * The dialogue of qlik-cli over the wizard's machine: same questions, same order, one line each, so that a pipe can drive it and a screen reader can
 * read it; for an existing context a form by numbers. Throws `Interrupted`.
 */
export async function runDialogue(
	session: Session,
	lines: LineReader,
	request: WizardRequest,
	manner: DialogueManner,
): Promise<WizardEnd> {
	const wizard = openWizard(session, request, {looksUp: false});
	const dialogue = new WizardDialogue({wizard, lines, ...manner});
	const failure = request.edit && session.checks.get(request.edit).result?.failure;
	try {
		return await ask(dialogue, failure ? fieldToFix(dialogue.state, failure.action) : undefined);
	} finally {
		wizard.close();
	}
}

/** `fault`: the field that fixes the edited context. */
async function ask(dialogue: WizardDialogue, fault: FieldId | undefined): Promise<WizardEnd> {
	const {contexts, original} = dialogue.state;
	if (contexts.problem !== undefined) {
		return {type: 'left', exitCode: dialogue.stop(contexts.problem)};
	}

	dialogue.say(...(original === undefined ? [introduction, ''] : [`Changing ${original.name}.`]));
	let exitCode = fault && (await askFix(dialogue, fault));
	for (;;) {
		const {step} = dialogue.state;
		if (step.id === 'ended') {
			return step.outcome.type === 'saved' ? step.outcome : {type: 'left', exitCode: 1};
		}

		exitCode ??= await nextQuestion(dialogue);
		if (exitCode !== undefined) {
			return {type: 'left', exitCode};
		}
	}
}

/** One question, or one piece of work; the exit code when the dialogue ends with it. */
async function nextQuestion(dialogue: WizardDialogue): Promise<ExitCode | undefined> {
	const {step} = dialogue.state;
	switch (step.id) {
		case 'tenant':
		case 'authentication':
		case 'credentials':
			return (await askFreeName(dialogue)) ?? askField(dialogue, step.focus);
		case 'check':
			return checkSignIn(dialogue);
		case 'edit':
			return step.progress.status === 'editing' ? askChange(dialogue) : waitForSave(dialogue);
		case 'save':
			return save(dialogue);
		case 'ended':
			return undefined;
	}
}

/** Everything else on the last step has its default, as in qlik-cli. */
async function save(dialogue: WizardDialogue): Promise<ExitCode | undefined> {
	const {step} = dialogue.state;
	if (step.id !== 'save' || step.progress.status !== 'editing') {
		return waitForSave(dialogue);
	}

	dialogue.wizard.dispatch({type: 'enter'});
	const field = focusedField(dialogue.state);
	// Somebody else took the name while the check ran.
	return field !== undefined && dialogue.state.flagged.includes(field) ? askFreeName(dialogue) : undefined;
}

async function waitForSave(dialogue: WizardDialogue): Promise<ExitCode | undefined> {
	const end = await dialogue.until(({step}) => {
		if (step.id !== 'save' && step.id !== 'edit') {
			return 'saved';
		}

		return step.progress.status === 'refused' ? step.progress.problem : undefined;
	});
	return end === 'saved' ? undefined : dialogue.stop(end);
}
