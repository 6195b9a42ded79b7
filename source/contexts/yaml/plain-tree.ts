import type {YamlEntry, YamlMap, YamlNode, YamlScalar} from './yaml-node.ts';

/** Letters beyond ASCII, and signs among them; no line breaks or other signs that YAML gives a meaning to. */
const letters = '\\u00a1-\\u167f\\u2c00-\\ud7ff';

/**
 * Blanks, key and value of one line, `{}` among the values; or a blank line, or a comment. No sign that YAML gives a meaning to; loops over single
 * characters, because others fill the stack on a line of megabytes.
 */
const line = new RegExp(
	[
		'( *)(?:',
		`([\\w${letters}][\\w. ${letters}-]*):`,
		`(?: ([\\w/${letters}][\\w ./:@+=~,()%;${letters}-]*|"[ !#-[\\]-~${letters}]*"|'[ -&(-~${letters}]*'|\\{\\}))?`,
		`|#[ -~${letters}]*)?(?:\\n|$)`,
	].join(''),
	'y',
);

/** What the pattern lets through, but YAML does not or not as it stands: a map in a value, blanks at an end. */
function isOdd(name: string, value = ''): boolean {
	return (
		name.endsWith(' ') || (!isQuoted(value) && (value.includes(': ') || value.endsWith(':') || value.endsWith(' ')))
	);
}

function isQuoted(value: string): boolean {
	return value.startsWith('"') || value.startsWith("'");
}

/** js-yaml refuses maps that are nested too deeply, and says where. */
const deepest = 20;

interface OpenMap {
	/** Blanks before each of its keys. */
	readonly indent: number;
	readonly entries: YamlEntry[];
	readonly names: Set<string>;
}

/**
 * The tree of a text as `qlik` and qctx write it: maps in maps, a key a line, its value behind it. Undefined for whatever holds anything else, right or
 * wrong: that is for the YAML parser. It gives the very same tree for what is read here (plain-tree.test.ts), but takes eight times as long in a process
 * that has just begun, and the first frame of a thousand contexts waits for it.
 */
export function plainTree(text: string): YamlMap | undefined {
	const root = openMap(0);
	const open = [root];
	/** A key without a value behind it: what stands deeper on the next line is its map. */
	let pending: YamlScalar | undefined;
	line.lastIndex = 0;
	while (line.lastIndex < text.length) {
		const start = line.lastIndex;
		const found = line.exec(text);
		if (found === null) return undefined;
		const [, {length: indent} = '', name, value] = found;
		if (name === undefined) continue;
		if (isOdd(name, value)) return undefined;
		const key = scalar(name, start + indent, true);
		if (pending !== undefined) {
			const inner = indent > innermost(open).indent ? openMap(indent) : undefined;
			add(open, pending, inner ? {kind: 'map', entries: inner.entries, tag: '', offset: key.offset} : noValue(pending));
			if (inner) open.push(inner);
			if (open.length > deepest) return undefined;
			pending = undefined;
		}

		while (innermost(open).indent > indent) open.pop();
		if (innermost(open).indent !== indent || innermost(open).names.has(name)) return undefined;
		innermost(open).names.add(name);
		if (value === undefined) pending = key;
		else add(open, key, writtenValue(value, key.offset + name.length + 2));
	}

	if (pending !== undefined) add(open, pending, noValue(pending));
	const [first] = root.entries;
	return first && {kind: 'map', entries: root.entries, tag: '', offset: first.key.offset};
}

function openMap(indent: number): OpenMap {
	return {indent, entries: [], names: new Set()};
}

function innermost(open: readonly OpenMap[]): OpenMap {
	return open[open.length - 1] as OpenMap;
}

function add(open: readonly OpenMap[], key: YamlScalar, value: YamlNode): void {
	innermost(open).entries.push({key, value, merged: false});
}

function writtenValue(written: string, offset: number): YamlNode {
	if (written === '{}') return {kind: 'map', entries: [], tag: '', offset};
	return isQuoted(written) ? scalar(written.slice(1, -1), offset + 1, false) : scalar(written, offset, true);
}

/** As js-yaml tells it: where the key is. */
function noValue({offset}: YamlScalar): YamlScalar {
	return scalar('', offset, true);
}

function scalar(text: string, offset: number, plain: boolean): YamlScalar {
	return {kind: 'scalar', text, plain, tag: '', offset};
}
