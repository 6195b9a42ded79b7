import type {Context} from '../contexts/context.ts';
import type {LiveState} from '../live/live-state.ts';
import {clockTime} from '../text/clock-time.ts';
import {formatAge} from '../text/duration.ts';
import {cureKeys} from './cure-keys.ts';
import {endsSoon} from './expiry.ts';

/**
 * Behind the state in the row of a list, in at most 12 cells: when a rate limit ends, how old the state is when it is of an earlier run, the key that
 * fixes it, or a warning. Empty when there is nothing to say.
 */
export function stateNote(context: Context, {result, remembered}: LiveState, now: number): string {
	const failure = result?.failure;
	if (failure?.retryAt !== undefined && failure.retryAt > now) {
		return `until ${clockTime(failure.retryAt).slice(0, 5)}`;
	}

	if (remembered && result !== undefined) {
		return formatAge(now - result.checkedAt);
	}

	if (failure !== undefined && failure.action !== 'elsewhere') {
		const [first] = cureKeys(failure.action);
		return first === undefined ? '' : `${first.key} ${first.note}`;
	}

	return endsSoon(context, result, now) ?? (context.insecure ? 'insecure' : '');
}
