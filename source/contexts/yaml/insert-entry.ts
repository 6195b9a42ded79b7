import {formatEntry, formatFlowEntry} from './format.ts';
import {formatScalar} from './format-scalar.ts';
import {areKeysSorted, compareKeys} from './key-order.ts';
import type {LocatedEntry} from './locate.ts';
import {entryLines, flowEnd, type MapInText} from './map-in-text.ts';
import type {YamlNode} from './node.ts';
import {columnOf, lineEnd, type Splice, wholeLines} from './splice.ts';

/** `sorted`: in sorted order if the keys are sorted, or else after the entry `after` if there is one, or else last. */
export type Where = 'first' | 'last' | {readonly type: 'sorted'; readonly after: string | undefined};

/** Finds the index at which to insert an entry in a map. */
export function indexFinder({map}: MapInText): (name: string, where: Where) => number {
	const names = map.entries.map(entry => entry.name ?? '');
	const indexes = new Map(names.map((name, index) => [name, index]));
	const isSorted = areKeysSorted(names);
	return (name, where) => {
		if (where === 'first') return 0;
		if (where === 'last') return names.length;
		if (isSorted) return sortedIndex(names, name);
		const previous = where.after === undefined ? undefined : indexes.get(where.after);
		return previous === undefined ? names.length : previous + 1;
	};
}

function sortedIndex(names: readonly string[], name: string): number {
	let [low, high] = [0, names.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (compareKeys(names[middle] ?? '', name) <= 0) low = middle + 1;
		else high = middle;
	}

	return low;
}

/**
 * Inserts a new entry directly after the previous one, before any comments that follow: comments above an entry stay
 * with that entry. A string `value` is already YAML: whole lines in a block map.
 */
export function insertEntry(place: MapInText, index: number, name: string, value: YamlNode | string): Splice[] {
	return place.map.style === 'flow'
		? insertInFlow(place, index, name, value)
		: insertInBlock(place, index, name, value);
}

function insertInBlock(
	{text, map, owner, layout}: MapInText,
	index: number,
	name: string,
	value: YamlNode | string,
): Splice[] {
	const previous = map.entries[index - 1];
	let at: number;
	if (previous) at = entryLines(text, previous).end;
	else if (owner) at = lineEnd(text, owner.properties.at(-1)?.end ?? owner.colonEnd ?? owner.keyEnd);
	else at = map.start - columnOf(text, map.start);
	const lines = typeof value === 'string' ? value : formatEntry(formatScalar(name), value, layout);
	return [wholeLines(text, at, lines, layout.newline)];
}

function insertInFlow({text, map, owner}: MapInText, index: number, name: string, value: YamlNode | string): Splice[] {
	const {entries} = map;
	// Keys are quoted in JSON.
	const quote = (entries[0] ?? owner)?.keyStyle === 'double';
	const key = formatScalar(name, {flow: true, like: quote ? 'double' : 'plain'});
	const entry = typeof value === 'string' ? value : formatFlowEntry(key, value, quote);
	const previous = entries[index - 1];
	if (previous) {
		const at = flowEnd(previous);
		return [{start: at, end: at, text: `,${gapBefore(text, previous)}${entry}`}];
	}

	const next = entries[0];
	const at = next?.start ?? map.start + 1;
	return [{start: at, end: at, text: next ? `${entry},${gapBefore(text, next)}` : entry}];
}

/** Adds entries to an empty flow map. */
export function fillFlow({map, owner}: MapInText, entries: readonly (readonly [string, YamlNode])[]): Splice[] {
	const quote = owner?.keyStyle === 'double';
	const written = entries.map(([name, value]) =>
		formatFlowEntry(formatScalar(name, {flow: true, like: quote ? 'double' : 'plain'}), value, quote),
	);
	return [{start: map.start + 1, end: map.start + 1, text: written.join(', ')}];
}

/** The spaces or the line break before an entry of a flow map; one space when it follows the `{` directly. */
function gapBefore(text: string, entry: LocatedEntry): string {
	return /[,{\s](\s+)$/.exec(text.slice(Math.max(0, entry.start - 200), entry.start))?.[1] ?? ' ';
}
