import {describeFailure} from '../../describe/failure.ts';
import type {CheckResult} from '../../tenant/check-result.ts';
import {states} from '../../tenant/state.ts';
import type {ExitCode} from '../../text/problem.ts';
import {checkLines} from '../check-lines.ts';
import {isAsked, notValidated, prompts} from '../questions.ts';
import {fieldToFix} from '../step-fields.ts';
import type {Talk} from './talk.ts';

/** Runs the check that the machine has asked for, and decides what to do about it. */
export async function check(talk: Talk): Promise<ExitCode | undefined> {
	const spoken = new Set<string>();
	const finished = await talk.until(state => {
		if (state.step.id !== 'check') {
			// An edited context is saved as soon as its check has passed.
			return 'saving';
		}

		if (talk.asksAgain) {
			for (const {id, status, label, detail} of checkLines(state.step.progress.steps)) {
				if ((status === 'done' || status === 'failed') && !spoken.has(id)) {
					spoken.add(id);
					talk.say(`${status === 'done' ? 'OK' : 'FAILED'}: ${label} ${detail}`);
				}
			}
		}

		return state.step.progress.status === 'running' ? undefined : state.step.progress;
	});
	if (finished === 'saving') {
		return undefined;
	}

	if (finished.status === 'passed') {
		talk.session.dispatch({type: 'enter'});
		return undefined;
	}

	sayFailure(talk, finished.result);
	return talk.asksAgain ? chooseAfterFailure(talk, finished.result) : states[finished.result.state].exitCode || 1;
}

function sayFailure(talk: Talk, result: CheckResult): void {
	const {headline, cause, cure, evidence} = describeFailure(result, {
		now: talk.session.now(),
		retries: false,
		arrow: '->',
	});
	talk.say(notValidated, [headline, cause].filter(part => part !== '').join(' '));
	talk.say(...[cure, ...evidence].filter(part => part !== ''));
}

async function chooseAfterFailure(talk: Talk, result: CheckResult): Promise<ExitCode | undefined> {
	const field = fieldToFix(talk.state, result.failure?.action ?? 'elsewhere');
	const choices: Array<readonly [words: string, act: () => void]> = [
		['try again', () => talk.session.dispatch({type: 'check-again'})],
		['save it anyway', () => talk.session.dispatch({type: 'save-anyway'})],
	];
	if (field !== undefined && isAsked(field)) {
		choices.unshift([`answer “${prompts[field]}” again`, () => talk.session.dispatch({type: 'enter'})]);
	}

	talk.say(
		'',
		...choices.map(([words], index) => `${index + 1} ${words}`),
		`${choices.length + 1} leave, and save nothing`,
	);
	const answer = await talk.choose(`Number (1):`);
	const choice = choices[answer === '' ? 0 : Number(answer) - 1];
	if (answer === undefined || answer === String(choices.length + 1)) {
		return states[result.state].exitCode || 1;
	}

	talk.introduced = undefined;
	choice?.[1]();
	return undefined;
}
