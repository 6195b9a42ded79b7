import type {CheckResult} from '../tenant/check-result.ts';
import {serverAnswer} from './answers.ts';
import type {FieldId, SwitchFieldId} from './fields.ts';
import {abandon, back, leave} from './go-back.ts';
import {checkAgain, enter, saveAnyway, saved} from './go-on.ts';
import {fieldsOf, focusedField, goToField} from './steps.ts';
import {paste, settle, typeSecret, typeText} from './type-in-field.ts';
import {type FinishedCheck, type Move, stay, type WizardAction, type WizardState} from './wizard-state.ts';

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
export function advance(state: WizardState, action: WizardAction): Move {
	if (state.step.id === 'ended' || (state.asksToLeave && waitsForAnswer.has(action.type))) {
		return stay(state);
	}

	switch (action.type) {
		case 'typed':
			return afterTyping(state, onShownField(typeText(state, action.field, action.text)));
		case 'typed-secret':
			return stay(typeSecret(state, action.field, action.value));
		case 'pasted':
			return afterTyping(state, onShownField(paste(state, action.field, action.text, action.at)));
		case 'switched':
			return stay(switched(state, action.field, action.on));
		case 'focus':
			return stay(fieldsOf(state, state.step.id).includes(action.field) ? moveTo(state, action.field) : state);
		case 'next-field':
			return stay(moveBy(state, 1));
		case 'previous-field':
			return stay(moveBy(state, -1));
		case 'enter':
			return enter(state, action.now);
		case 'back':
			return back(state);
		case 'abandon':
			return abandon(state);
		case 'leave':
			return leave(state, action.yes);
		case 'check-again':
			return checkAgain(state, action.now);
		case 'save-anyway':
			return saveAnyway(state);
		case 'host-answered':
			return stay({...state, host: action.answer});
		case 'check-step':
			return isRunning(state, action.run)
				? stay({...state, step: {id: 'check', progress: {status: 'running', run: action.run, steps: action.steps}}})
				: stay(state);
		case 'check-ended':
			return isRunning(state, action.run) ? stay(checked(state, action.result)) : stay(state);
		case 'contexts-read':
			return stay({...state, contexts: action.contexts});
		case 'saved':
			return stay(saved(state, action.name));
		case 'save-refused':
			return state.step.id === 'save'
				? {
						state: {...state, step: {...state.step, progress: {status: 'refused', problem: action.problem}}},
						effects: [{type: 'read-contexts'}],
					}
				: stay(state);
	}
}

/** A front end may answer a question out of turn; another kind of credentials has other fields, so the cursor goes to the first of those. */
function onShownField(state: WizardState): WizardState {
	const fields = fieldsOf(state, state.step.id);
	const focus = focusedField(state);
	const [first] = fields;
	return focus === undefined || focus === 'replace' || first === undefined || fields.includes(focus)
		? state
		: goToField(state, first);
}

/** A new tenant URL is looked up while one types on. */
function afterTyping(before: WizardState, state: WizardState): Move {
	if (state.draft.server === before.draft.server) {
		return stay(state);
	}

	const server = serverAnswer(state);
	if (!server.ok) {
		return stay({...state, host: undefined});
	}

	return state.host?.url === server.url
		? stay(state)
		: {state: {...state, host: undefined}, effects: [{type: 'look-up-host', url: server.url}]};
}

function switched(state: WizardState, field: SwitchFieldId, on: boolean): WizardState {
	const blamed = state.blamed.filter(other => other !== field);
	return {
		...state,
		blamed,
		draft: field === 'replace' ? {...state.draft, replace: on} : {...state.draft, makeCurrent: on},
	};
}

function moveTo(state: WizardState, field: FieldId): WizardState {
	return goToField(settle(state, focusedField(state)), field);
}

function moveBy(state: WizardState, by: 1 | -1): WizardState {
	const fields = fieldsOf(state, state.step.id);
	const here = focusedField(state);
	const index = here === undefined ? -1 : fields.indexOf(here);
	const next = fields[(index + by + fields.length) % fields.length];
	return index === -1 || next === undefined ? state : moveTo(state, next);
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
