import {done, failed, type Result} from '../../text/problem.ts';
import type {ContextsEdit} from '../edit.ts';
import {type ContextsContent, parseContexts} from '../reading/parse-contexts.ts';
import {isEquivalent} from '../yaml/equivalent.ts';
import type {YamlMap} from '../yaml/node.ts';
import {applyEdit, contextsOf} from './apply-edit.ts';
import {duplicateEntry} from './context-lines.ts';
import {oddLineEnd, withLineFeeds} from './line-ends.ts';
import {mixedLineEnds, tiedTogether} from './refusals.ts';
import {rewriteText} from './rewrite-text.ts';

/** A file before and after an edit. */
export interface EditedContexts {
	readonly text: string;
	readonly before: ContextsContent;
	/** What `text` says. */
	readonly after: ContextsContent;
}

/**
 * The text of the contexts file after an edit. Every byte outside the edit stays: comments, order, unknown keys,
 * quoting, flow maps, anchors, line ends, byte order mark, indentation.
 *
 * Tries three methods, from the one that changes least to one that rewrites the whole context. Each result is
 * parsed again and accepted only if it says exactly what it should. If none does, nothing is written.
 */
export function editContextsText(text: string, edit: ContextsEdit): Result<string> {
	const edited = editContexts(text, edit);
	return edited.ok ? done(edited.value.text) : edited;
}

/** Like `editContextsText`, but also returns what was parsed. `path` is only used to word problems. */
export function editContexts(text: string, edit: ContextsEdit, path?: string): Result<EditedContexts> {
	const content = parseContexts(text, path);
	if (!content.ok) return content;
	const before = content.value.root;
	const edited = applyEdit(before, edit);
	if (!edited.ok) return edited;
	const after = edited.value;
	if (after === before || after === undefined) return done({text, before: content.value, after: content.value});
	const written = firstEquivalent(text, after, before, plain => [
		...(edit.type === 'duplicate' ? [() => duplicateEntry(plain, edit.from, edit.to)] : []),
		() => rewriteText(plain, before, after, 'least', edit.type === 'rename' ? {rename: edit} : {}),
		() => rewriteText(plain, before, after, 'whole-contexts'),
	]);
	return written.ok ? done({text: written.value.text, before: content.value, after: written.value.content}) : written;
}

/** The first candidate text that parses as `after` and keeps the entries of `before` in order. */
export function firstEquivalent(
	text: string,
	after: YamlMap,
	before: YamlMap | undefined,
	waysFor: (text: string) => readonly (() => string | undefined)[],
): Result<{readonly text: string; readonly content: ContextsContent}> {
	const plain = withLineFeeds(text);
	for (const way of waysFor(plain.text)) {
		const written = way();
		const edited = written === undefined ? undefined : plain.restore(written);
		// The file gets bytes, so text that UTF-8 cannot encode must not pass either.
		const content = edited?.isWellFormed() ? parseContexts(edited) : undefined;
		if (edited !== undefined && content?.ok && isAsWanted(content.value.root, after, before)) {
			return done({text: edited, content: content.value});
		}
	}

	const line = oddLineEnd(text);
	return failed(line === undefined ? tiedTogether() : mixedLineEnds(line));
}

function isAsWanted(root: YamlMap | undefined, after: YamlMap, before: YamlMap | undefined): boolean {
	if (root === undefined || !isEquivalent(after, root)) return false;
	return before === undefined || sameOrder(contextsOf(before), contextsOf(root));
}

/** Whether the names that both maps share are in the same order. */
function sameOrder(before: YamlMap, after: YamlMap): boolean {
	const names = (map: YamlMap): string[] =>
		map.entries.flatMap(({key, merged}) => (key.kind === 'scalar' && !merged ? [key.text] : []));
	const [was, is] = [names(before), names(after)];
	const [wasSet, isSet] = [new Set(was), new Set(is)];
	const kept = is.filter(name => wasSet.has(name));
	return was.filter(name => isSet.has(name)).every((name, index) => name === kept[index]);
}
