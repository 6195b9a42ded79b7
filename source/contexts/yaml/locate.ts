import {CST, Parser} from 'yaml';
import {hasSeparators, withoutBlanksAtSeparators} from './line-separators.ts';

/**
 * Where things are in the text of a contexts file: `yaml`'s concrete syntax tree as maps and
 * entries. All positions are offsets in UTF-16 units, with exclusive ends. Loaded only to write.
 */
export interface LocatedMap {
	readonly style: 'block' | 'flow';
	/** From the first key (block) or the `{` (flow) … */
	readonly start: number;
	/** … to the end of the last content, without comments after it. */
	readonly end: number;
	readonly entries: readonly LocatedEntry[];
}

export interface LocatedEntry {
	/** The key's value; undefined when it is an alias, a map or a list. */
	readonly name: string | undefined;
	/** Start of the entry: its `?`, anchor or tag if it has one, or else the key. */
	readonly start: number;
	readonly keyStart: number;
	readonly keyEnd: number;
	readonly keyStyle: ScalarStyle;
	/** After the colon; undefined for a key without one in `{a, b}`. */
	readonly colonEnd: number | undefined;
	/** Anchor and tag of the value. */
	readonly properties: readonly LocatedProperty[];
	/** The value without anchor and tag; if there is none, start and end are where it would be. */
	readonly valueStart: number;
	readonly valueEnd: number;
	readonly valueStyle: ScalarStyle | 'block' | 'alias' | 'map' | 'list' | 'none';
	/** Written as `? key`. */
	readonly explicit: boolean;
	readonly token: CST.Token | undefined;
}

export interface LocatedProperty {
	readonly type: 'anchor' | 'tag';
	readonly start: number;
	readonly end: number;
}

export type ScalarStyle = 'plain' | 'single' | 'double';

/** The first document of a text. */
export interface LocatedDocument {
	readonly root: LocatedMap | undefined;
	/** The position of the root if it is a scalar, such as `null`. */
	readonly scalar: {readonly start: number; readonly end: number} | undefined;
	/** Something follows the first document: an end mark or another document. */
	readonly more: boolean;
}

/** Finds the root map of the first document. The reader has already accepted the text, so it is YAML. */
export function locateDocument(text: string): LocatedDocument {
	let document: CST.Document | undefined;
	let more = false;
	for (const token of new Parser().parse(text)) {
		if (document && (token.type === 'document' || token.type === 'doc-end')) more = true;
		else if (token.type === 'document') document = token;
		else if (token.type === 'doc-end') more = true;
	}

	const value = document?.value;
	const root = value && locateMap(value);
	const scalar = value && !root ? {start: value.offset, end: contentEnd(value)} : undefined;
	return {root, scalar, more};
}

/** The map of a token; undefined when the token is not a map. */
export function locateMap(token: CST.Token): LocatedMap | undefined {
	if (token.type === 'block-map') {
		const entries = token.items.flatMap(item => locateEntry(item, token.offset));
		return {style: 'block', start: entries[0]?.start ?? token.offset, end: contentEnd(token), entries};
	}

	if (token.type !== 'flow-collection' || token.start.source !== '{') return undefined;
	const entries = token.items.flatMap(item => locateEntry(item, token.offset));
	return {style: 'flow', start: token.start.offset, end: contentEnd(token), entries};
}

function locateEntry(item: CST.CollectionItem, mapOffset: number): LocatedEntry[] {
	const {start, key, sep, value} = item;
	// Comments after the last entry are an item without a key.
	if (!sep) return [];
	const lead = start.find(token => token.type === 'explicit-key-ind' || isProperty(token));
	const colon = sep.find(token => token.type === 'map-value-ind');
	const keyStart = key?.offset ?? lead?.offset ?? colon?.offset ?? mapOffset;
	const keyEnd = key ? contentEnd(key) : keyStart;
	const colonEnd = colon && colon.offset + colon.source.length;
	const properties = sep.flatMap(token =>
		isProperty(token) ? [{type: token.type, start: token.offset, end: token.offset + token.source.length}] : [],
	);
	const hasValue = value !== undefined && !(value.type === 'scalar' && value.source === '');
	const nowhere = properties.at(-1)?.end ?? colonEnd ?? keyEnd;
	return [
		{
			name: key ? scalarValue(key) : '',
			start: lead?.offset ?? keyStart,
			keyStart,
			keyEnd,
			keyStyle: styleOf(key),
			colonEnd,
			properties,
			valueStart: hasValue ? value.offset : nowhere,
			valueEnd: hasValue ? contentEnd(value) : nowhere,
			valueStyle: hasValue ? valueStyleOf(value) : 'none',
			explicit: start.some(token => token.type === 'explicit-key-ind'),
			token: hasValue ? value : undefined,
		},
	];
}

function isProperty(token: CST.SourceToken): token is CST.SourceToken & {type: 'anchor' | 'tag'} {
	return token.type === 'anchor' || token.type === 'tag';
}

function scalarValue(token: CST.Token): string | undefined {
	const isFlow = 'source' in token && token.type !== 'block-scalar';
	const read =
		isFlow && hasSeparators(token.source) ? {...token, source: withoutBlanksAtSeparators(token.source)} : token;
	// Not strict, because the reader has already accepted the text.
	return CST.resolveAsScalar(read, false, () => undefined)?.value;
}

function styleOf(token: CST.Token | null | undefined): ScalarStyle {
	if (token?.type === 'single-quoted-scalar') return 'single';
	return token?.type === 'double-quoted-scalar' ? 'double' : 'plain';
}

function valueStyleOf(token: CST.Token): LocatedEntry['valueStyle'] {
	if (token.type === 'block-scalar') return 'block';
	if (token.type === 'alias') return 'alias';
	if (token.type === 'block-map') return 'map';
	if (token.type === 'block-seq') return 'list';
	if (token.type === 'flow-collection') return token.start.source === '{' ? 'map' : 'list';
	return styleOf(token);
}

/** The end of a token's last part that is neither space nor comment. */
function contentEnd(token: CST.Token): number {
	switch (token.type) {
		case 'block-scalar':
			return token.offset + token.props.reduce((sum, prop) => sum + lengthOf(prop), 0) + token.source.length;
		case 'flow-collection': {
			const close = token.end.find(end => end.type === 'flow-map-end' || end.type === 'flow-seq-end');
			return close ? close.offset + close.source.length : token.offset + 1;
		}
		case 'block-map':
		case 'block-seq':
			for (const item of token.items.toReversed()) {
				const end = itemEnd(item);
				if (end !== undefined) return end;
			}

			return token.offset;
		default:
			return token.offset + lengthOf(token);
	}
}

function itemEnd(item: CST.CollectionItem): number | undefined {
	if (item.value && !(item.value.type === 'scalar' && item.value.source === '')) return contentEnd(item.value);
	const mark = item.sep?.findLast(isContent);
	if (mark) return mark.offset + mark.source.length;
	if (item.key) return contentEnd(item.key);
	const lead = item.start.findLast(isContent);
	return lead && lead.offset + lead.source.length;
}

function isContent(token: CST.SourceToken): boolean {
	return token.type !== 'space' && token.type !== 'newline' && token.type !== 'comment' && token.type !== 'comma';
}

function lengthOf(token: CST.Token): number {
	return 'source' in token ? token.source.length : 0;
}
