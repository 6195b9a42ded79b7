import type {Context} from '../../contexts/context.ts';
import type {LiveState} from '../../live/live-state.ts';
import type {JournalEntry} from '../../rotate/journal.ts';
import {clockTime} from '../../text/clock-time.ts';
import {formatAge} from '../../text/duration.ts';
import {rotationNote} from '../rotation.ts';
import {cureKeys} from './cure-keys.ts';
import {endsSoon} from './expiry.ts';

export interface NoteFacts {
	/** Epoch milliseconds. */
	readonly now: number;
	/** Days before the end of a key from which on that is shown. */
	readonly warnBefore: number;
	/** A rotation that is not finished. */
	readonly rotation?: JournalEntry | undefined;
}

/**
 * Behind the state in the row of a list, in at most 13 cells: when a rate limit ends, that a key ends or has ended, how old the state is when it is of an
 * earlier run, the key that fixes it, or a warning. Empty when there is nothing to say.
 */
export function stateNote(context: Context, {result, remembered}: LiveState, facts: NoteFacts): string {
	const {now} = facts;
	const failure = result?.failure;
	if (failure?.retryAt !== undefined && failure.retryAt > now) {
		return `until ${clockTime(failure.retryAt).slice(0, 5)}`;
	}

	// An expiry from an earlier run is still valid.
	const end = failure === undefined || result?.state === 'rejected' ? endsSoon(context, result, facts) : undefined;
	if (end !== undefined && (failure === undefined || end === 'expired')) {
		return end;
	}

	if (failure === undefined && facts.rotation !== undefined) {
		return rotationNote(facts.rotation);
	}

	if (remembered && result !== undefined) {
		return formatAge(now - result.checkedAt);
	}

	if (failure !== undefined && failure.action !== 'elsewhere') {
		const [first] = cureKeys(failure.action);
		return first === undefined ? '' : `${first.key} ${first.note}`;
	}

	return context.insecure ? 'insecure' : '';
}
