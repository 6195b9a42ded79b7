import {formatScalar, isTextWithoutQuotes} from './format-scalar.ts';
import type {YamlEntry, YamlMap, YamlNode, YamlScalar} from './node.ts';

/** A string to be written, quoted when necessary. */
export function text(value: string): YamlScalar {
	return {kind: 'scalar', text: value, plain: false, tag: '', offset: 0};
}

/** A boolean, written without quotes because Go rejects a quoted one (docs/contexts-file.md). */
export function bareTrue(): YamlScalar {
	return {kind: 'scalar', text: 'true', plain: true, tag: '', offset: 0};
}

export function map(entries: readonly (readonly [string, YamlNode])[]): YamlMap {
	return {
		kind: 'map',
		entries: entries.map(([name, value]) => ({key: text(name), value, merged: false})),
		tag: '',
		offset: 0,
	};
}

/** The layout of maps. */
export interface Layout {
	/** Column of the entries. */
	readonly indent: number;
	/** Columns from one level to the next. */
	readonly step: number;
	readonly newline: string;
}

/** Entries as lines of block YAML, including line ends. */
export function formatEntries(entries: readonly YamlEntry[], layout: Layout): string {
	return entries.map(entry => formatEntry(scalarOrFlow(entry.key), entry.value, layout)).join('');
}

/** One entry as lines of block YAML; `key` is already YAML. */
export function formatEntry(key: string, value: YamlNode, layout: Layout): string {
	return `${' '.repeat(layout.indent)}${key}:${formatBlockValue(value, layout)}`;
}

/** What follows the colon of a block entry at `layout.indent`, including the final line end. */
function formatBlockValue(value: YamlNode, layout: Layout): string {
	// Keeps an empty value, because `qlik` never writes `null` (docs/contexts-file.md).
	if (value.kind === 'scalar' && value.plain && value.text === '') return layout.newline;
	if (value.kind !== 'map' || value.entries.length === 0) return ` ${formatFlow(value)}${layout.newline}`;
	return `${layout.newline}${formatEntries(value.entries, {...layout, indent: layout.indent + layout.step})}`;
}

/** A node on one line, in flow style; `quoteKeys`: with quoted keys, as in JSON. */
export function formatFlow(node: YamlNode, quoteKeys = false): string {
	switch (node.kind) {
		case 'scalar':
			return nodeScalar(node, quoteKeys);
		case 'list':
			return `[${node.items.map(item => formatFlow(item, quoteKeys)).join(', ')}]`;
		case 'map':
			return `{${node.entries.map(entry => formatFlowEntry(scalarOrFlow(entry.key, quoteKeys), entry.value, quoteKeys)).join(', ')}}`;
	}
}

export function formatFlowEntry(key: string, value: YamlNode, quoteKeys = false): string {
	return `${key}: ${formatFlow(value, quoteKeys)}`;
}

function scalarOrFlow(node: YamlNode, quote = false): string {
	return node.kind === 'scalar' ? nodeScalar(node, quote) : formatFlow(node, quote);
}

/** A plain scalar from the file keeps its type: `12`, `true`, `null`. */
function nodeScalar(node: YamlScalar, quote: boolean): string {
	if (node.plain && node.tag === '' && !isTextWithoutQuotes(node.text)) return node.text || 'null';
	return formatScalar(node.text, {like: quote ? 'double' : 'plain'});
}
