import {Secret} from '../../credentials/secret.ts';
import {signInNames} from '../../describe/sign-in.ts';
import type {ExitCode} from '../../text/problem.ts';
import {chosenKind, fieldProblem, keepsOtherKind} from '../../wizard/draft/draft-values.ts';
import {fieldSecret, fieldText} from '../../wizard/draft/edit-draft.ts';
import {type FieldId, isSecretField} from '../../wizard/draft/fields.ts';
import {fieldsOf} from '../../wizard/draft/step-fields.ts';
import {type AskedField, isAsked} from '../../wizard/questions.ts';
import {answerField, keptValue, tellNotes, tellProblem} from './ask-field.ts';
import type {WizardDialogue} from './dialogue.ts';

type EditedField = AskedField | 'comment';

const labels: Readonly<Record<EditedField, string>> = {
	server: 'Tenant URL',
	kind: 'Sign-in',
	'client-id': 'Client ID',
	'client-secret': 'Client secret',
	'api-key': 'API key',
	comment: 'Comment',
};

const isEdited = (field: FieldId): field is EditedField => isAsked(field) || field === 'comment';

/** The form for an existing context: its fields by number, changed in any order, until they are saved. */
export async function askChange(dialogue: WizardDialogue): Promise<ExitCode | undefined> {
	const fields = fieldsOf(dialogue.state, 'edit').filter(isEdited);
	dialogue.say('', ...fields.map((field, index) => `${index + 1}. ${labels[field]}: ${shownValue(dialogue, field)}`));
	const answer = await dialogue.choose('Number to change (Enter: save, q: leave):');
	if (answer === undefined || answer === 'q') {
		dialogue.say('Left; nothing was saved.');
		return 1;
	}

	const field = fields[Number(answer) - 1];
	if (answer === '') {
		return save(dialogue);
	}

	if (field === undefined) {
		return dialogue.say(`There is no number ${answer}.`);
	}

	await askEdited(dialogue, field);
	return undefined;
}

/** Asks for the field that fixes a failed sign-in, and tries at once whether it does. */
export async function askFix(dialogue: WizardDialogue, field: FieldId): Promise<ExitCode | undefined> {
	return isEdited(field) && (await askEdited(dialogue, field)) ? save(dialogue) : undefined;
}

/** False if the answer is invalid. */
async function askEdited(dialogue: WizardDialogue, field: EditedField): Promise<boolean> {
	dialogue.focus(field);
	await (field === 'comment' ? askComment(dialogue) : answerField(dialogue, field));
	// Leaving a field cleans it.
	dialogue.wizard.dispatch({type: 'next-field'});
	tellNotes(dialogue, field);
	tellProblem(dialogue, field);
	return fieldProblem(dialogue.state, field) === undefined;
}

function save(dialogue: WizardDialogue): ExitCode | undefined {
	dialogue.wizard.dispatch({type: 'enter'});
	const {step, flagged} = dialogue.state;
	return step.id === 'edit' && step.progress.status === 'editing' && flagged.includes(step.focus)
		? tellProblem(dialogue, step.focus)
		: undefined;
}

async function askComment(dialogue: WizardDialogue): Promise<void> {
	const comment = fieldText(dialogue.state, 'comment');
	const prompt = comment === '' ? 'Comment:' : `Comment (- removes it) [${comment}]:`;
	const answer = await dialogue.lines.ask({prompt, isHidden: false, takesPair: false});
	if (answer !== undefined && answer.length > 0) {
		dialogue.fill('comment', answer.equals(new Secret('-')) ? new Secret('') : answer);
	}
}

function shownValue(dialogue: WizardDialogue, field: EditedField): string {
	const {state} = dialogue;
	if (field === 'kind') {
		const {kind} = state.original?.credentials ?? {kind: 'none' as const};
		return signInNames[keepsOtherKind(state) ? kind : chosenKind(state)];
	}

	if (field === 'comment') {
		return fieldText(state, field) || 'none';
	}

	return isSecretField(field) && fieldSecret(state, field).length > 0 ? 'new' : (keptValue(dialogue, field) ?? 'none');
}
