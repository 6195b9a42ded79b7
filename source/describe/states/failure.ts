import type {CheckResult, Evidence, Failure} from '../../tenant/check-result.ts';
import {states} from '../../tenant/state.ts';
import {clockTime} from '../../text/clock-time.ts';
import type {Problem} from '../../text/problem.ts';
import {shellWord} from '../words/shell-word.ts';

/** Why a check failed. Raw text; unknown parts are empty. */
export interface FailureText {
	readonly headline: string;
	readonly cause: string;
	readonly cure: string;
	/** What was asked and answered, and the id under which the tenant has it in its log. */
	readonly evidence: readonly string[];
}

export interface FailureView {
	/** Epoch milliseconds. */
	readonly now: number;
	/** A rate-limited context is retried automatically, as in the list. */
	readonly retries: boolean;
	readonly arrow?: string;
}

/** What happened, its likely cause, the next step, and what was asked and answered. */
export function describeFailure({state, failure}: CheckResult, {now, retries, arrow}: FailureView): FailureText {
	if (failure === undefined) {
		return {headline: `The context is ${state}.`, cause: '', cure: '', evidence: []};
	}

	const {what, cause, evidence} = failure;
	const trace = evidence.traceId === undefined ? '' : `trace ${evidence.traceId}`;
	return {
		headline: what,
		cause,
		cure: cureText(failure, {now, retries}),
		evidence: [evidenceText(evidence, arrow), trace].filter(text => text !== ''),
	};
}

/** The next step. Of a rate limit only the time is true for longer than a moment. */
function cureText({cure, retryAt}: Failure, {now, retries}: Pick<FailureView, 'now' | 'retries'>): string {
	if (retryAt === undefined || retryAt <= now) {
		return retryAt === undefined ? cure : 'It can be asked again now.';
	}

	return retries ? `Retries automatically at ${clockTime(retryAt)}.` : `Wait until ${clockTime(retryAt)}.`;
}

/** `POST /oauth/token → 401 OAUTH-1 Invalid client: no such secret`; empty when nothing was asked. */
function evidenceText({method, path, status, code, title, detail}: Evidence, arrow = '→'): string {
	const join = (parts: ReadonlyArray<string | number | undefined>, separator: string) =>
		parts.filter(part => part !== undefined && part !== '').join(separator);
	const said = join([title?.replace(/\.$/, ''), detail === title ? undefined : detail], ': ');
	return join([join([method, path], ' '), join([status, code, said], ' ')], ` ${arrow} `);
}

/** What happened and why, in one paragraph. */
export function causeText({what, cause}: Failure): string {
	return [what, cause].filter(text => text !== '').join(' ');
}

/** What to do, with the command to do it. `name`: the context at fault; undefined when what was asked stood on the command line. */
export function cureWithCommand(failure: Failure, name: string | undefined, now: number): string {
	const command = cureCommand(failure, name);
	const cure = cureText(failure, {now, retries: false});
	return command === undefined ? cure : `${cure} Run: ${command}`;
}

/** Undefined if qctx has no cure, or the fault is not in a stored context. */
function cureCommand({action}: Failure, name: string | undefined): string | undefined {
	if (name === undefined || action === 'elsewhere') {
		return undefined;
	}

	const word = shellWord(name);
	const options = {
		'edit-server': '--server URL',
		'edit-client-id': '--oauth-client-id ID',
		'edit-client-secret': '--oauth-client-secret-stdin',
		'edit-api-key': '--api-key-stdin',
		'edit-kind': '--api-key-stdin',
	};
	return action === 'check-again' || action === 'wait'
		? `qctx check ${word}`
		: `qctx context update ${word} ${options[action]}`;
}

/** A failed check, as the problem that a command ends with. */
export function failureProblem(result: CheckResult, name: string | undefined, now: number): Problem {
	const {exitCode} = states[result.state];
	const {failure} = result;
	if (failure === undefined) {
		return {what: `The state of ${name === undefined ? 'it' : `'${name}'`} is ${result.state}.`, cure: '', exitCode};
	}

	const {evidence} = describeFailure(result, {now, retries: false});
	return {
		what: `${causeText(failure)}${evidence.length === 0 ? '' : ` (${evidence.join(' · ')})`}`,
		cure: cureWithCommand(failure, name, now),
		exitCode,
	};
}
