import {fieldProblem, nameAnswer} from './answers.ts';
import type {FieldId} from './fields.ts';
import {checkTarget, saveEdit} from './save-edit.ts';
import {fieldAtFault, fieldsOf, firstFaulty, goToField} from './steps.ts';
import {settle} from './type-in-field.ts';
import {type FinishedCheck, type Move, stay, type WizardState} from './wizard-state.ts';

/** Enter: the next field, after the last one the next step; on a failed check back to the field at fault. `now`: epoch milliseconds. */
export function enter(state: WizardState, now: number): Move {
	const {step} = state;
	if (step.id === 'check') {
		return enterOnCheck(state, now);
	}

	if (step.id === 'ended' || (step.id === 'save' && step.progress.status === 'saving')) {
		return stay(state);
	}

	const here = settle(state, step.focus);
	if (fieldProblem(here, step.focus) !== undefined) {
		return stay(blame(here, step.focus));
	}

	// Nobody comes to the question whether to replace a context but on purpose, by Tab.
	const fields = fieldsOf(here, step.id).filter(field => field !== 'replace' || step.focus === 'replace');
	const next = fields[fields.indexOf(step.focus) + 1];
	if (next !== undefined) {
		return stay(goToField(here, next));
	}

	const faulty = firstFaulty(here, step.id);
	return faulty === undefined ? finishStep(here, step.id) : stay(blame(goToField(here, faulty), faulty));
}

function blame(state: WizardState, field: FieldId): WizardState {
	return state.blamed.includes(field) ? state : {...state, blamed: [...state.blamed, field]};
}

/** The last field of a step is answered. */
function finishStep(state: WizardState, step: 'tenant' | 'authentication' | 'credentials' | 'save'): Move {
	switch (step) {
		case 'tenant':
			return stay(goToField(state, 'kind'));
		case 'authentication':
			return stay(goToField(state, fieldsOf(state, 'credentials')[0] ?? 'api-key'));
		case 'credentials':
			return startCheck(state);
		case 'save':
			return save(state);
	}
}

function startCheck(state: WizardState): Move {
	// Steps before may have become wrong since, for instance by going back and on again.
	const faulty =
		firstFaulty(state, 'tenant') ?? firstFaulty(state, 'authentication') ?? firstFaulty(state, 'credentials');
	const target = checkTarget(state);
	if (faulty !== undefined || target === undefined) {
		return stay(blame(goToField(state, faulty ?? 'server'), faulty ?? 'server'));
	}

	const run = state.runs + 1;
	return {
		state: {...state, runs: run, step: {id: 'check', progress: {status: 'running', run, steps: []}}},
		effects: [{type: 'check', run, target}],
	};
}

function enterOnCheck(state: WizardState, now: number): Move {
	if (state.step.id !== 'check' || state.step.progress.status === 'running') {
		return stay(state);
	}

	const {progress} = state.step;
	if (progress.status === 'passed') {
		return toSave(state, progress);
	}

	const field = fieldAtFault(state, progress.result.failure?.action ?? 'elsewhere');
	return field === undefined ? checkAgain(state, now) : stay(goToField(state, field));
}

/** `r` on a failed check; not before the tenant allows it (429). */
export function checkAgain(state: WizardState, now: number): Move {
	if (state.step.id !== 'check' || state.step.progress.status !== 'failed') {
		return stay(state);
	}

	const {progress} = state.step;
	const tooEarly = (progress.result.failure?.retryAt ?? 0) > now;
	return tooEarly ? stay({...state, step: {id: 'check', progress: {...progress, tooEarly}}}) : startCheck(state);
}

/** `s` on a failed check. */
export function saveAnyway(state: WizardState): Move {
	return state.step.id === 'check' && state.step.progress.status === 'failed'
		? toSave(state, state.step.progress)
		: stay(state);
}

function toSave(state: WizardState, proof: FinishedCheck): Move {
	const focus = state.original === undefined ? 'name' : 'comment';
	return {
		state: {...state, step: {id: 'save', focus, proof, progress: {status: 'editing'}}},
		// Others may have taken the name meanwhile.
		effects: [{type: 'read-contexts'}],
	};
}

function save(state: WizardState): Move {
	if (state.step.id !== 'save') {
		return stay(state);
	}

	const name = nameAnswer(state);
	const edit = saveEdit(state);
	if (edit === undefined) {
		return stay(saved(state, name));
	}

	return {
		state: {...state, step: {...state.step, progress: {status: 'saving'}}},
		effects: [{type: 'save', name, edit}],
	};
}

/** The end: the context is in the file. */
export function saved(state: WizardState, name: string): WizardState {
	const user =
		state.step.id === 'save' && state.step.proof.status === 'passed' ? state.step.proof.result.user : undefined;
	const words =
		user === undefined ? `${name} is saved, though not proven yet.` : `Welcome ${user.name}, everything is now set up.`;
	return {...state, step: {id: 'ended', outcome: {type: 'saved', name, words, proven: user !== undefined}}};
}
