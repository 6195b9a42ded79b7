import type {CheckResult, CheckStep} from '../../tenant/check-result.ts';
import {isFine} from '../../tenant/state.ts';
import {checkTarget} from '../draft/draft-context.ts';
import {firstInvalidField, flagField} from '../draft/step-fields.ts';
import {type FinishedCheck, type Transition, type WizardState, withoutEffects} from '../wizard-state.ts';

/** Checks the answers against the tenant. */
export function startCheck(state: WizardState): Transition {
	// Earlier steps may have become invalid, for instance by going back and forth.
	const invalid =
		firstInvalidField(state, 'tenant') ??
		firstInvalidField(state, 'authentication') ??
		firstInvalidField(state, 'credentials');
	const target = checkTarget(state);
	if (invalid !== undefined || target === undefined) {
		return withoutEffects(flagField(state, invalid ?? 'server'));
	}

	const run = state.runs + 1;
	return {
		state: {...state, runs: run, step: {id: 'check', progress: {status: 'running', run, steps: []}}},
		effects: [{type: 'check', run, target}],
	};
}

/** `r` on a failed check, once the tenant allows it (429). */
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

/** The progress of the check; ignores an earlier run. */
export function withSteps(state: WizardState, run: number, steps: readonly CheckStep[]): WizardState {
	return isRunning(state, run) ? {...state, step: {id: 'check', progress: {status: 'running', run, steps}}} : state;
}

/** The result of the check; ignores an earlier run. */
export function withResult(state: WizardState, run: number, result: CheckResult): WizardState {
	if (!isRunning(state, run)) {
		return state;
	}

	const steps = state.step.id === 'check' ? state.step.progress.steps : [];
	const progress: FinishedCheck = isFine(result.state)
		? {status: 'passed', steps, result}
		: {status: 'failed', steps, result, tooEarly: false};
	return {...state, step: {id: 'check', progress}};
}

function isRunning({step}: WizardState, run: number): boolean {
	return step.id === 'check' && step.progress.status === 'running' && step.progress.run === run;
}
