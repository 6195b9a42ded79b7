import fuzzysort, {type Prepared} from 'fuzzysort';
import type {Context} from '../contexts/context.ts';
import type {ContextsSnapshot} from '../contexts/snapshot.ts';
import type {Settings} from '../settings/settings.ts';
import {states} from '../tenant/state.ts';
import {hostOf} from './host-of.ts';
import type {LiveState} from './live-state.ts';

export {hostOf};

/** What a row is found by: name, host, comment and the user it signs in as; prepared once, because each letter searches them all. */
interface Searchable {
	readonly context: Context;
	readonly user: string | undefined;
	readonly name: Prepared;
	readonly host: Prepared;
	readonly rest: Prepared;
}

const searchables = new WeakMap<Context, Searchable>();

function searchableOf(context: Context, user: string | undefined): Searchable {
	const known = searchables.get(context);
	if (known !== undefined && known.user === user) {
		return known;
	}

	const searchable: Searchable = {
		context,
		user,
		name: fuzzysort.prepare(context.name),
		host: fuzzysort.prepare(hostOf(context)),
		rest: fuzzysort.prepare(`${context.comment ?? ''} ${user ?? ''}`),
	};
	searchables.set(context, searchable);
	return searchable;
}

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
	/** Characters of the name that the filter matched, for marking them. */
	readonly matches: ReadonlyMap<string, readonly number[]>;
}

/** Applies filter, `!` and sort order. */
export function selectContexts(state: ListChoice, live: (name: string) => LiveState): Selection {
	let {contexts} = state.snapshot;
	if (state.onlyAttention) {
		contexts = contexts.filter(context => states[live(context.name).state].needsAttention);
	}

	if (state.filter !== '') {
		return filterContexts(contexts, state.filter, live);
	}

	return {contexts: sortContexts(contexts, state.sort, live), matches: new Map()};
}

/** Best match first, whatever the sort order. */
function filterContexts(contexts: readonly Context[], filter: string, live: (name: string) => LiveState): Selection {
	const rows = contexts.map(context => searchableOf(context, live(context.name).result?.user?.name));
	// A threshold keeps letters that are scattered over unrelated words from matching.
	const found = fuzzysort.go(filter, rows, {keys: ['name', 'host', 'rest'], threshold: 0.3, limit: 0});
	const places = new Map(contexts.map((context, place) => [context.name, place]));
	const place = (result: (typeof found)[number]) => places.get(result.obj.context.name) ?? 0;
	// In steps, so that equally good ones keep the order of the list.
	const results = found.toSorted(
		(one, other) => Math.round(other.score * 10) - Math.round(one.score * 10) || place(one) - place(other),
	);
	const matches = new Map<string, readonly number[]>();
	for (const result of results) {
		const inName = result[0];
		if (inName !== undefined && inName.score > 0) {
			matches.set(result.obj.context.name, [...inName.indexes]);
		}
	}

	return {contexts: results.map(result => result.obj.context), matches};
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
	}
}

/** By code unit, as `qlik context ls` sorts; `localeCompare` would load ICU collation for nothing. */
function compareNames(one: string, other: string): number {
	if (one === other) {
		return 0;
	}

	return one < other ? -1 : 1;
}

/** What needs attention first, then what is not known, then what is well. */
function urgency(live: LiveState): number {
	if (states[live.state].needsAttention) {
		return states[live.state].exitCode === 1 ? 0 : 1;
	}

	return live.state === 'valid' ? 3 : 2;
}
