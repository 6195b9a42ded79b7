import {done, failed, type Result} from '../text/problem.ts';
import {contextsFromText} from './contexts-from-text.ts';
import type {ContextsEdit} from './edit.ts';
import {contextsOf, editedRoot} from './edited-root.ts';
import {tiedTogether} from './refusals.ts';
import {duplicateEntry, rewriteText} from './rewrite-text.ts';
import {sameMeaning} from './same-meaning.ts';
import {parseYamlTree, YamlFault, type YamlMap} from './yaml-tree.ts';

/**
 * The text of the contexts file after an edit. Every byte that the edit is not about stays: comments, order, unknown keys,
 * quoting, flow maps, anchors, line ends, byte order mark, indentation.
 *
 * Three ways are tried, from the one that leaves most as it is to one that writes the whole context anew; each result is
 * read again, and taken only if it says exactly what it should. If none does, nothing is written.
 */
export function editContextsText(text: string, edit: ContextsEdit): Result<string> {
	const content = contextsFromText(text);
	if (!content.ok) return content;
	const before = content.value.root;
	const edited = editedRoot(before, edit);
	if (!edited.ok) return edited;
	const after = edited.value;
	if (after === before || after === undefined) return done(text);
	const ways = [
		...(edit.type === 'duplicate' ? [() => duplicateEntry(text, edit.from, edit.to)] : []),
		() => rewriteText(text, before, after, 'least', edit.type === 'rename' ? {rename: edit} : {}),
		() => rewriteText(text, before, after, 'whole-contexts'),
	];
	return firstThatSays(after, before, ways);
}

/** The first text that reads as `after`, with what is in `before` in the order it had. */
export function firstThatSays(
	after: YamlMap,
	before: YamlMap | undefined,
	ways: readonly (() => string | undefined)[],
): Result<string> {
	for (const way of ways) {
		const text = way();
		if (text !== undefined && says(text, after, before)) return done(text);
	}

	return failed(tiedTogether());
}

function says(text: string, after: YamlMap, before: YamlMap | undefined): boolean {
	// Bytes are what is written: what UTF-8 cannot hold must not pass either.
	if (!text.isWellFormed()) return false;
	try {
		const root = parseYamlTree(text);
		if (root?.kind !== 'map' || !sameMeaning(after, root)) return false;
		return before === undefined || sameOrder(contextsOf(before), contextsOf(root));
	} catch (error) {
		if (error instanceof YamlFault) return false;
		throw error;
	}
}

/** Whether the names that both maps have stand in one order. */
function sameOrder(before: YamlMap, after: YamlMap): boolean {
	const names = (map: YamlMap): string[] =>
		map.entries.flatMap(({key, merged}) => (key.kind === 'scalar' && !merged ? [key.text] : []));
	const [was, is] = [names(before), names(after)];
	const [wasSet, isSet] = [new Set(was), new Set(is)];
	const kept = is.filter(name => wasSet.has(name));
	return was.filter(name => isSet.has(name)).every((name, index) => name === kept[index]);
}
