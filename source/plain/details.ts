import type {Context} from '../contexts/context.ts';
import {signInLabel} from '../describe/sign-in.ts';
import {describeFailure} from '../describe/states/failure.ts';
import {stateDetails} from '../describe/states/live-state.ts';
import {warnings} from '../describe/states/warnings.ts';
import {contextFacts} from '../describe/user-facts.ts';
import type {LiveState} from '../live/live-state.ts';
import type {JournalEntry} from '../rotate/journal.ts';

export interface DetailFacts {
	readonly isCurrent: boolean;
	readonly live: LiveState;
	/** Epoch milliseconds. */
	readonly now: number;
	/** A key's expiry is reported from this many days before. */
	readonly warnBefore: number;
	/** An unfinished rotation. */
	readonly rotation?: JournalEntry | undefined;
}

/** Everything that the right pane of the full screen shows, as labelled lines. Raw text. */
export function detailLines(context: Context, {isCurrent, live, now, warnBefore, rotation}: DetailFacts): string[] {
	const {result} = live;
	return [
		`${context.name}, ${isCurrent ? 'current' : 'not current'}, ${signInLabel(context)}`,
		`State: ${[live.state, ...stateDetails(live, now)].join(', ')}`,
		...warnings(context, live, rotation).map(text => `Warning: ${text}`),
		...(result?.failure === undefined ? [] : failureLines(result, now)),
		...contextFacts(context, result, {now, warnBefore}).map(
			({label, value, note}) => `${label}: ${value}${note === undefined ? '' : `, ${note.text}`}`,
		),
	];
}

function failureLines(result: NonNullable<LiveState['result']>, now: number): string[] {
	const {headline, cause, cure, evidence} = describeFailure(result, {now, retries: true, arrow: '->'});
	const labelled = {Cause: cause, Cure: cure, Request: evidence.join(', ')};
	return [headline, ...Object.entries(labelled).flatMap(([label, text]) => (text === '' ? [] : [`${label}: ${text}`]))];
}
