import type {Context} from '../contexts/context.ts';
import {compareNames} from '../contexts/name-order.ts';
import type {ContextsSnapshot} from '../contexts/snapshot.ts';
import {endOf} from '../describe/states/expiry.ts';
import type {LiveState} from '../live/live-state.ts';
import type {Settings} from '../settings/settings.ts';
import {states} from '../tenant/state.ts';
import {searchContexts} from './search-contexts.ts';

/** Which contexts are wanted, and in which order. */
export interface ListChoice {
	readonly snapshot: Pick<ContextsSnapshot, 'contexts'>;
	/** Fuzzy; empty for all. */
	readonly filter: string;
	readonly onlyAttention: boolean;
	/** Without a filter, whose best match comes first. */
	readonly sort: Settings['sort'];
}

/** The contexts that the list shows, in its order. */
export interface Selection {
	readonly contexts: readonly Context[];
	/** How many the filter found; of thousands, only the best are in the list. */
	readonly total: number;
	/** UTF-16 offsets in the name of a context that the filter matched, for marking them. */
	matchedIn(context: Context): readonly number[] | undefined;
}

/** Applies filter, `!` and sort order. */
export function selectContexts(state: ListChoice, live: (name: string) => LiveState): Selection {
	const {contexts} = state.snapshot;
	const isWanted = state.onlyAttention ? ({name}: Context) => states[live(name).state].needsAttention : undefined;
	if (state.filter === '') {
		const wanted = isWanted === undefined ? contexts : contexts.filter(isWanted);
		return {contexts: sortContexts(wanted, state.sort, live), total: wanted.length, matchedIn: () => undefined};
	}

	const results = searchContexts(contexts, state.filter, live, isWanted);
	const found = new Map(results.map(({obj, score, 0: name}) => [obj.context, {score, inName: placesIn(name)}]));
	return {
		contexts: bestFirst(contexts, context => found.get(context)?.score),
		total: results.total,
		matchedIn: context => found.get(context)?.inName,
	};
}

/** A copy, because the next search writes its own places over these. */
function placesIn(result: {readonly score: number; readonly indexes: readonly number[]} | undefined) {
	return result !== undefined && result.score > 0 ? [...result.indexes] : undefined;
}

const steps = 10;

/** Whatever the sort order; in steps, so that equally good ones keep the order of the list. Without a score (0 to 1) they are left out. */
function bestFirst(contexts: readonly Context[], scoreOf: (context: Context) => number | undefined): Context[] {
	const ofStep = Array.from({length: steps + 1}, (): Context[] => []);
	for (const context of contexts) {
		const score = scoreOf(context);
		if (score !== undefined) {
			ofStep[Math.round(score * steps)]?.push(context);
		}
	}

	return ofStep.toReversed().flat();
}

function sortContexts(
	contexts: readonly Context[],
	sort: Settings['sort'],
	live: (name: string) => LiveState,
): readonly Context[] {
	switch (sort) {
		case 'file':
			return contexts;
		case 'name':
			return contexts.toSorted((one, other) => compareNames(one.name, other.name));
		case 'state':
			return contexts.toSorted(
				(one, other) => urgency(live(one.name)) - urgency(live(other.name)) || compareNames(one.name, other.name),
			);
		case 'end': {
			const ends = new Map(contexts.map(context => [context, endOf(context, live(context.name).result) ?? never]));
			return contexts.toSorted(
				(one, other) => (ends.get(one) ?? never) - (ends.get(other) ?? never) || compareNames(one.name, other.name),
			);
		}
	}
}

/** For credentials without a known expiry, which sort last. The last moment a `Date` can hold. */
const never = 8.64e15;

/** Contexts that need attention first, then unknown ones, then valid ones. */
function urgency(live: LiveState): number {
	if (states[live.state].needsAttention) {
		return states[live.state].exitCode === 1 ? 0 : 1;
	}

	return live.state === 'valid' ? 3 : 2;
}
