import {fieldsOf, focusedField, goToField, previousStep} from './steps.ts';
import {settle} from './type-in-field.ts';
import {type Move, stay, type WizardEffect, type WizardState, type WizardStep} from './wizard-state.ts';

/** Esc: one step back, and nothing typed is lost; from the first step out, after asking if anything was typed. */
export function back(state: WizardState): Move {
	const {step} = state;
	if (step.id === 'tenant') {
		return step.asksToLeave || isUntouched(state)
			? leave(state, !step.asksToLeave)
			: stay(withStep(state, {...step, asksToLeave: true}));
	}

	if (step.id === 'save') {
		return step.progress.status === 'saving' ? stay(state) : stay(withStep(state, {id: 'check', progress: step.proof}));
	}

	if (step.id === 'ended') {
		return stay(state);
	}

	const effects: WizardEffect[] =
		step.id === 'check' && step.progress.status === 'running' ? [{type: 'cancel-check'}] : [];
	const before = previousStep[step.id];
	const field = before === undefined ? undefined : fieldsOf(state, before).at(-1);
	return {state: field === undefined ? state : goToField(settle(state, focusedField(state)), field), effects};
}

/** The answer to that question. */
export function leave(state: WizardState, yes: boolean): Move {
	if (state.step.id !== 'tenant') {
		return stay(state);
	}

	return stay(withStep(state, yes ? {id: 'ended', outcome: {type: 'left'}} : {...state.step, asksToLeave: false}));
}

function withStep(state: WizardState, step: WizardStep): WizardState {
	return {...state, step};
}

function isUntouched({draft, untouched}: WizardState): boolean {
	return (
		draft.server === untouched.server &&
		draft.kind === untouched.kind &&
		draft.clientId === untouched.clientId &&
		draft.clientSecret.equals(untouched.clientSecret) &&
		draft.apiKey.equals(untouched.apiKey) &&
		draft.name === untouched.name &&
		draft.comment === untouched.comment &&
		draft.replace === untouched.replace &&
		draft.makeCurrent === untouched.makeCurrent
	);
}
