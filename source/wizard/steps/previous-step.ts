import {cleanField} from '../draft/edit-draft.ts';
import {sameDraft} from '../draft/fields.ts';
import {fieldsOf, focusedField, focusField, isSaving, previousStep} from '../draft/step-fields.ts';
import {
	type Transition,
	type WizardEffect,
	type WizardState,
	type WizardStep,
	withoutEffects,
} from '../wizard-state.ts';

/** Esc: one step back, keeping what was typed; from the first step it leaves, after asking if anything was typed. */
export function back(state: WizardState): Transition {
	const {step} = state;
	if (state.confirmingLeave) {
		return leave(state, false);
	}

	if (isSaving(state)) {
		return withoutEffects(state);
	}

	switch (step.id) {
		case 'tenant':
		case 'edit':
			return askToLeave(state);
		case 'save':
			return withoutEffects(withStep(state, {id: 'check', progress: step.proof}));
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

/** Ctrl-C: leaves from any step, after asking if anything was typed; the second time without asking. */
export function quit(state: WizardState): Transition {
	return state.confirmingLeave ? leave(state, true) : askToLeave(state);
}

function askToLeave(state: WizardState): Transition {
	return sameDraft(state.draft, state.initialDraft)
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
