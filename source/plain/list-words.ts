import type {Context} from '../contexts/context.ts';
import type {ContextsSnapshot} from '../contexts/snapshot.ts';
import {sortNames} from '../describe/command-names.ts';
import {signInLabels} from '../describe/sign-in-labels.ts';
import {hostOf} from '../live/host-of.ts';
import type {LiveState} from '../live/live-state.ts';
import type {ListChoice} from '../session/select-contexts.ts';
import {clockTime} from '../text/clock-time.ts';
import {formatAge, formatDuration} from '../text/duration.ts';

export interface RowFacts {
	/** From 1; undefined when the context is not in the list. */
	readonly number: number | undefined;
	readonly isCurrent: boolean;
	readonly live: LiveState;
	/** Epoch milliseconds. */
	readonly now: number;
}

/** `1. acme-prod, current, acme.eu.qlikcloud.com, OAuth, valid`. Raw text. */
export function rowWords(context: Context, {number, isCurrent, live, now}: RowFacts): string {
	const parts = [
		context.name,
		isCurrent ? 'current' : '',
		hostOf(context),
		signInLabels[context.credentials.kind],
		stateWords(live, now),
	];
	return `${number === undefined ? '' : `${number}. `}${parts.filter(part => part !== '').join(', ')}`;
}

/** The state in a word or two: `valid`, `valid 12 min ago, checking again`, `rate-limited until 14:03:20`. */
export function stateWords({state, result, remembered, pending}: LiveState, now: number): string {
	const parts: string[] = [];
	const retryAt = result?.failure?.retryAt;
	if (remembered && result !== undefined) {
		parts.push(`${state} ${formatAge(Math.max(0, now - result.checkedAt))}`);
	} else {
		parts.push(retryAt !== undefined && retryAt > now ? `${state} until ${clockTime(retryAt)}` : state);
	}

	if (pending && state !== 'checking') {
		parts.push('checking again');
	}

	return parts.join(', ');
}

/** What came of a check, behind the row: who answered and how fast, or what happened. */
export function outcomeWords({result}: LiveState): string {
	if (result === undefined) {
		return '';
	}

	if (result.failure !== undefined) {
		return result.failure.what;
	}

	const {user, latencyMs} = result;
	return [user?.name, latencyMs === undefined ? undefined : formatDuration(latencyMs)]
		.filter(part => part !== undefined)
		.join(', ');
}

/** `~/.qlik/contexts.yml, 7 contexts, current acme-prod.` */
export function fileWords({contexts, current}: ContextsSnapshot, shownPath: string): string {
	const exists = contexts.some(context => context.name === current);
	const currentWords =
		current === undefined ? 'no current context' : `current ${current}${exists ? '' : ', which is missing'}`;
	return `${shownPath}, ${count(contexts.length)}, ${currentWords}.`;
}

/** What narrows and orders the list, in a sentence; undefined when nothing does. */
export function choiceWords({snapshot, filter, onlyAttention, sort}: ListChoice, shown: number): string | undefined {
	const parts = [
		onlyAttention ? 'only those that need attention' : '',
		filter === '' ? '' : `filter ${filter}`,
		sort === 'file' || filter !== '' ? '' : `sorted by ${sortNames[sort]}`,
	].filter(part => part !== '');
	return parts.length === 0 ? undefined : `${shown} of ${count(snapshot.contexts.length)}: ${parts.join(', ')}.`;
}

/** `1 context`, `7 contexts`. */
export function count(contexts: number): string {
	return `${contexts} context${contexts === 1 ? '' : 's'}`;
}
