import {compareNames, isSorted} from './name-order.ts';
import {scalarText} from './scalar-text.ts';
import {type EntryPlace, locateMap, type MapPlace} from './yaml-places.ts';
import type {YamlNode} from './yaml-tree.ts';
import {blockEntry, flowEntry, flowText, type Layout} from './yaml-write.ts';

/** One piece of text put in the place of another. */
export interface Splice {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** Applies splices that do not overlap; those at one place in the order given. */
export function splice(text: string, splices: readonly Splice[]): string {
	let result = '';
	let at = 0;
	for (const piece of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
		result += text.slice(at, piece.start) + piece.text;
		at = piece.end;
	}

	return result + text.slice(at);
}

/** A map in a text, with what is needed to write into it as it is written already. */
export interface MapInText {
	readonly text: string;
	readonly map: MapPlace;
	/** The entry whose value the map is; undefined for the root. */
	readonly owner: EntryPlace | undefined;
	/** `step` and `newline` of the file; `indent` of the map's entries (block style). */
	readonly layout: Layout;
}

/** The map that an entry holds, if it holds one. */
export function mapInside(
	{text, layout}: Pick<MapInText, 'text' | 'layout'>,
	entry: EntryPlace,
): MapInText | undefined {
	const map = entry.token && locateMap(entry.token);
	if (!map) return undefined;
	const first = map.entries[0];
	const indent = map.style === 'block' && first ? columnOf(text, first.start) : layout.indent + layout.step;
	return {text, map, owner: entry, layout: {...layout, indent}};
}

export function findEntry(map: MapPlace, name: string): EntryPlace | undefined {
	return map.entries.find(entry => entry.name === name);
}

/** Whether an entry of a block map has its lines for itself, as all usual ones do: nothing but blanks before it. */
export function standsAlone(text: string, entry: EntryPlace): boolean {
	return /^[ \uFEFF]*$/.test(text.slice(lineStart(text, entry.start), entry.start));
}

/** The lines of a block entry: to the end of its last line, with the comments below it that are indented deeper. */
export function entryLines(text: string, entry: EntryPlace): Splice {
	const start = lineStart(text, entry.start);
	const column = entry.start - start;
	let end = lineEnd(text, Math.max(entry.valueEnd, entry.colonEnd ?? entry.keyEnd));
	// A block scalar ends with its line end; the next line is not its own.
	if (entry.valueEnd > entry.keyEnd && text[entry.valueEnd - 1] === '\n') end = entry.valueEnd;
	const below = /(?:[ \t]*\r?\n)*( *)#[^\n]*(?:\n|$)/y;
	for (;;) {
		below.lastIndex = end;
		const match = below.exec(text);
		if (!match || (match[1]?.length ?? 0) <= column) return {start, end, text: ''};
		end = below.lastIndex;
	}
}

/**
 * Puts a new entry into a map: at its sorted place if the names are sorted, else after the last one, before the
 * comments that follow. Comments above an entry stay with it. `first` puts it before all others.
 */
export function insertEntry(
	place: MapInText,
	name: string,
	value: YamlNode | string,
	where: 'sorted' | 'first' | 'last',
): Splice[] {
	const {entries, style} = place.map;
	const names = entries.map(entry => entry.name ?? '');
	let index = entries.length;
	if (where === 'first') index = 0;
	if (where === 'sorted' && isSorted(names)) {
		const next = names.findIndex(other => compareNames(name, other) < 0);
		if (next >= 0) index = next;
	}

	return style === 'flow' ? insertInFlow(place, index, name, value) : insertInBlock(place, index, name, value);
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
	const lines = typeof value === 'string' ? value : blockEntry(scalarText(name), value, layout);
	return [wholeLines(text, at, lines, layout.newline)];
}

/** Lines put in at the start of a line, or after a last line that has no line end; then the new last one has none either. */
export function wholeLines(text: string, at: number, lines: string, newline: string): Splice {
	const unfinished = at === text.length && at > 0 && !/[\n\uFEFF]$/.test(text);
	return {start: at, end: at, text: unfinished ? newline + lines.replace(/\r?\n$/, '') : lines};
}

function insertInFlow({text, map, owner}: MapInText, index: number, name: string, value: YamlNode | string): Splice[] {
	const {entries} = map;
	// JSON has its keys in quotes.
	const quote = (entries[0] ?? owner)?.keyStyle === 'double';
	const key = scalarText(name, {flow: true, like: quote ? 'double' : 'plain'});
	const entry = typeof value === 'string' ? value : flowEntry(key, value, quote);
	const previous = entries[index - 1];
	if (previous) {
		const at = flowEnd(previous);
		return [{start: at, end: at, text: `,${gapBefore(text, entries[index - 1] ?? previous)}${entry}`}];
	}

	const next = entries[0];
	const at = next?.start ?? map.start + 1;
	return [{start: at, end: at, text: next ? `${entry},${gapBefore(text, next)}` : entry}];
}

/** The entries of a flow map that has none yet. */
export function fillFlow({map, owner}: MapInText, entries: readonly (readonly [string, YamlNode])[]): Splice[] {
	const quote = owner?.keyStyle === 'double';
	const written = entries.map(([name, value]) =>
		flowEntry(scalarText(name, {flow: true, like: quote ? 'double' : 'plain'}), value, quote),
	);
	return [{start: map.start + 1, end: map.start + 1, text: written.join(', ')}];
}

/** The blanks or the line break with which an entry of a flow map begins; one blank when it follows the `{` directly. */
function gapBefore(text: string, entry: EntryPlace): string {
	return /[,{\s](\s+)$/.exec(text.slice(Math.max(0, entry.start - 200), entry.start))?.[1] ?? ' ';
}

function flowEnd(entry: EntryPlace): number {
	return Math.max(entry.valueEnd, entry.colonEnd ?? entry.keyEnd);
}

/** Takes an entry out. A map that would be empty is written as `{}`: a bare `key:` would be null, which stops `qlik`. */
export function removeEntries(place: MapInText, names: ReadonlySet<string>): Splice[] {
	const {text, map, owner} = place;
	const gone = map.entries.filter(entry => entry.name !== undefined && names.has(entry.name));
	if (map.style === 'flow') return removeFromFlow(text, map, gone);
	const splices = gone.map(entry => entryLines(text, entry));
	if (gone.length < map.entries.length || !owner) return splices;
	const at = owner.properties.at(-1)?.end ?? owner.colonEnd ?? owner.keyEnd;
	return [{start: at, end: at, text: ' {}'}, ...splices];
}

function removeFromFlow(text: string, map: MapPlace, gone: readonly EntryPlace[]): Splice[] {
	const kept = map.entries.filter(entry => !gone.includes(entry));
	const lastKept = kept.at(-1);
	const splices: Splice[] = [];
	for (const entry of gone) {
		const behind = /[ \t]*(,[ \t]*(?:#[^\n]*)?(?:\r?\n[ \t]*)?)?/y;
		behind.lastIndex = flowEnd(entry);
		behind.exec(text);
		const end = lastKept && entry.start < lastKept.start ? behind.lastIndex : flowEnd(entry);
		splices.push({start: entry.start, end, text: ''});
	}

	// Those after the last one that stays leave its comma, and their own, behind.
	const tail = gone.filter(entry => !lastKept || entry.start > lastKept.start);
	for (const entry of tail) {
		const before = lastKept && entry === tail[0] ? text.indexOf(',', flowEnd(lastKept)) : -1;
		if (before >= 0)
			splices.push({
				start: before,
				end: /^,[ \t]*$/.test(text.slice(before, entry.start)) ? entry.start : before + 1,
				text: '',
			});
		const after = /\s*,/y;
		after.lastIndex = flowEnd(entry);
		if (entry !== tail.at(-1) && after.exec(text))
			splices.push({start: flowEnd(entry), end: after.lastIndex, text: ''});
	}

	return splices;
}

/** Gives an entry another value, in the style of the old one where it can; a comment behind it stays. */
export function replaceValue(place: MapInText, entry: EntryPlace, value: YamlNode): Splice[] {
	const {text, map, layout} = place;
	const flow = map.style === 'flow';
	const written =
		value.kind === 'scalar' && !value.plain
			? scalarText(value.text, {flow, like: likeStyle(entry)})
			: flowText(value, flow && entry.keyStyle === 'double');
	if (entry.colonEnd === undefined) return [{start: entry.keyEnd, end: entry.keyEnd, text: `: ${written}`}];
	const untagged = entry.properties
		.filter(property => property.type === 'tag')
		.map(({start, end}) => ({start: text[start - 1] === ' ' ? start - 1 : start, end, text: ''}));
	if (!flow && value.kind === 'map' && value.entries.length > 0 && isOneLine(text, entry)) {
		const indent = columnOf(text, entry.start) + layout.step;
		const lines = value.entries
			.map(({key, value: inner}) => blockEntry(flowText(key), inner, {...layout, indent}))
			.join('');
		const start = entry.properties.at(-1)?.end ?? entry.colonEnd;
		return [
			...untagged,
			{start, end: entry.valueEnd, text: ''},
			wholeLines(text, lineEnd(text, entry.valueEnd), lines, layout.newline),
		];
	}

	if (entry.valueStyle === 'none')
		return [...untagged, {start: entry.valueEnd, end: entry.valueEnd, text: ` ${written}`}];
	if (entry.valueStyle === 'block')
		return [...untagged, {start: entry.valueStart, end: entry.valueEnd, text: written + blockHeaderRest(text, entry)}];
	// A block map or list stands on lines of its own.
	const inline = text.slice(entry.colonEnd, entry.valueStart).includes('\n');
	if (inline)
		return [
			...untagged,
			{start: entry.properties.at(-1)?.end ?? entry.colonEnd, end: entry.valueEnd, text: ` ${written}`},
		];
	return [...untagged, {start: entry.valueStart, end: entry.valueEnd, text: written}];
}

/** An empty string had to be quoted, so its quotes are no habit to keep. */
function likeStyle(entry: EntryPlace): 'plain' | 'single' | 'double' {
	const {valueStyle: style, valueStart, valueEnd} = entry;
	return (style === 'single' || style === 'double') && valueEnd - valueStart > 2 ? style : 'plain';
}

function isOneLine(text: string, entry: EntryPlace): boolean {
	return !text.slice(entry.keyEnd, entry.valueEnd).includes('\n');
}

/** What stands behind `|` on its line, and the line end. */
function blockHeaderRest(text: string, entry: EntryPlace): string {
	const header = text.slice(entry.valueStart, lineEnd(text, entry.valueStart));
	return header.replace(/^[|>][-+\d]*/, '');
}

/** Gives an entry another name, in the style of the old one where it can. */
export function renameKey(map: MapPlace, entry: EntryPlace, name: string): Splice[] {
	return [
		{
			start: entry.keyStart,
			end: entry.keyEnd,
			text: scalarText(name, {flow: map.style === 'flow', like: entry.keyStyle}),
		},
	];
}

export function lineStart(text: string, at: number): number {
	return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** Behind the line end of the line in which `at` is. */
export function lineEnd(text: string, at: number): number {
	const end = text.indexOf('\n', at);
	return end < 0 ? text.length : end + 1;
}

/** How far a place is from the start of its line, the byte order mark not counted. */
export function columnOf(text: string, at: number): number {
	const start = lineStart(text, at);
	return at - start - (text.startsWith('\uFEFF', start) ? 1 : 0);
}
