import {clockTime} from '../text/clock-time.ts';
import type {Problem} from '../text/problem.ts';
import type {Outcome} from './outcome.ts';
import {countContexts} from './words/count.ts';

export const nothingBefore: Problem = {what: 'No context was current before', cure: '', exitCode: 1};

/** Contexts that are not asked now, because their tenant named a later time. `retryAt`: epoch milliseconds, of the first. */
export function tooEarly([first = '', ...others]: readonly string[], retryAt = 0): Outcome {
	const which = others.length === 0 ? first : countContexts(others.length + 1);
	return {ok: false, tone: 'warn', text: `${which}: rate-limited, retries automatically at ${clockTime(retryAt)}`};
}

/** A protected context was to be used, renamed or removed, but its name was not typed. */
export function notConfirmed(name: string): Problem {
	return {
		what: `'${name}' is protected, and was not confirmed; nothing was done.`,
		cure: 'Type its name to confirm.',
		exitCode: 1,
	};
}
