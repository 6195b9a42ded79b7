import type {Secret} from '../credentials/secret.ts';
import type {ContextFields} from './edit.ts';
import {setFields} from './editing/set-fields.ts';
import {parseContexts} from './reading/parse-contexts.ts';
import {formatEntry} from './yaml/format.ts';
import {formatScalar} from './yaml/format-scalar.ts';
import {valueAt} from './yaml/map-values.ts';
import type {YamlMap} from './yaml/node.ts';

/** Which credentials a context gets in a file of its own. */
export type CredentialsThere =
	/** As they are. */
	| 'as-stored'
	/** None: the tenant refuses every request. */
	| 'none'
	/** A bearer token in their place. */
	| Secret;

/**
 * The text of a contexts.yml that holds one context of this text, under its own name and as the current one. Its other keys stay as they are.
 * Undefined when the text cannot be read or has no such context.
 */
export function singleContext(text: string, name: string, credentials: CredentialsThere): string | undefined {
	const context = readEntries(text)?.entries.find(([key]) => key === name);
	return context && contextsText(name, [[name, withCredentials(context[1], credentials)]]);
}

/** The same file with other credentials for one of its contexts; the others and the current one stay. Undefined as above. */
export function withOtherCredentials(text: string, name: string, credentials: CredentialsThere): string | undefined {
	const read = readEntries(text);
	return read?.entries.some(([key]) => key === name)
		? contextsText(
				read.current,
				read.entries.map(([key, context]) => [key, key === name ? withCredentials(context, credentials) : context]),
			)
		: undefined;
}

function withCredentials(context: YamlMap, credentials: CredentialsThere): YamlMap {
	if (credentials === 'as-stored') {
		return context;
	}

	const fields: ContextFields =
		credentials === 'none' ? {credentials: null} : {credentials: {kind: 'api-key', token: credentials}};
	return setFields(context, fields);
}

/** The contexts of a text by name, as far as they are maps, and the name of the current one. Undefined when it cannot be read. */
function readEntries(
	text: string,
): {readonly entries: ReadonlyArray<readonly [string, YamlMap]>; readonly current: string} | undefined {
	const read = parseContexts(text);
	const contexts = read.ok && read.value.root !== undefined ? valueAt(read.value.root, 'contexts') : undefined;
	if (!read.ok || contexts?.kind !== 'map') {
		return undefined;
	}

	const entries = contexts.entries.flatMap(
		({key, value}): Array<readonly [string, YamlMap]> =>
			key.kind === 'scalar' && value.kind === 'map' ? [[key.text, value]] : [],
	);
	return {entries, current: read.value.current ?? ''};
}

function contextsText(current: string, contexts: ReadonlyArray<readonly [string, YamlMap]>): string {
	const layout = {indent: 4, step: 4, newline: '\n'};
	const entries = contexts.map(([name, context]) => formatEntry(formatScalar(name), context, layout));
	return `current-context: ${formatScalar(current)}\ncontexts:${entries.length === 0 ? ' {}\n' : `\n${entries.join('')}`}`;
}

/** The names of all contexts in a text; none when it cannot be read. */
export function contextsIn(text: string): readonly string[] {
	const read = parseContexts(text);
	return read.ok ? read.value.contexts.map(({name}) => name) : [];
}

/** The contexts of a text but for one, with none of them current. Undefined when the text cannot be read. */
export function withoutContext(text: string, name: string): string | undefined {
	const others = readEntries(text)?.entries.filter(([key]) => key !== name);
	return others && contextsText('', others);
}
