import {formatScalar} from '../yaml/format-scalar.ts';
import {indexFinder, insertEntry} from '../yaml/insert-entry.ts';
import {contextsIn, entryLines, findEntry, standsAlone} from '../yaml/map-in-text.ts';
import {splice} from '../yaml/splice.ts';

/** Copies the lines of a context, comments and all, under another name. */
export function duplicateEntry(text: string, from: string, to: string): string | undefined {
	const contexts = contextsIn(text);
	const source = contexts && findEntry(contexts.map, from);
	if (!contexts || !source || contexts.map.style === 'flow' || !standsAlone(text, source)) return undefined;
	const {start, end} = entryLines(text, source);
	// An anchor belongs to one place, so the copy has none. If there is one deeper inside, the other methods take over.
	const anchor = source.properties.find(({type}) => type === 'anchor');
	const body = anchor
		? text.slice(source.keyEnd, anchor.start).trimEnd() + text.slice(anchor.end, end)
		: text.slice(source.keyEnd, end);
	if (/(?:^|[\s:,[{])&/.test(body)) return undefined;
	const copy = `${' '.repeat(source.start - start)}${formatScalar(to)}${body}`;
	const lines = copy.endsWith('\n') ? copy : copy + contexts.layout.newline;
	const index = indexFinder(contexts)(to, {type: 'sorted', after: undefined});
	return splice(text, insertEntry(contexts, index, to, lines));
}

/** A context and its place in a text. */
export interface ContextLines {
	/** Undefined in a flow map, where a context does not have its own lines. */
	readonly lines: string | undefined;
	/** The nearest preceding context that also exists in the target text. */
	readonly after: string | undefined;
}

/** Contexts with their places in a text, ready to insert into another text that has the contexts `present`. */
export function contextLines(
	text: string,
	names: readonly string[],
	present: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, ContextLines> {
	const contexts = names.length > 0 ? contextsIn(text) : undefined;
	const found = new Map<string, ContextLines>();
	const wanted = new Set(names);
	let after: string | undefined;
	for (const entry of contexts?.map.entries ?? []) {
		if (contexts && entry.name !== undefined && wanted.has(entry.name)) {
			const hasLines = contexts.map.style === 'block' && standsAlone(text, entry);
			const {start, end} = hasLines ? entryLines(text, entry) : {start: 0, end: 0};
			const lines = text.slice(start, end);
			const finished = lines.endsWith('\n') ? lines : lines + contexts.layout.newline;
			found.set(entry.name, {lines: hasLines ? finished : undefined, after});
		}

		if (entry.name !== undefined && present.has(entry.name)) after = entry.name;
	}

	return found;
}
