import type {CheckResult} from '../tenant/check-result.ts';
import {draftServer} from './draft-values.ts';
import {cleanField, paste, typeSecret, typeText} from './edit-draft.ts';
import type {FieldId, SwitchFieldId} from './fields.ts';
import {checkAgain, enter, saveAnyway, saved} from './next-step.ts';
import {back, leave, quit} from './previous-step.ts';
import {fieldsOf, focusedField, focusField} from './step-fields.ts';
import {
	type FinishedCheck,
	type Transition,
	type WizardAction,
	type WizardState,
	withoutEffects,
} from './wizard-state.ts';

/** What a person does, and cannot do before the question whether to leave is answered. */
const waitsForAnswer: ReadonlySet<WizardAction['type']> = new Set([
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
 * The wizard as a pure state machine (PRODUCT section 3): an action and a state in, the next state and the work to be done out. Both the full
 * screen and the plain dialogue run it; `session.ts` does the work.
 */
export function advance(state: WizardState, action: WizardAction): Transition {
	if (state.step.id === 'ended' || (state.confirmingLeave && waitsForAnswer.has(action.type))) {
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
			return isRunning(state, action.run)
				? withoutEffects({
						...state,
						step: {id: 'check', progress: {status: 'running', run: action.run, steps: action.steps}},
					})
				: withoutEffects(state);
		case 'check-ended':
			return isRunning(state, action.run) ? withoutEffects(checked(state, action.result)) : withoutEffects(state);
		case 'contexts-read':
			return withoutEffects({...state, contexts: action.contexts});
		case 'saved':
			return withoutEffects(saved(state, action.name));
		case 'save-refused':
			return state.step.id === 'save'
				? {
						state: {...state, step: {...state.step, progress: {status: 'refused', problem: action.problem}}},
						effects: [{type: 'read-contexts'}],
					}
				: withoutEffects(state);
	}
}

/** A front end may answer a question out of turn; another kind of credentials has other fields, so the cursor goes to the first of those. */
function onShownField(state: WizardState): WizardState {
	const fields = fieldsOf(state, state.step.id);
	const focus = focusedField(state);
	const [first] = fields;
	return focus === undefined || focus === 'replace' || first === undefined || fields.includes(focus)
		? state
		: focusField(state, first);
}

/** A new tenant URL is looked up while one types on. */
function afterTyping(before: WizardState, state: WizardState): Transition {
	if (state.draft.server === before.draft.server) {
		return withoutEffects(state);
	}

	const server = draftServer(state);
	if (!server.ok) {
		return withoutEffects({...state, host: undefined});
	}

	return state.host?.url === server.url
		? withoutEffects(state)
		: {state: {...state, host: undefined}, effects: [{type: 'look-up-host', url: server.url}]};
}

function switched(state: WizardState, field: SwitchFieldId, on: boolean): WizardState {
	const flagged = state.flagged.filter(other => other !== field);
	return {
		...state,
		flagged,
		draft: field === 'replace' ? {...state.draft, replace: on} : {...state.draft, makeCurrent: on},
	};
}

function moveFocusTo(state: WizardState, field: FieldId): WizardState {
	return focusField(cleanField(state, focusedField(state)), field);
}

function moveFocusBy(state: WizardState, by: 1 | -1): WizardState {
	const fields = fieldsOf(state, state.step.id);
	const here = focusedField(state);
	const index = here === undefined ? -1 : fields.indexOf(here);
	const next = fields[(index + by + fields.length) % fields.length];
	return index === -1 || next === undefined ? state : moveFocusTo(state, next);
}

function isRunning({step}: WizardState, run: number): boolean {
	return step.id === 'check' && step.progress.status === 'running' && step.progress.run === run;
}

function checked(state: WizardState, result: CheckResult): WizardState {
	const steps = state.step.id === 'check' ? state.step.progress.steps : [];
	// A kind that cannot be checked is no failure.
	const isFine = result.state === 'valid' || result.state === 'unchecked';
	const progress: FinishedCheck = isFine
		? {status: 'passed', steps, result}
		: {status: 'failed', steps, result, tooEarly: false};
	return {...state, step: {id: 'check', progress}};
}
