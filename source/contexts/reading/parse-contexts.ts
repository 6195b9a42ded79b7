import {failed, type Problem, type Result} from '../../text/problem.ts';
import type {Context} from '../context.ts';
import {valueAt} from '../yaml/map-values.ts';
import {isNull, YamlError, type YamlMap} from '../yaml/node.ts';
import {parseYaml} from '../yaml/parse.ts';
import {contextFromNode} from './context-from-node.ts';

/** The content of a contexts file. */
export interface ContextsContent {
	/** In the order of the file. */
	readonly contexts: readonly Context[];
	readonly current: string | undefined;
	/** The whole file as a tree; undefined when it is empty. */
	readonly root: YamlMap | undefined;
}

/**
 * Reads the text of a contexts file by the rules of docs/contexts-file.md.
 * An empty text, `contexts: null` and `{}` mean no contexts. Anything that `qlik` itself could not decode is a problem
 * (exit code 4) with line and column. A single odd context is not a problem: it gets a `defect`.
 *
 * @param path only used in the text of problems.
 */
export function parseContexts(text: string, path?: string): Result<ContextsContent> {
	try {
		const root = parseYaml(text);
		if (root === undefined || isNull(root))
			return {ok: true, value: {contexts: [], current: undefined, root: undefined}};
		if (root.kind !== 'map')
			throw new YamlError('the file is not a map with current-context and contexts', root.offset);
		return {ok: true, value: {contexts: contextsOf(root), current: currentOf(root), root}};
	} catch (error) {
		if (error instanceof YamlError) return failed(damaged(text, error, path));
		throw error;
	}
}

function currentOf(root: YamlMap): string | undefined {
	const current = valueAt(root, 'current-context');
	if (current === undefined || isNull(current)) return undefined;
	if (current.kind !== 'scalar') throw new YamlError('current-context is not a name', current.offset);
	return current.text === '' ? undefined : current.text;
}

function contextsOf(root: YamlMap): Context[] {
	const contexts = valueAt(root, 'contexts');
	if (contexts === undefined || isNull(contexts)) return [];
	if (contexts.kind !== 'map') throw new YamlError('contexts is not a map of names', contexts.offset);
	return contexts.entries.map(({key, value}) => {
		if (key.kind !== 'scalar') throw new YamlError('the name of a context is not text', key.offset);
		return contextFromNode(key.text, value);
	});
}

function damaged(text: string, fault: YamlError, path: string | undefined): Problem {
	const before = text.slice(0, fault.offset).split(/\r\n?|\n/);
	const line = before.length;
	const column = (before.at(-1)?.replace('\uFEFF', '').length ?? 0) + 1;
	return {
		what: `The contexts file${path === undefined ? '' : ` ${path}`} is damaged at line ${line}, column ${column}: ${fault.message}.`,
		cure: `Fix line ${line} in an editor; until then nothing is written. Earlier versions: qctx help files`,
		exitCode: 4,
	};
}
