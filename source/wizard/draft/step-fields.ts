import type {CureAction} from '../../tenant/check-result.ts';
import type {WizardState, WizardStep} from '../wizard-state.ts';
import {chosenKind, fieldProblem, isNameTaken} from './draft-values.ts';
import {type FieldId, isEditField, type WizardStepId} from './fields.ts';

/** The fields of a step, in the order of Enter and Tab. */
export function fieldsOf(state: WizardState, step: WizardStep['id']): readonly FieldId[] {
	switch (step) {
		case 'tenant':
			return ['server'];
		case 'authentication':
			return ['kind'];
		case 'credentials':
			return chosenKind(state) === 'oauth' ? ['client-id', 'client-secret'] : ['api-key'];
		case 'check':
		case 'ended':
			return [];
		case 'save':
			return isNameTaken(state) ? ['name', 'replace', 'comment', 'make-current'] : ['name', 'comment', 'make-current'];
		case 'edit':
			return ['server', 'kind', ...fieldsOf(state, 'credentials'), 'comment'];
	}
}

/** The field that the keys go to; undefined where there is none. */
export function focusedField({step}: WizardState): FieldId | undefined {
	return 'focus' in step ? step.focus : undefined;
}

/** The first field of a step whose value is not acceptable yet. */
export function firstInvalidField(state: WizardState, step: WizardStepId | 'edit'): FieldId | undefined {
	return fieldsOf(state, step).find(field => fieldProblem(state, field) !== undefined);
}

/** The step before each step. */
export const previousStep: Readonly<Record<WizardStepId, WizardStepId | undefined>> = {
	tenant: undefined,
	authentication: 'tenant',
	credentials: 'authentication',
	check: 'credentials',
	save: 'check',
};

/** Puts the cursor in a field, in the step that has it. */
export function focusField(state: WizardState, field: FieldId): WizardState {
	return {...state, step: stepWith(state, field)};
}

function stepWith(state: WizardState, field: FieldId): WizardStep {
	if (state.original !== undefined) {
		if (!isEditField(field)) {
			return state.step;
		}

		return state.step.id === 'edit'
			? {...state.step, focus: field}
			: {id: 'edit', focus: field, proof: undefined, progress: {status: 'editing'}};
	}

	switch (field) {
		case 'server':
			return {id: 'tenant', focus: field};
		case 'kind':
			return {id: 'authentication', focus: field};
		case 'client-id':
		case 'client-secret':
		case 'api-key':
			return {id: 'credentials', focus: field};
		case 'name':
		case 'replace':
		case 'comment':
		case 'make-current':
			// This step needs a finished check, so it can be kept, but not jumped to.
			return state.step.id === 'save' ? {...state.step, focus: field} : state.step;
	}
}

/** Moves to an invalid field and from now on shows its problem as an error. */
export function flagField(state: WizardState, field: FieldId): WizardState {
	const focused = focusField(state, field);
	return state.flagged.includes(field) ? focused : {...focused, flagged: [...state.flagged, field]};
}

/** Whether the file is being written. */
export function isSaving({step}: WizardState): boolean {
	return (step.id === 'save' || step.id === 'edit') && step.progress.status === 'saving';
}

/** The field that fixes a failure; undefined when no field of the wizard does. */
export function fieldToFix(state: WizardState, action: CureAction): FieldId | undefined {
	const [firstCredential = 'api-key', lastCredential = firstCredential] = fieldsOf(state, 'credentials');
	switch (action) {
		case 'edit-server':
			return 'server';
		case 'edit-kind':
			return 'kind';
		case 'edit-client-id':
			return firstCredential;
		case 'edit-client-secret':
		case 'edit-api-key':
			return lastCredential;
		case 'check-again':
		case 'wait':
		case 'elsewhere':
			return undefined;
	}
}
