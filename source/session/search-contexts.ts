import fuzzysort, {type KeysResults, type SnapshotKeys} from 'fuzzysort';
import type {Context} from '../contexts/context.ts';
import {hostOf} from '../live/host-of.ts';
import type {LiveState} from '../live/live-state.ts';

/** The searchable texts of a context; `name` is the first key. */
interface Searchable {
	readonly context: Context;
	readonly name: string;
	readonly host: string;
	/** Comment, and the user it signs in as. */
	readonly rest: string;
}

/** A list of contexts, made ready for searching. */
interface Index {
	readonly snapshot: SnapshotKeys<Searchable>;
	/** As known at that time. */
	readonly users: ReadonlyArray<string | undefined>;
	/** The last search. */
	filter: string;
}

type Live = (name: string) => LiveState;

/** One index per reading of the file, dropped with it. */
const indexes = new WeakMap<readonly Context[], Index>();

/** Above this many contexts, the index is not rebuilt for every answer: hundreds arrive while checks run, and keys would stall. */
const mostAtOnce = 1000;

/** A threshold keeps letters that are scattered over unrelated words from matching. */
const threshold = 0.3;

/** Nobody reads more results than this; a letter that matched 10,000 contexts took 60 ms, mostly for garbage collection. */
const mostFound = 1000;

/**
 * The contexts that match a fuzzy filter by name, host, comment and user: the best 1,000, and the number of all matches in `total`. In each result, element 0 is
 * about the name.
 * @param isWanted excludes contexts in advance.
 */
export function searchContexts(
	contexts: readonly Context[],
	filter: string,
	live: Live,
	isWanted?: (context: Context) => boolean,
): KeysResults<Searchable> {
	const index = indexOf(contexts, live, filter);
	index.filter = filter;
	const options = {threshold, limit: mostFound};
	return isWanted === undefined
		? fuzzysort.go(filter, index.snapshot, options)
		: fuzzysort.go(filter, index.snapshot, {
				...options,
				scoreFn: ({obj, score}) => (isWanted(obj.context) ? score : 0),
			});
}

function indexOf(contexts: readonly Context[], live: Live, filter: string): Index {
	const known = indexes.get(contexts);
	// In a long list, users that become known during typing are found only by the next search.
	if (known !== undefined && contexts.length > mostAtOnce && filter.startsWith(known.filter) && known.filter !== '') {
		return known;
	}

	const users = contexts.map(({name}) => live(name).result?.user?.name);
	if (known?.users.every((user, place) => user === users[place])) {
		return known;
	}

	const searchables = contexts.map((context, place) => ({
		context,
		name: context.name,
		host: hostOf(context),
		rest: `${context.comment ?? ''} ${users[place] ?? ''}`,
	}));
	const index = {snapshot: fuzzysort.snapshot(searchables, {keys: ['name', 'host', 'rest']}), users, filter};
	indexes.set(contexts, index);
	return index;
}
