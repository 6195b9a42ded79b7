import {fieldsOf, focusedField, goToField, previousStep} from './steps.ts';
import {settle} from './type-in-field.ts';
import {type Move, stay, type WizardEffect, type WizardState, type WizardStep} from './wizard-state.ts';

/** Esc: one step back, and nothing typed is lost; from the first step out, after asking if anything was typed. */
export function back(state: WizardState): Move {
	const {step} = state;
	if (state.asksToLeave) {
		return leave(state, false);
	}

	switch (step.id) {
		case 'tenant':
			return askToLeave(state);
		case 'save':
			return step.progress.status === 'saving'
				? stay(state)
				: stay(withStep(state, {id: 'check', progress: step.proof}));
		case 'ended':
			return stay(state);
		default: {
			const before = previousStep[step.id];
			const field = before === undefined ? undefined : fieldsOf(state, before).at(-1);
			const moved = field === undefined ? state : goToField(settle(state, focusedField(state)), field);
			return {state: moved, effects: cancelCheck(state)};
		}
	}
}

/** Ctrl-C: out from any step, after asking if anything was typed; the second time without asking. */
export function abandon(state: WizardState): Move {
	return state.asksToLeave ? leave(state, true) : askToLeave(state);
}

function askToLeave(state: WizardState): Move {
	return isUntouched(state) ? leave({...state, asksToLeave: true}, true) : stay({...state, asksToLeave: true});
}

/** The answer to that question. */
export function leave(state: WizardState, yes: boolean): Move {
	if (!state.asksToLeave) {
		return stay(state);
	}

	const asked = {...state, asksToLeave: false};
	return yes
		? {state: withStep(asked, {id: 'ended', outcome: {type: 'left'}}), effects: cancelCheck(state)}
		: stay(asked);
}

function cancelCheck({step}: WizardState): WizardEffect[] {
	return step.id === 'check' && step.progress.status === 'running' ? [{type: 'cancel-check'}] : [];
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
