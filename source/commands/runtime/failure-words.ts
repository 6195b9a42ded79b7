import {shellWord} from '../../describe/shell-word.ts';
import type {CheckResult, Failure} from '../../tenant/check-result.ts';
import {states} from '../../tenant/state.ts';
import type {Problem} from '../../text/problem.ts';
import {evidenceLine} from '../../wizard/check-lines.ts';

/** The command that does what the cure says; undefined when qctx has none, or the fault is not in a stored context. */
function cureCommand({action}: Failure, name: string | undefined): string | undefined {
	if (name === undefined) {
		return undefined;
	}

	const word = shellWord(name);
	switch (action) {
		case 'edit-server':
			return `qctx context update ${word} --server URL`;
		case 'edit-client-id':
			return `qctx context update ${word} --oauth-client-id ID`;
		case 'edit-client-secret':
			return `qctx context update ${word} --oauth-client-secret-stdin`;
		case 'edit-api-key':
			return `qctx context update ${word} --api-key-stdin`;
		case 'edit-kind':
			return `qctx context update ${word} --api-key-stdin`;
		case 'check-again':
		case 'wait':
			return `qctx check ${word}`;
		case 'elsewhere':
			return undefined;
	}
}

/** What happened and why, in one paragraph. */
export function causeWords({what, cause}: Failure): string {
	return [what, cause].filter(text => text !== '').join(' ');
}

/** What to do, with the command to do it. `name`: the context at fault; undefined when what was asked stood on the command line. */
export function cureWords(failure: Failure, name: string | undefined): string {
	const command = cureCommand(failure, name);
	return command === undefined ? failure.cure : `${failure.cure} Run: ${command}`;
}

/** What was asked and answered: `POST /oauth/token → 401 OAUTH-1 Invalid client: no such secret · trace 0000…`; empty when nothing was asked. */
export function evidenceWords({evidence}: Failure): string {
	const {traceId} = evidence;
	return [evidenceLine(evidence), traceId === undefined ? undefined : `trace ${traceId}`].filter(Boolean).join(' · ');
}

/** A check that did not end well, as the problem that the command ends with. */
export function failureProblem({state, failure}: CheckResult, name: string | undefined): Problem {
	const {exitCode} = states[state];
	if (failure === undefined) {
		return {what: `The state of ${name === undefined ? 'it' : `'${name}'`} is ${state}.`, cure: '', exitCode};
	}

	const evidence = evidenceWords(failure);
	return {
		what: `${causeWords(failure)}${evidence === '' ? '' : ` (${evidence})`}`,
		cure: cureWords(failure, name),
		exitCode,
	};
}
