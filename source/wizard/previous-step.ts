import {cleanField} from './edit-draft.ts';
import {fieldsOf, focusedField, focusField, previousStep} from './step-fields.ts';
import {type Transition, type WizardEffect, type WizardState, type WizardStep, withoutEffects} from './wizard-state.ts';

/** Esc: one step back, and nothing typed is lost; from the first step out, after asking if anything was typed. */
export function back(state: WizardState): Transition {
	const {step} = state;
	if (state.confirmingLeave) {
		return leave(state, false);
	}

	switch (step.id) {
		case 'tenant':
			return askToLeave(state);
		case 'save':
			return step.progress.status === 'saving'
				? withoutEffects(state)
				: withoutEffects(withStep(state, {id: 'check', progress: step.proof}));
		case 'ended':
			return withoutEffects(state);
		default: {
			const before = previousStep[step.id];
			const field = before === undefined ? undefined : fieldsOf(state, before).at(-1);
			const moved = field === undefined ? state : focusField(cleanField(state, focusedField(state)), field);
			return {state: moved, effects: cancelCheck(state)};
		}
	}
}

/** Ctrl-C: out from any step, after asking if anything was typed; the second time without asking. */
export function quit(state: WizardState): Transition {
	return state.confirmingLeave ? leave(state, true) : askToLeave(state);
}

function askToLeave(state: WizardState): Transition {
	return isUnchanged(state)
		? leave({...state, confirmingLeave: true}, true)
		: withoutEffects({...state, confirmingLeave: true});
}

/** The answer to that question. */
export function leave(state: WizardState, yes: boolean): Transition {
	if (!state.confirmingLeave) {
		return withoutEffects(state);
	}

	const asked = {...state, confirmingLeave: false};
	return yes
		? {state: withStep(asked, {id: 'ended', outcome: {type: 'left'}}), effects: cancelCheck(state)}
		: withoutEffects(asked);
}

function cancelCheck({step}: WizardState): WizardEffect[] {
	return step.id === 'check' && step.progress.status === 'running' ? [{type: 'cancel-check'}] : [];
}

function withStep(state: WizardState, step: WizardStep): WizardState {
	return {...state, step};
}

function isUnchanged({draft, initialDraft}: WizardState): boolean {
	return (
		draft.server === initialDraft.server &&
		draft.kind === initialDraft.kind &&
		draft.clientId === initialDraft.clientId &&
		draft.clientSecret.equals(initialDraft.clientSecret) &&
		draft.apiKey.equals(initialDraft.apiKey) &&
		draft.name === initialDraft.name &&
		draft.comment === initialDraft.comment &&
		draft.replace === initialDraft.replace &&
		draft.makeCurrent === initialDraft.makeCurrent
	);
}
