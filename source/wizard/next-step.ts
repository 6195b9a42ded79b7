import {draftName, fieldProblem} from './draft-values.ts';
import {cleanField} from './edit-draft.ts';
import {checkTarget, editToSave} from './edit-to-save.ts';
import type {FieldId} from './fields.ts';
import {fieldsOf, fieldToFix, firstInvalidField, focusField} from './step-fields.ts';
import {type FinishedCheck, type Transition, type WizardState, withoutEffects} from './wizard-state.ts';

/** Enter: the next field, after the last one the next step; on a failed check back to the field at fault. `now`: epoch milliseconds. */
export function enter(state: WizardState, now: number): Transition {
	const {step} = state;
	if (step.id === 'check') {
		return enterOnCheck(state, now);
	}

	if (step.id === 'ended' || (step.id === 'save' && step.progress.status === 'saving')) {
		return withoutEffects(state);
	}

	const here = cleanField(state, step.focus);
	if (fieldProblem(here, step.focus) !== undefined) {
		return withoutEffects(flag(here, step.focus));
	}

	// Nobody comes to the question whether to replace a context but on purpose, by Tab.
	const fields = fieldsOf(here, step.id).filter(field => field !== 'replace' || step.focus === 'replace');
	const next = fields[fields.indexOf(step.focus) + 1];
	if (next !== undefined) {
		return withoutEffects(focusField(here, next));
	}

	const faulty = firstInvalidField(here, step.id);
	return faulty === undefined ? finishStep(here, step.id) : withoutEffects(flag(focusField(here, faulty), faulty));
}

function flag(state: WizardState, field: FieldId): WizardState {
	return state.flagged.includes(field) ? state : {...state, flagged: [...state.flagged, field]};
}

/** The last field of a step is answered. */
function finishStep(state: WizardState, step: 'tenant' | 'authentication' | 'credentials' | 'save'): Transition {
	switch (step) {
		case 'tenant':
			return withoutEffects(focusField(state, 'kind'));
		case 'authentication':
			return withoutEffects(focusField(state, fieldsOf(state, 'credentials')[0] ?? 'api-key'));
		case 'credentials':
			return startCheck(state);
		case 'save':
			return save(state);
	}
}

function startCheck(state: WizardState): Transition {
	// Steps before may have become wrong since, for instance by going back and on again.
	const faulty =
		firstInvalidField(state, 'tenant') ??
		firstInvalidField(state, 'authentication') ??
		firstInvalidField(state, 'credentials');
	const target = checkTarget(state);
	if (faulty !== undefined || target === undefined) {
		return withoutEffects(flag(focusField(state, faulty ?? 'server'), faulty ?? 'server'));
	}

	const run = state.runs + 1;
	return {
		state: {...state, runs: run, step: {id: 'check', progress: {status: 'running', run, steps: []}}},
		effects: [{type: 'check', run, target}],
	};
}

function enterOnCheck(state: WizardState, now: number): Transition {
	if (state.step.id !== 'check' || state.step.progress.status === 'running') {
		return withoutEffects(state);
	}

	const {progress} = state.step;
	if (progress.status === 'passed') {
		return toSave(state, progress);
	}

	const field = fieldToFix(state, progress.result.failure?.action ?? 'elsewhere');
	return field === undefined ? checkAgain(state, now) : withoutEffects(focusField(state, field));
}

/** `r` on a failed check; not before the tenant allows it (429). */
export function checkAgain(state: WizardState, now: number): Transition {
	if (state.step.id !== 'check' || state.step.progress.status !== 'failed') {
		return withoutEffects(state);
	}

	const {progress} = state.step;
	const tooEarly = (progress.result.failure?.retryAt ?? 0) > now;
	return tooEarly
		? withoutEffects({...state, step: {id: 'check', progress: {...progress, tooEarly}}})
		: startCheck(state);
}

/** `s` on a failed check. */
export function saveAnyway(state: WizardState): Transition {
	return state.step.id === 'check' && state.step.progress.status === 'failed'
		? toSave(state, state.step.progress)
		: withoutEffects(state);
}

function toSave(state: WizardState, proof: FinishedCheck): Transition {
	const focus = state.original === undefined ? 'name' : 'comment';
	return {
		state: {...state, step: {id: 'save', focus, proof, progress: {status: 'editing'}}},
		// Others may have taken the name meanwhile.
		effects: [{type: 'read-contexts'}],
	};
}

function save(state: WizardState): Transition {
	if (state.step.id !== 'save') {
		return withoutEffects(state);
	}

	const name = draftName(state);
	const edit = editToSave(state);
	if (edit === undefined) {
		return withoutEffects(saved(state, name));
	}

	return {
		state: {...state, step: {...state.step, progress: {status: 'saving'}}},
		effects: [{type: 'save', name, edit}],
	};
}

/** The end: the context is in the file. */
export function saved(state: WizardState, name: string): WizardState {
	const proof = state.step.id === 'save' ? state.step.proof.result : undefined;
	const message =
		proof?.user === undefined
			? `${name} is saved but not verified.`
			: `Welcome ${proof.user.name}, everything is now set up.`;
	return {...state, step: {id: 'ended', outcome: {type: 'saved', name, message, proof}}};
}
