import type {CheckResult} from '../../tenant/check-result.ts';
import {isLoopbackHost} from '../../tenant/url/loopback.ts';
import {qlikDomain} from '../../tenant/url/tenant-host.ts';
import {changedFields} from '../draft/draft-context.ts';
import {draftServer, fieldProblem} from '../draft/draft-values.ts';
import {cleanField} from '../draft/edit-draft.ts';
import {sameSignIn} from '../draft/fields.ts';
import {fieldsOf, fieldToFix, firstInvalidField, flagField, focusField} from '../draft/step-fields.ts';
import {
	type FinishedCheck,
	type Transition,
	type WizardState,
	type WizardStep,
	withoutEffects,
} from '../wizard-state.ts';
import {checkAgain, startCheck, withResult} from './check-step.ts';
import {saveEdit, saveNew} from './save-step.ts';

/**
 * Enter: the next field, or after the last one the next step; on a failed check, back to the field to fix. In the form for an existing context it saves
 * from every field. `now`: epoch milliseconds.
 */
export function enter(state: WizardState, now: number): Transition {
	const {step} = state;
	switch (step.id) {
		case 'check':
			return enterOnCheck(state, step, now);
		case 'edit':
			return submitEdit(state);
		case 'ended':
			return withoutEffects(state);
		default:
			return enterOnField(state, step);
	}
}

function enterOnField(
	state: WizardState,
	step: Exclude<WizardStep, {readonly id: 'check' | 'edit' | 'ended'}>,
): Transition {
	const here = cleanField(state, step.focus);
	if (fieldProblem(here, step.focus) !== undefined) {
		return withoutEffects(flagField(here, step.focus));
	}

	// The question whether to replace a context is reached only on purpose, with Tab.
	const fields = fieldsOf(here, step.id).filter(field => field !== 'replace' || step.focus === 'replace');
	const next = fields[fields.indexOf(step.focus) + 1];
	if (next !== undefined) {
		return withoutEffects(focusField(here, next));
	}

	const invalid = firstInvalidField(here, step.id);
	return invalid === undefined ? finishStep(here, step.id) : withoutEffects(flagField(here, invalid));
}

/** After the last field of a step. */
function finishStep(state: WizardState, step: 'tenant' | 'authentication' | 'credentials' | 'save'): Transition {
	switch (step) {
		case 'tenant':
			return lookUpHost(focusField(state, 'kind'), {typing: false});
		case 'authentication':
			return withoutEffects(focusField(state, fieldsOf(state, 'credentials')[0] ?? 'api-key'));
		case 'credentials':
			return startCheck(state);
		case 'save':
			return saveNew(state);
	}
}

/** Checks again only when the sign-in was changed. A changed comment can be saved while the sign-in is incomplete. */
function submitEdit(state: WizardState): Transition {
	const cleaned = fieldsOf(state, 'edit').reduce(cleanField, state);
	const {comment, ...signIn} = changedFields(cleaned);
	const invalid = firstInvalidField(cleaned, 'edit');
	if (invalid !== undefined && (comment === undefined || !sameSignIn(state.draft, state.initialDraft))) {
		return withoutEffects(flagField(cleaned, invalid));
	}

	return Object.keys(signIn).length === 0 ? saveEdit(cleaned, undefined) : startCheck(cleaned);
}

function enterOnCheck(
	state: WizardState,
	{progress}: Extract<WizardStep, {readonly id: 'check'}>,
	now: number,
): Transition {
	switch (progress.status) {
		case 'running':
			return withoutEffects(state);
		case 'passed':
			return toSave(state, progress);
		case 'failed': {
			const field = fieldToFix(state, progress.result.failure?.action ?? 'elsewhere');
			return field === undefined ? checkAgain(state, now) : withoutEffects(focusField(state, field));
		}
	}
}

/** `s` on a failed check. */
export function saveAnyway(state: WizardState): Transition {
	return state.step.id === 'check' && state.step.progress.status === 'failed'
		? toSave(state, state.step.progress)
		: withoutEffects(state);
}

function toSave(state: WizardState, proof: FinishedCheck): Transition {
	if (state.original !== undefined) {
		return saveEdit(state, proof);
	}

	return {
		state: {...state, step: {id: 'save', focus: 'name', proof, progress: {status: 'editing'}}},
		// Another program may have taken the name meanwhile.
		effects: [{type: 'read-contexts'}],
	};
}

/** A check has ended. If it passed, an edited context is saved at once, because that is what Enter meant. */
export function checkEnded(state: WizardState, run: number, result: CheckResult): Transition {
	const ended = withResult(state, run, result);
	const {step} = ended;
	return step.id === 'check' && step.progress.status === 'passed' && ended.original !== undefined && ended !== state
		? saveEdit(ended, step.progress)
		: withoutEffects(ended);
}

/**
 * Finds out whether a host answers at the typed URL. While the person types, only names under a Qlik domain and this machine are looked up, so that
 * nothing pasted by mistake reaches a name server.
 */
export function lookUpHost(state: WizardState, {typing}: {readonly typing: boolean}): Transition {
	const server = draftServer(state);
	if (!server.ok) {
		return withoutEffects({...state, host: undefined});
	}

	if (state.host?.url === server.url) {
		return withoutEffects(state);
	}

	const mayAsk = !typing || qlikDomain(server.hostname) !== undefined || isLoopbackHost(server.hostname);
	return {state: {...state, host: undefined}, effects: mayAsk ? [{type: 'look-up-host', url: server.url}] : []};
}
