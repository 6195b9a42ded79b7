import type {CheckResult} from '../../tenant/check-result.ts';
import type {Problem} from '../../text/problem.ts';
import {changesOf} from '../draft/changes.ts';
import {changedFields, newFields} from '../draft/draft-context.ts';
import {draftName} from '../draft/draft-values.ts';
import {isEditField} from '../draft/fields.ts';
import {focusedField} from '../draft/step-fields.ts';
import {
	type FinishedCheck,
	type Transition,
	type WizardOutcome,
	type WizardState,
	withoutEffects,
} from '../wizard-state.ts';

/** Adds the new context, or replaces the one with the same name. */
export function saveNew(state: WizardState): Transition {
	if (state.step.id !== 'save') {
		return withoutEffects(state);
	}

	const name = draftName(state);
	const type = state.contexts.names.has(name) ? 'replace' : 'add';
	return {
		state: {...state, step: {...state.step, progress: {status: 'saving'}}},
		effects: [{type: 'save', name, edit: {type, name, fields: newFields(state), makeCurrent: state.draft.makeCurrent}}],
	};
}

/** Saves only what was changed in an existing context. `proof`: the result of the check, if the sign-in was changed. */
export function saveEdit(state: WizardState, proof: FinishedCheck | undefined): Transition {
	const {original} = state;
	if (original === undefined) {
		return withoutEffects(state);
	}

	const {name} = original;
	const focus = focusedField(state);
	const fields = changedFields(state);
	return {
		state: {
			...state,
			step: {
				id: 'edit',
				focus: focus !== undefined && isEditField(focus) ? focus : 'server',
				proof,
				progress: {status: 'saving'},
			},
		},
		effects: [
			Object.keys(fields).length === 0
				? {type: 'confirm-unchanged', name}
				: {type: 'save', name, edit: {type: 'change', name, fields}},
		],
	};
}

/** The file could not be written; reads the names in it again. */
export function saveRefused(state: WizardState, problem: Problem): Transition {
	const {step} = state;
	return step.id === 'save' || step.id === 'edit'
		? {state: {...state, step: {...step, progress: {status: 'refused', problem}}}, effects: [{type: 'read-contexts'}]}
		: withoutEffects(state);
}

/** The end: the context is in the file. */
export function saved(state: WizardState, name: string): WizardState {
	const {step} = state;
	const proof = step.id === 'save' || step.id === 'edit' ? step.proof?.result : undefined;
	const message = state.original === undefined ? welcome(name, proof) : savedMessage(state, proof);
	const outcome: WizardOutcome = {type: 'saved', name, message, proof};
	return {...state, step: {id: 'ended', outcome}};
}

function welcome(name: string, proof: CheckResult | undefined): string {
	return proof?.user === undefined
		? `${name} is saved but not verified.`
		: `Welcome ${proof.user.name}, everything is now set up.`;
}

/** `Saved globex-prod: server, comment` */
function savedMessage(state: WizardState, proof: CheckResult | undefined): string {
	const changed = new Set(changesOf(state).map(({word}) => word));
	if (changed.size === 0) {
		return 'Nothing changed';
	}

	const unverified = proof?.failure === undefined ? '' : ' (not verified)';
	return `Saved ${state.original?.name ?? ''}: ${[...changed].join(', ')}${unverified}`;
}
