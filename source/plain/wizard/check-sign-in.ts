import {describeFailure} from '../../describe/states/failure.ts';
import type {CheckResult} from '../../tenant/check-result.ts';
import {states} from '../../tenant/state.ts';
import type {ExitCode} from '../../text/problem.ts';
import {checkLines} from '../../wizard/check-lines.ts';
import {fieldToFix} from '../../wizard/draft/step-fields.ts';
import {isAsked, notValidated, prompts} from '../../wizard/questions.ts';
import type {WizardDialogue} from './dialogue.ts';

/** Waits for the check that the wizard makes, and asks what to do when it fails. */
export async function checkSignIn(dialogue: WizardDialogue): Promise<ExitCode | undefined> {
	const told = new Set<string>();
	const finished = await dialogue.until(({step}) => {
		if (step.id !== 'check') {
			return 'passed';
		}

		for (const {id, status, label, detail} of dialogue.asksAgain ? checkLines(step.progress.steps) : []) {
			if ((status === 'done' || status === 'failed') && !told.has(id)) {
				told.add(id);
				dialogue.say(`${status === 'done' ? 'OK' : 'FAILED'}: ${label} ${detail}`.trimEnd());
			}
		}

		return step.progress.status === 'running' ? undefined : step.progress;
	});
	// An edited context is saved at once when its check has passed.
	if (finished === 'passed') {
		return undefined;
	}

	if (finished.status === 'passed') {
		dialogue.wizard.dispatch({type: 'enter'});
		return undefined;
	}

	const {headline, cause, cure, evidence} = describeFailure(finished.result, {
		now: dialogue.wizard.now(),
		retries: false,
		arrow: '->',
	});
	const {exitCode} = states[finished.result.state];
	const what = [headline, cause].filter(part => part !== '').join(' ');
	const code = dialogue.stop({what: notValidated, cure: what, exitCode: exitCode || 1});
	dialogue.say(...[cure, ...evidence].filter(part => part !== ''));
	return dialogue.asksAgain ? chooseAfterFailure(dialogue, finished.result, code) : code;
}

async function chooseAfterFailure(
	dialogue: WizardDialogue,
	{failure}: CheckResult,
	code: ExitCode,
): Promise<ExitCode | undefined> {
	const {wizard, state} = dialogue;
	const field = fieldToFix(state, failure?.action ?? 'elsewhere');
	const choices: Array<readonly [text: string, act: () => void]> = [
		['try again', () => wizard.dispatch({type: 'check-again'})],
		['save it anyway', () => wizard.dispatch({type: 'save-anyway'})],
	];
	if (field !== undefined && isAsked(field)) {
		choices.unshift([`answer “${prompts[field]}” again`, () => wizard.dispatch({type: 'enter'})]);
	}

	const leave = String(choices.length + 1);
	dialogue.say('', ...choices.map(([text], index) => `${index + 1} ${text}`), `${leave} leave, and save nothing`);
	const answer = await dialogue.choose(`Number (1):`);
	if (answer === undefined || answer === leave) {
		return code;
	}

	dialogue.introduced = undefined;
	choices[answer === '' ? 0 : Number(answer) - 1]?.[1]();
	return undefined;
}
