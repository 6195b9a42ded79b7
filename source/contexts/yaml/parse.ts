import {EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException} from 'js-yaml';
import {redact} from '../../credentials/redact.ts';
import {excerpt} from '../../text/excerpt.ts';
import {hasSeparators, withoutBlanksAtSeparators, withoutIndentAtSeparators} from './line-separators.ts';
import {type YamlEntry, YamlError, type YamlNode} from './node.ts';

/** Maximum number of nodes with all aliases expanded: a file with more was made to exhaust memory. Go has such a limit too. */
const nodesLimit = 5_000_000;

/**
 * The first document of a text, with every scalar as a string and merge keys as in Go; undefined when it is empty.
 * Only the first, because that is all that `qlik` reads (Go `yaml.Unmarshal`).
 *
 * Built from js-yaml's events, not its `load`, because events tell quoted from plain and have positions.
 * @throws {YamlError} for text that is not YAML, duplicate keys and anchors that contain themselves.
 */
export function parseYaml(text: string): YamlNode | undefined {
	return new TreeBuilder(text, eventsOf(text)).firstDocument();
}

function eventsOf(text: string): Event[] {
	try {
		return parseEvents(text, {});
	} catch (error) {
		if (!(error instanceof YAMLException)) throw error;
		// js-yaml 5.5 rejects a tab between a key and its `{` or `[`, which YAML allows and Go accepts. Replacing such tabs by
		// spaces moves nothing, and values are taken from the original text.
		const withoutTabs = error.reason === 'deficient indentation' && withoutInnerTabs(text);
		if (withoutTabs && withoutTabs !== text) return eventsOf(withoutTabs);
		// Only the reason, because js-yaml's message quotes the lines around it, which may contain a secret.
		throw new YamlError(error.reason, error.mark?.position ?? 0);
	}
}

/** Replaces the tabs that do not begin a line by spaces. */
function withoutInnerTabs(text: string): string {
	return text.replace(/[^\n]+/g, line => {
		const start = Math.max(0, line.search(/[^ \t]/));
		return line.slice(0, start) + line.slice(start).replaceAll('\t', ' ');
	});
}

function scalarValue(text: string, event: ScalarEvent): string {
	const written = event.valueStart < 0 ? '' : text.slice(event.valueStart, event.valueEnd);
	if (!hasSeparators(written)) return getScalarValue(text, event);
	if (event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK) {
		return withoutIndentAtSeparators(getScalarValue(text, event), event.indent);
	}

	const input = withoutBlanksAtSeparators(written);
	return getScalarValue(input, {...event, valueStart: 0, valueEnd: input.length});
}

type ScalarEvent = Extract<Event, {type: typeof EVENT_ID.SCALAR}>;

interface Anchor {
	/** Undefined while the anchored map or list is still open. */
	node: YamlNode | undefined;
	/** Number of nodes with aliases expanded. */
	size: number;
}

class TreeBuilder {
	readonly #text: string;
	readonly #events: readonly Event[];
	readonly #anchors = new Map<string, Anchor>();
	#next = 0;
	#offset = 0;
	#nodes = 0;

	constructor(text: string, events: readonly Event[]) {
		this.#text = text;
		this.#events = events;
	}

	firstDocument(): YamlNode | undefined {
		if (this.#events[this.#next]?.type !== EVENT_ID.DOCUMENT) return undefined;
		this.#next++;
		return this.#node();
	}

	/** Reads one node; undefined at the end of the map, list or document around it. */
	#node(): YamlNode | undefined {
		const event = this.#events[this.#next++];
		if (event === undefined || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) return undefined;
		if (event.type === EVENT_ID.ALIAS) {
			this.#offset = event.anchorStart;
			const name = this.#text.slice(event.anchorStart, event.anchorEnd);
			const anchor = this.#anchors.get(name);
			// Without the name, because text that begins with * may be a secret that somebody forgot to quote.
			if (!anchor) throw new YamlError('there is no anchor with this name before the alias', event.anchorStart);
			if (!anchor.node) throw new YamlError('the anchor of this alias contains itself', event.anchorStart);
			this.#count(anchor.size);
			return anchor.node;
		}

		const before = this.#nodes;
		this.#count(1);
		const anchor: Anchor = {node: undefined, size: 0};
		if (event.anchorStart >= 0) this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), anchor);
		const tag = event.tagStart >= 0 ? this.#text.slice(event.tagStart, event.tagEnd) : '';
		if (event.type === EVENT_ID.SCALAR) {
			if (event.valueStart >= 0) this.#offset = event.valueStart;
			const plain = event.style === SCALAR_STYLE.PLAIN;
			anchor.node = {kind: 'scalar', text: scalarValue(this.#text, event), plain, tag, offset: this.#offset};
		} else {
			this.#offset = event.start;
			const {start: offset} = event;
			anchor.node =
				event.type === EVENT_ID.MAPPING
					? {kind: 'map', entries: this.#entries(), tag, offset}
					: {kind: 'list', items: this.#items(), tag, offset};
		}

		anchor.size = this.#nodes - before;
		return anchor.node;
	}

	#count(nodes: number): void {
		this.#nodes += nodes;
		if (this.#nodes > nodesLimit) throw new YamlError('the aliases up to here stand for too much', this.#offset);
	}

	#items(): YamlNode[] {
		const items: YamlNode[] = [];
		for (let item = this.#node(); item; item = this.#node()) items.push(item);
		return items;
	}

	#entries(): YamlEntry[] {
		const entries: YamlEntry[] = [];
		const names = new Set<string>();
		const sources: {node: YamlNode; offset: number}[] = [];
		for (let key = this.#node(); key; key = this.#node()) {
			const keyOffset = this.#offset;
			const value = this.#node();
			if (!value) throw new YamlError('a key without a value', keyOffset);
			if (key.kind === 'scalar') {
				if (key.plain && key.tag === '' && key.text === '<<') {
					if (sources.length > 0) throw new YamlError('<< appears twice', keyOffset);
					sources.push({node: value, offset: keyOffset});
					continue;
				}

				// Go's yaml.v3 and js-yaml reject this too; readers that accept it keep only one of the two.
				if (names.has(key.text)) throw new YamlError(`the key '${excerpt(redact(key.text))}' appears twice`, keyOffset);
				names.add(key.text);
			}

			entries.push({key, value, merged: false});
		}

		for (const {node, offset} of sources) this.#merge(entries, names, node, offset);
		return entries;
	}

	#merge(entries: YamlEntry[], names: Set<string>, source: YamlNode, offset: number): void {
		const maps = source.kind === 'list' ? source.items : [source];
		for (const map of maps) {
			if (map.kind !== 'map') throw new YamlError('<< needs a map, or a list of maps', offset);
			for (const {key, value} of map.entries) {
				if (key.kind === 'scalar') {
					if (names.has(key.text)) continue;
					names.add(key.text);
				}

				entries.push({key, value, merged: true});
			}
		}
	}
}
