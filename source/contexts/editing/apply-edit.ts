import {done, failed, type Problem, type Result} from '../../text/problem.ts';
import type {ContextFields, ContextsEdit} from '../edit.ts';
import {parseContexts} from '../reading/parse-contexts.ts';
import {map, text} from '../yaml/format.ts';
import {valueAt, withName, withoutValues, withValue} from '../yaml/map-values.ts';
import {isNull, type YamlMap, type YamlNode} from '../yaml/node.ts';
import {contextNotAMap, nameCannotBe, nameTaken, unknownName, valueCannotBe} from './refusals.ts';
import {newContext, setFields} from './set-fields.ts';

/**
 * The content of the file after an edit, as a tree. The new text is made to match this tree, and is checked against it.
 * Nodes that the edit does not touch are the same objects. Undefined in, undefined out: an empty file that stays empty.
 */
export function applyEdit(root: YamlMap | undefined, edit: ContextsEdit): Result<YamlMap | undefined> {
	if (edit.type === 'import') return importContexts(root, edit.text);
	const problem = refusal(contextsOf(root), edit);
	if (problem) return failed(problem);
	switch (edit.type) {
		case 'add':
		case 'replace':
			return done(
				withCurrent(withContext(root, edit.name, newContext(edit.fields)), edit.makeCurrent ? edit.name : undefined),
			);
		case 'change': {
			const before = valueAt(contextsOf(root), edit.name);
			const old = before?.kind === 'map' ? before : map([]);
			const context = setFields(old, edit.fields);
			// `name:` with nothing under it stays as it is if nothing is added.
			const changed = root && context === old ? root : withContext(root, edit.name, context);
			return done(withCurrent(changed, edit.makeCurrent ? edit.name : undefined));
		}
		case 'rename': {
			if (edit.from === edit.to) return done(root);
			const renamed = withContexts(root, withName(contextsOf(root), edit.from, edit.to));
			return done(currentOf(root) === edit.from ? withCurrent(renamed, edit.to) : renamed);
		}
		case 'duplicate': {
			const copy = valueAt(contextsOf(root), edit.from) ?? map([]);
			return done(withContext(root, edit.to, copy));
		}
		case 'remove': {
			const names = new Set(edit.names);
			const rest = withContexts(root, withoutValues(contextsOf(root), names));
			return done(names.has(currentOf(root) ?? '') ? withCurrent(rest, '') : rest);
		}
		case 'use':
			return done(withCurrent(root, edit.name));
		case 'clear':
			return done(currentOf(root) === undefined ? root : withCurrent(root, ''));
	}
}

function importContexts(root: YamlMap | undefined, text: string): Result<YamlMap | undefined> {
	const content = parseContexts(text);
	if (!content.ok) return content;
	let changed = root;
	for (const {key, value} of contextsOf(content.value.root).entries) {
		const name = key.kind === 'scalar' ? key.text : '';
		const problem = nameCannotBe(name) ?? (valueAt(contextsOf(root), name) && nameTaken(name));
		if (problem) return failed(problem);
		changed = withContext(changed, name, value);
	}

	return done(changed);
}

/** The map under `contexts`; an empty one when there is none. */
export function contextsOf(root: YamlMap | undefined): YamlMap {
	const contexts = root && valueAt(root, 'contexts');
	return contexts?.kind === 'map' ? contexts : map([]);
}

/** The name in `current-context`; undefined when empty, null or missing. */
export function currentOf(root: YamlMap | undefined): string | undefined {
	const current = root && valueAt(root, 'current-context');
	return current?.kind === 'scalar' && !isNull(current) && current.text !== '' ? current.text : undefined;
}

function withContext(root: YamlMap | undefined, name: string, context: YamlNode): YamlMap {
	const contexts = contextsOf(root);
	const changed = withValue(contexts, name, context);
	return root && changed === contexts ? root : withContexts(root, changed);
}

/** A new file has both keys, `current-context` first, as `qlik` writes it. */
export function withContexts(root: YamlMap | undefined, contexts: YamlMap): YamlMap {
	return withValue(root ?? map([['current-context', text('')]]), 'contexts', contexts);
}

export function withCurrent(root: YamlMap | undefined, name: string | undefined): YamlMap {
	const before = root ?? map([['contexts', map([])]]);
	return name === undefined ? before : withValue(before, 'current-context', text(name));
}

function refusal(contexts: YamlMap, edit: Exclude<ContextsEdit, {type: 'import'}>): Problem | undefined {
	const has = (name: string): boolean => valueAt(contexts, name) !== undefined;
	switch (edit.type) {
		case 'add':
			return nameCannotBe(edit.name) ?? (has(edit.name) ? nameTaken(edit.name) : fieldsRefusal(edit.fields));
		case 'change': {
			const before = valueAt(contexts, edit.name);
			if (!before) return unknownName(edit.name, 'change');
			return before.kind === 'map' || isNull(before) ? fieldsRefusal(edit.fields) : contextNotAMap(edit.name);
		}
		case 'replace':
			return has(edit.name) ? fieldsRefusal(edit.fields) : unknownName(edit.name, 'replace');
		case 'rename':
		case 'duplicate':
			if (!has(edit.from)) return unknownName(edit.from, edit.type);
			if (edit.from === edit.to && edit.type === 'rename') return undefined;
			return has(edit.to) ? nameTaken(edit.to) : nameCannotBe(edit.to);
		case 'remove': {
			const unknown = edit.names.find(name => !has(name));
			return unknown === undefined ? undefined : unknownName(unknown, 'remove');
		}
		case 'use':
			return has(edit.name) ? undefined : unknownName(edit.name, 'use');
		case 'clear':
			return undefined;
	}
}

/** Text that UTF-8 cannot encode would be read back as something else. */
function fieldsRefusal(fields: ContextFields): Problem | undefined {
	const values = [
		['the URL', fields.server],
		['the server type', fields.serverType],
		['the comment', fields.comment],
		['the client ID', fields.clientId],
		...Object.entries(fields.headers ?? {}).flatMap(([name, value]) => [
			['the name of a header', name] as const,
			[`the header ${name}`, value] as const,
		]),
	] as const;
	const bad = values.find(([, value]) => typeof value === 'string' && !value.isWellFormed());
	return bad ? valueCannotBe(bad[0]) : undefined;
}
