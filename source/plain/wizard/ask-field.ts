import type {ExitCode} from '../../text/problem.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {chosenKind, draftServer, fieldProblem, storedSecret} from '../../wizard/draft/draft-values.ts';
import {fieldSecret, fieldText} from '../../wizard/draft/edit-draft.ts';
import {fieldNotes} from '../../wizard/draft/field-notes.ts';
import {type FieldId, isSecretField} from '../../wizard/draft/fields.ts';
import {focusedField} from '../../wizard/draft/step-fields.ts';
import {
	type AskedField,
	apiKeyQuestion,
	authenticationQuestion,
	oauthQuestion,
	prompts,
	tenantQuestion,
} from '../../wizard/questions.ts';
import type {WizardDialogue} from './dialogue.ts';

/** Asks one question of qlik-cli, and moves to the next. Returns the exit code when a pipe's answer is wrong or missing. */
export async function askField(dialogue: WizardDialogue, field: AskedField): Promise<ExitCode | undefined> {
	introduce(dialogue);
	if (!(await answerField(dialogue, field))) {
		return dialogue.stop({
			what: `The input ended before the answer to “${prompts[field]}”.`,
			cure: 'Nothing was saved. Give one line for each question.',
			exitCode: 2,
		});
	}

	const asked = focusedField(dialogue.state) ?? field;
	dialogue.wizard.dispatch({type: 'enter'});
	tellNotes(dialogue, field);
	return focusedField(dialogue.state) === asked && dialogue.state.step.id !== 'check'
		? tellProblem(dialogue, asked)
		: undefined;
}

/** Asks for the value of a field; Enter alone keeps the one in brackets. False when the input is over. */
export async function answerField(dialogue: WizardDialogue, field: AskedField): Promise<boolean> {
	const kept = keptValue(dialogue, field);
	const answer = await dialogue.lines.ask({
		prompt: kept === undefined ? prompts[field] : `${prompts[field]} [${kept}]`,
		isHidden: isSecretField(field),
		takesPair: field === 'client-id' || field === 'client-secret',
	});
	if (answer !== undefined && (answer.length > 0 || kept === undefined)) {
		dialogue.fill(field, answer);
	}

	return answer !== undefined;
}

/** What Enter alone keeps; undefined where it keeps nothing. */
export function keptValue({state}: WizardDialogue, field: AskedField): string | undefined {
	if (isSecretField(field)) {
		const isThere = fieldSecret(state, field).length > 0 || storedSecret(state, field) !== undefined;
		return isThere ? 'unchanged' : undefined;
	}

	if (field === 'kind') {
		return state.original === undefined ? undefined : chosenKind(state) === 'oauth' ? 'O' : 'A';
	}

	const text = fieldText(state, field);
	return text === '' ? undefined : safeText(text);
}

/** The lines that go before the questions of a step. */
function introduce(dialogue: WizardDialogue): void {
	const {step} = dialogue.state;
	const kind = chosenKind(dialogue.state);
	const about = step.id === 'credentials' ? kind : step.id;
	if (dialogue.introduced === about) {
		return;
	}

	dialogue.introduced = about;
	if (about === 'tenant') {
		dialogue.say(...tenantQuestion);
	} else if (about === 'authentication') {
		dialogue.say('', authenticationQuestion);
	} else if (about === 'oauth') {
		dialogue.say('', ...oauthQuestion, '');
	} else {
		const server = draftServer(dialogue.state);
		dialogue.say('', ...(server.ok ? [apiKeyQuestion(server.url)] : []));
	}

	if (step.id === 'credentials' && dialogue.lines.showsSecrets) {
		dialogue.say('This terminal cannot hide what you type: it will show.');
	}
}

/** The remarks on an accepted answer. A pipe only gets the odd ones. */
export function tellNotes(dialogue: WizardDialogue, field: FieldId): void {
	for (const {text, role} of fieldNotes(dialogue.state, field, dialogue.wizard.now())) {
		if (role === 'warn' || (dialogue.asksAgain && role !== 'bad')) {
			dialogue.say(text);
		}
	}
}

/** The exit code where a wrong answer ends the dialogue. */
export function tellProblem(dialogue: WizardDialogue, field: FieldId): ExitCode | undefined {
	const problem = fieldProblem(dialogue.state, field);
	if (problem === undefined) {
		return undefined;
	}

	return dialogue.asksAgain
		? dialogue.say(problem)
		: dialogue.stop({what: problem, cure: 'Nothing was saved.', exitCode: 2});
}
