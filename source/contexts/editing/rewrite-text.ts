import {formatEntries, formatEntry} from '../yaml/format.ts';
import {fillFlow, indexFinder, insertEntry, type Where} from '../yaml/insert-entry.ts';
import {type LocatedEntry, locateDocument} from '../yaml/locate.ts';
import {entryLines, type MapInText, mapInside, rootIn, standsAlone} from '../yaml/map-in-text.ts';
import type {YamlMap, YamlNode} from '../yaml/node.ts';
import {removeEntries} from '../yaml/remove-entries.ts';
import {renameKey, replaceValue} from '../yaml/replace-value.ts';
import {columnOf, type Splice, splice, wholeLines} from '../yaml/splice.ts';
import type {ContextLines} from './context-lines.ts';

/** Change single keys, or rewrite changed contexts completely (which removes aliases and merge keys). */
export type Reach = 'least' | 'whole-contexts';

export interface RewriteHints {
	/** A context that is only renamed: just its key is replaced. */
	readonly rename?: {readonly from: string; readonly to: string} | undefined;
	/** Lines and places for new contexts, instead of writing them out from the tree. */
	readonly lines?: ReadonlyMap<string, ContextLines>;
}

/**
 * Changes a text that parses as `before` so that it parses as `after`. Touches only what differs (by object identity). Two passes, each
 * over the tree of its own text (which takes most of the time): first removals and new values, then additions.
 * @returns undefined if the notation has no place for the change.
 */
export function rewriteText(
	text: string,
	before: YamlMap | undefined,
	after: YamlMap,
	reach: Reach,
	hints: RewriteHints = {},
): string | undefined {
	let root = rootIn(text);
	if (before === undefined || root === undefined) return before === undefined ? withNewRoot(text, after) : undefined;
	const shrunk = splice(text, shrink(root, before, after, reach, hints.rename));
	if (!hasNewNames(before, after)) return withEndOf(text, shrunk);
	root = shrunk === text ? root : rootIn(shrunk);
	return root && withEndOf(text, splice(shrunk, grow(root, after, before, hints.lines ?? new Map())));
}

/** Whether anything is to be added. */
function hasNewNames(before: YamlMap, after: YamlMap): boolean {
	const had = new Map(before.entries.map(({key, value}) => [key.kind === 'scalar' ? key.text : undefined, value]));
	return after.entries.some(({key, value}) => {
		if (key.kind !== 'scalar') return false;
		const old = had.get(key.text);
		return (
			old === undefined || (old !== value && value.kind === 'map' && (old.kind !== 'map' || hasNewNames(old, value)))
		);
	});
}

function shrink(
	place: MapInText,
	before: YamlMap,
	after: YamlMap,
	reach: Reach,
	rename?: {from: string; to: string},
	depth = 0,
): Splice[] {
	const splices: Splice[] = [];
	const gone = new Set<string>();
	const wanted = new Map(after.entries.map(entry => [entry.key.kind === 'scalar' ? entry.key.text : undefined, entry]));
	const had = new Map(before.entries.map(entry => [entry.key.kind === 'scalar' ? entry.key.text : undefined, entry]));
	for (const entry of place.map.entries) {
		const old = had.get(entry.name);
		if (entry.name === undefined || entry.name === '<<' || !old) continue;
		const next = wanted.get(entry.name);
		if (!next && depth === 1 && entry.name === rename?.from) splices.push(...renameKey(place.map, entry, rename.to));
		else if (!next) gone.add(entry.name);
		else if (next.value !== old.value)
			splices.push(...shrinkValue(place, entry, old.value, next.value, reach, rename, depth));
	}

	return gone.size > 0 ? [...splices, ...removeEntries(place, gone)] : splices;
}

function shrinkValue(
	place: MapInText,
	entry: LocatedEntry,
	before: YamlNode,
	after: YamlNode,
	reach: Reach,
	rename: {from: string; to: string} | undefined,
	depth: number,
): Splice[] {
	const inside = mapInside(place, entry);
	const whole = reach === 'whole-contexts' && depth === 1;
	if (whole && place.map.style === 'block' && after.kind === 'map' && standsAlone(place.text, entry)) {
		const lines = entryLines(place.text, entry);
		const key = place.text.slice(entry.start, entry.keyEnd);
		const written = formatEntry(key, after, place.layout);
		const isFinished = place.text.slice(lines.start, lines.end).endsWith('\n');
		return [{...lines, text: isFinished ? written : written.replace(/\r?\n$/, '')}];
	}

	const hasPlace = inside && (inside.map.entries.length > 0 || place.map.style === 'flow');
	if (!whole && hasPlace && before.kind === 'map' && after.kind === 'map') {
		return shrink(inside, before, after, reach, rename, depth + 1);
	}

	// The second pass also fills an empty `{}` or null, but it only adds entries.
	return replaceValue(place, entry, after);
}

function grow(
	place: MapInText,
	after: YamlMap,
	before: YamlMap | undefined,
	lines: ReadonlyMap<string, ContextLines>,
	depth = 0,
): Splice[] {
	const splices: Splice[] = [];
	const entries = new Map(place.map.entries.map(entry => [entry.name, entry]));
	const had = new Map(before?.entries.map(({key, value}) => [key.kind === 'scalar' ? key.text : undefined, value]));
	const missing: [string, YamlNode][] = [];
	for (const {key, value, merged} of after.entries) {
		if (key.kind !== 'scalar' || merged) continue;
		const old = had.get(key.text);
		// The same as before: it has a place, if one that is not known by its name (an alias as a key).
		if (old === value) continue;
		const entry = entries.get(key.text);
		const inside = entry && value.kind === 'map' ? mapInside(place, entry) : undefined;
		if (!entry) missing.push([key.text, value]);
		// Everything in it was removed before: `{}` in a block map is no reason to continue in flow style.
		else if (isEmptyInBlock(place, inside)) splices.push(...replaceValue(place, entry, value));
		else if (inside && value.kind === 'map') {
			splices.push(...grow(inside, value, old?.kind === 'map' ? old : undefined, lines, depth + 1));
		}
	}

	if (missing.length > 1 && place.map.style === 'flow' && entries.size === 0) return fillFlow(place, missing);
	if (missing.length === 0) return splices;
	const indexFor = indexFinder(place);
	for (const [name, value] of missing.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))) {
		const known = depth === 1 ? lines.get(name) : undefined;
		const written = place.map.style === 'block' ? known?.lines : undefined;
		const sorted: Where = {type: 'sorted', after: known?.after};
		const where = depth > 0 ? sorted : name === 'current-context' ? 'first' : 'last';
		splices.push(...insertEntry(place, indexFor(name, where), name, written ?? value));
	}

	return splices;
}

function isEmptyInBlock(place: MapInText, inside: MapInText | undefined): boolean {
	return place.map.style === 'block' && inside?.map.style === 'flow' && inside.map.entries.length === 0;
}

/** A file without a final line end stays that way when its last lines are removed. */
function withEndOf(before: string, after: string): string {
	return before === '' || before.endsWith('\n') ? after : after.replace(/\r?\n$/, '');
}

/** A file that was empty, or held comments or a null only. */
function withNewRoot(text: string, after: YamlMap): string | undefined {
	const {scalar, more} = locateDocument(text);
	if (more) return undefined;
	const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
	const lines = formatEntries(after.entries, {indent: 0, step: 4, newline});
	if (!scalar) return splice(text, [wholeLines(text, text.length, lines, newline)]);
	const onOwnLine = columnOf(text, scalar.start) === 0;
	return splice(text, [{start: scalar.start, end: scalar.end, text: (onOwnLine ? '' : newline) + lines.trimEnd()}]);
}
