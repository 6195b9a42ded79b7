import type {Context} from '../contexts/context.ts';
import {rotationNote} from '../describe/rotation.ts';
import {signInLabel} from '../describe/sign-in.ts';
import {endsSoon} from '../describe/states/expiry.ts';
import {hostOf} from '../live/host-of.ts';
import type {LiveState} from '../live/live-state.ts';
import type {JournalEntry} from '../rotate/journal.ts';
import {clockTime} from '../text/clock-time.ts';
import {formatAge, formatDuration} from '../text/duration.ts';

export interface RowFacts {
	/** From 1; undefined when the context is not in the list. */
	readonly number: number | undefined;
	readonly isCurrent: boolean;
	/** Its name has to be typed before it is used or changed. */
	readonly isProtected: boolean;
	readonly live: LiveState;
	/** Epoch milliseconds. */
	readonly now: number;
	/** A key's expiry is reported from this many days before. */
	readonly warnBefore: number;
	/** An unfinished rotation. */
	readonly rotation?: JournalEntry | undefined;
}

/** `1. acme-prod, current, acme.eu.qlikcloud.com, OAuth, valid`, with a note when a key expires soon. Raw text. */
export function rowLine(
	context: Context,
	{number, isCurrent, isProtected, live, now, warnBefore, rotation}: RowFacts,
): string {
	const parts = [
		context.name,
		isCurrent ? 'current' : '',
		isProtected ? 'protected' : '',
		hostOf(context),
		signInLabel(context),
		shortState(live, now),
		endsSoon(context, live.result, {now, warnBefore}) ?? '',
		rotation === undefined ? '' : rotationNote(rotation),
	];
	return `${number === undefined ? '' : `${number}. `}${parts.filter(part => part !== '').join(', ')}`;
}

/** `valid`, `valid 12 min ago, checking again`, `rate-limited until 14:03:20`. */
export function shortState({state, result, remembered, pending}: LiveState, now: number): string {
	const retryAt = result?.failure?.retryAt;
	const until = retryAt !== undefined && retryAt > now ? ` until ${clockTime(retryAt)}` : '';
	const age = remembered && result !== undefined ? ` ${formatAge(Math.max(0, now - result.checkedAt))}` : until;
	return `${state}${age}${pending && state !== 'checking' ? ', checking again' : ''}`;
}

/** The result of a check, after the row: the user and the round trip, or what happened. */
export function checkOutcome({result}: LiveState): string {
	const {failure, user, latencyMs} = result ?? {};
	if (failure !== undefined) {
		return failure.what;
	}

	return [user?.name, latencyMs === undefined ? undefined : formatDuration(latencyMs)]
		.filter(part => part !== undefined)
		.join(', ');
}
