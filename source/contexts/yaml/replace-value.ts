import {formatEntries, formatFlow} from './format.ts';
import {formatScalar} from './format-scalar.ts';
import type {LocatedEntry, LocatedMap} from './locate.ts';
import type {MapInText} from './map-in-text.ts';
import type {YamlNode} from './node.ts';
import {columnOf, lineEnd, type Splice, wholeLines} from './splice.ts';

/** Replaces an entry's value, in the old style where possible; a comment after it stays. */
export function replaceValue(place: MapInText, entry: LocatedEntry, value: YamlNode): Splice[] {
	const {text, map, layout} = place;
	const flow = map.style === 'flow';
	const written =
		value.kind === 'scalar' && !value.plain
			? formatScalar(value.text, {flow, like: likeStyle(entry)})
			: formatFlow(value, flow && entry.keyStyle === 'double');
	if (entry.colonEnd === undefined) return [{start: entry.keyEnd, end: entry.keyEnd, text: `: ${written}`}];
	const untagged = entry.properties
		.filter(property => property.type === 'tag')
		.map(({start, end}) => ({start: text[start - 1] === ' ' ? start - 1 : start, end, text: ''}));
	const behindKey = entry.properties.at(-1)?.end ?? entry.colonEnd;
	if (!flow && value.kind === 'map' && value.entries.length > 0 && isOneLine(text, entry)) {
		const indent = columnOf(text, entry.start) + layout.step;
		const lines = formatEntries(value.entries, {...layout, indent});
		return [
			...untagged,
			{start: behindKey, end: entry.valueEnd, text: ''},
			wholeLines(text, lineEnd(text, entry.valueEnd), lines, layout.newline),
		];
	}

	if (!flow && value.kind === 'scalar' && value.plain && value.text === '') {
		return [...untagged, {start: behindKey, end: entry.valueEnd, text: ''}];
	}

	if (entry.valueStyle === 'none')
		return [...untagged, {start: entry.valueEnd, end: entry.valueEnd, text: ` ${written}`}];
	if (entry.valueStyle === 'block')
		return [...untagged, {start: entry.valueStart, end: entry.valueEnd, text: written + blockHeaderRest(text, entry)}];
	// A block map or list has its own lines.
	const inline = text.slice(entry.colonEnd, entry.valueStart).includes('\n');
	if (inline) return [...untagged, {start: behindKey, end: entry.valueEnd, text: ` ${written}`}];
	return [...untagged, {start: entry.valueStart, end: entry.valueEnd, text: written}];
}

/** An empty string had to be quoted, so its quotes are not a style to keep. */
function likeStyle(entry: LocatedEntry): 'plain' | 'single' | 'double' {
	const {valueStyle: style, valueStart, valueEnd} = entry;
	return (style === 'single' || style === 'double') && valueEnd - valueStart > 2 ? style : 'plain';
}

function isOneLine(text: string, entry: LocatedEntry): boolean {
	return !text.slice(entry.keyEnd, entry.valueEnd).includes('\n');
}

/** The rest of the line after `|`, including the line end. */
function blockHeaderRest(text: string, entry: LocatedEntry): string {
	const header = text.slice(entry.valueStart, lineEnd(text, entry.valueStart));
	return header.replace(/^[|>][-+\d]*/, '');
}

/** Renames an entry, in the old style where possible. */
export function renameKey(map: LocatedMap, entry: LocatedEntry, name: string): Splice[] {
	return [
		{
			start: entry.keyStart,
			end: entry.keyEnd,
			text: formatScalar(name, {flow: map.style === 'flow', like: entry.keyStyle}),
		},
	];
}
