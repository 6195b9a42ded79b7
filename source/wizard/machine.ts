import {fieldProblem} from './draft/draft-values.ts';
import {cleanField, isEmptyField, paste, typeSecret, typeText} from './draft/edit-draft.ts';
import type {FieldId, SwitchFieldId} from './draft/fields.ts';
import {fieldsOf, flagField, focusedField, focusField, isSaving} from './draft/step-fields.ts';
import {checkAgain, withSteps} from './steps/check-step.ts';
import {checkEnded, enter, lookUpHost, saveAnyway} from './steps/next-step.ts';
import {back, leave, quit} from './steps/previous-step.ts';
import {saved, saveRefused} from './steps/save-step.ts';
import {type Transition, type WizardAction, type WizardState, withoutEffects} from './wizard-state.ts';

/** What a person cannot do while the file is being written, or before answering the question whether to leave. */
const waits: ReadonlySet<WizardAction['type']> = new Set([
	'typed',
	'typed-secret',
	'pasted',
	'switched',
	'focus',
	'next-field',
	'previous-field',
	'enter',
	'check-again',
	'save-anyway',
]);

/**
 * The wizard as a pure state machine: takes a state and an action, and returns the next state and the work to be done. Both the full
 * screen and the plain dialogue use it; `session.ts` does the work.
 */
export function advance(state: WizardState, action: WizardAction): Transition {
	const isBusy = isSaving(state) || state.confirmingLeave;
	if (state.step.id === 'ended' || (isBusy && waits.has(action.type))) {
		return withoutEffects(state);
	}

	switch (action.type) {
		case 'typed':
			return afterTyping(state, onShownField(typeText(state, action.field, action.text)));
		case 'typed-secret':
			return withoutEffects(typeSecret(state, action.field, action.value));
		case 'pasted':
			return afterTyping(state, onShownField(paste(state, action.field, action.text, action.at)));
		case 'switched':
			return withoutEffects(switched(state, action.field, action.on));
		case 'focus':
			return withoutEffects(
				fieldsOf(state, state.step.id).includes(action.field) ? moveFocusTo(state, action.field) : state,
			);
		case 'next-field':
			return withoutEffects(moveFocusBy(state, 1));
		case 'previous-field':
			return withoutEffects(moveFocusBy(state, -1));
		case 'enter':
			return enter(state, action.now);
		case 'back':
			return back(state);
		case 'quit':
			return quit(state);
		case 'leave':
			return leave(state, action.yes);
		case 'check-again':
			return checkAgain(state, action.now);
		case 'save-anyway':
			return saveAnyway(state);
		case 'host-answered':
			return withoutEffects({...state, host: action.answer});
		case 'check-step':
			return withoutEffects(withSteps(state, action.run, action.steps));
		case 'check-ended':
			return checkEnded(state, action.run, action.result);
		case 'contexts-read':
			return withoutEffects({...state, contexts: action.contexts});
		case 'saved':
			return withoutEffects(saved(state, action.name));
		case 'save-refused':
			return saveRefused(state, action.problem);
	}
}

/** A front end may change the kind of credentials from another step; that step then has other fields, so the cursor goes to the first of them. */
function onShownField(state: WizardState): WizardState {
	const fields = fieldsOf(state, state.step.id);
	const focus = focusedField(state);
	const [first] = fields;
	return focus === undefined || focus === 'replace' || first === undefined || fields.includes(focus)
		? state
		: focusField(state, first);
}

/** Looks up a new tenant URL while the person keeps typing. */
function afterTyping(before: WizardState, state: WizardState): Transition {
	return state.draft.server === before.draft.server ? withoutEffects(state) : lookUpHost(state, {typing: true});
}

function switched(state: WizardState, field: SwitchFieldId, on: boolean): WizardState {
	const flagged = state.flagged.filter(other => other !== field);
	return {
		...state,
		flagged,
		draft: field === 'replace' ? {...state.draft, replace: on} : {...state.draft, makeCurrent: on},
	};
}

/** Leaves a field: removes the clutter around its value and, unless it is empty, shows its problem as an error from now on. */
function moveFocusTo(state: WizardState, field: FieldId): WizardState {
	const left = focusedField(state);
	const cleaned = cleanField(state, left);
	const isWrong = left !== undefined && !isEmptyField(cleaned, left) && fieldProblem(cleaned, left) !== undefined;
	return focusField(isWrong ? flagField(cleaned, left) : cleaned, field);
}

function moveFocusBy(state: WizardState, by: 1 | -1): WizardState {
	const fields = fieldsOf(state, state.step.id);
	const here = focusedField(state);
	const index = here === undefined ? -1 : fields.indexOf(here);
	const next = fields[(index + by + fields.length) % fields.length];
	return index === -1 || next === undefined ? state : moveFocusTo(state, next);
}
