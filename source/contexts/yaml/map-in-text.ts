import type {Layout} from './format.ts';
import {type LocatedEntry, type LocatedMap, locateDocument, locateMap} from './locate.ts';
import {columnOf, lineEnd, lineStart, type Splice} from './splice.ts';

/** A map in a text, with what is needed to edit it in its own style. */
export interface MapInText {
	readonly text: string;
	readonly map: LocatedMap;
	/** The entry that has the map as its value; undefined for the root. */
	readonly owner: LocatedEntry | undefined;
	/** `step` and `newline` of the file; `indent` of the map's entries (block style). */
	readonly layout: Layout;
}

/** The map in an entry's value, if it is one. */
export function mapInside(
	{text, layout}: Pick<MapInText, 'text' | 'layout'>,
	entry: LocatedEntry,
): MapInText | undefined {
	const map = entry.token && locateMap(entry.token);
	if (!map) return undefined;
	const first = map.entries[0];
	const indent = map.style === 'block' && first ? columnOf(text, first.start) : layout.indent + layout.step;
	return {text, map, owner: entry, layout: {...layout, indent}};
}

export function findEntry(map: LocatedMap, name: string): LocatedEntry | undefined {
	return map.entries.find(entry => entry.name === name);
}

/** Whether an entry of a block map has its lines to itself, as it usually does: only spaces before it. */
export function standsAlone(text: string, entry: LocatedEntry): boolean {
	return /^[ \uFEFF]*$/.test(text.slice(lineStart(text, entry.start), entry.start));
}

/** The lines of a block entry, including the comments below it that are indented deeper. */
export function entryLines(text: string, entry: LocatedEntry): Splice {
	const start = lineStart(text, entry.start);
	const column = entry.start - start;
	let end = lineEnd(text, Math.max(entry.valueEnd, entry.colonEnd ?? entry.keyEnd));
	// A block scalar includes its line end; the next line is not part of it.
	if (entry.valueEnd > entry.keyEnd && text[entry.valueEnd - 1] === '\n') end = entry.valueEnd;
	const below = /(?:[ \t]*\r?\n)*( *)#[^\n]*(?:\n|$)/y;
	for (;;) {
		below.lastIndex = end;
		const match = below.exec(text);
		if (!match || (match[1]?.length ?? 0) <= column) return {start, end, text: ''};
		end = below.lastIndex;
	}
}

/** The end of an entry of a flow map, before its comma. */
export function flowEnd(entry: LocatedEntry): number {
	return Math.max(entry.valueEnd, entry.colonEnd ?? entry.keyEnd);
}

/** The map under `contexts`, if there is one. */
export function contextsIn(text: string): MapInText | undefined {
	const root = rootIn(text);
	const entry = root && findEntry(root.map, 'contexts');
	return entry && mapInside(root, entry);
}

/** The root map with the file's layout: the indentation step from `contexts` to a name to a key, or 4 as in `qlik` when there is none. */
export function rootIn(text: string): MapInText | undefined {
	const {root: map} = locateDocument(text);
	if (!map) return undefined;
	const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
	const indent = map.style === 'block' ? columnOf(text, map.start) : 0;
	const root: MapInText = {text, map, owner: undefined, layout: {indent, step: 4, newline}};
	return {...root, layout: {...root.layout, step: stepOf(root)}};
}

function stepOf(root: MapInText): number {
	const entry = findEntry(root.map, 'contexts');
	const contexts = entry && mapInside(root, entry);
	if (!contexts || contexts.map.style === 'flow') return 4;
	for (const context of contexts.map.entries) {
		const inside = mapInside(contexts, context);
		if (inside?.map.style === 'block' && inside.layout.indent > contexts.layout.indent)
			return inside.layout.indent - contexts.layout.indent;
	}

	return contexts.layout.indent > root.layout.indent ? contexts.layout.indent - root.layout.indent : 4;
}
