import {canonicalHeader} from '../../text/canonical-header.ts';
import type {ContextFields, StoredCredentials} from '../edit.ts';
import {bareTrue, map, text} from '../yaml/format.ts';
import {compareKeys} from '../yaml/key-order.ts';
import {valueAt, withoutValues, withValue} from '../yaml/map-values.ts';
import {isNull, type YamlEntry, type YamlMap} from '../yaml/node.ts';

/**
 * A context after setting fields: missing fields stay, null ones are removed, unknown keys stay. Storing one kind
 * of credentials removes the keys of all other kinds (docs/contexts-file.md). `insecure` is a bare boolean.
 */
export function setFields(before: YamlMap, fields: ContextFields): YamlMap {
	let context = before;
	const set = (name: string, value: string | null | undefined): void => {
		if (value === null) context = withoutValues(context, new Set([name]));
		else if (value !== undefined) context = withValue(context, name, text(value));
	};

	set('server', fields.server);
	set('server-type', fields.serverType);
	set('comment', fields.comment);
	if (fields.insecure === null) set('insecure', null);
	else if (fields.insecure) context = withValue(context, 'insecure', bareTrue());
	if (fields.headers !== undefined && before.entries.length === 0) context = withHeaders(context);
	for (const [name, value] of Object.entries(fields.headers ?? {})) context = withHeader(context, name, value);
	set('oauth-client-id', fields.clientId);
	set('oauth-client-secret', fields.clientSecret?.reveal());
	if (fields.credentials !== undefined) return withCredentials(context, fields.credentials, hasPair(before));
	// An OAuth pair that this completes is used from now on.
	return hasPair(context) && !hasPair(before) ? withoutCredentials(withHeaders(context), 'oauth') : context;
}

/** A new context: its keys sorted, as `qlik` writes them. */
export function newContext(fields: ContextFields): YamlMap {
	return sorted(setFields(map([]), fields));
}

function sorted(context: YamlMap): YamlMap {
	const nameOf = ({key}: YamlEntry): string => (key.kind === 'scalar' ? key.text : '');
	const entries = context.entries
		.map(entry => (entry.value.kind === 'map' ? {...entry, value: sorted(entry.value)} : entry))
		.toSorted((a, b) => compareKeys(nameOf(a), nameOf(b)));
	return {...context, entries};
}

function withCredentials(context: YamlMap, credentials: StoredCredentials | null, hadPair: boolean): YamlMap {
	if (credentials === null) return withoutCredentials(context, undefined);
	if (credentials.kind === 'api-key') {
		const token = credentials.token.reveal().replace(/^bearer\s+/i, '');
		return withoutCredentials(withHeader(context, 'Authorization', `Bearer ${token}`), 'api-key');
	}

	const withPair = withValue(
		withValue(context, 'oauth-client-id', text(credentials.clientId)),
		'oauth-client-secret',
		text(credentials.clientSecret.reveal()),
	);
	// Only a context that becomes OAuth gets `headers: {}`: an existing pair has worked for its readers without it.
	return withoutCredentials(hadPair ? withPair : withHeaders(withPair), 'oauth');
}

function hasPair(context: YamlMap): boolean {
	return ['oauth-client-id', 'oauth-client-secret'].every(name => {
		const value = valueAt(context, name);
		return value?.kind === 'scalar' && !isNull(value) && value.text !== '';
	});
}

/** Removes the keys of every kind of credentials but one. */
function withoutCredentials(context: YamlMap, kept: 'oauth' | 'api-key' | undefined): YamlMap {
	const keys = ['api-key', 'certificates', ...(kept === 'oauth' ? [] : ['oauth-client-id', 'oauth-client-secret'])];
	let changed = withoutValues(context, new Set(keys));
	if (kept !== 'api-key') changed = withHeader(changed, 'Authorization', null);
	return withHeader(changed, 'cookie', null);
}

/**
 * Sets or removes a header, ignoring letter case (docs/contexts-file.md). A new one is spelled as
 * Go spells it (`x-my-h` → `X-My-H`, docs/contexts-file.md). `headers` is left as `{}` when it becomes empty: null stops `qlik`.
 */
function withHeader(context: YamlMap, name: string, value: string | null): YamlMap {
	const headers = valueAt(context, 'headers');
	const before = headers?.kind === 'map' ? headers : map([]);
	const same = before.entries.flatMap(({key}) =>
		key.kind === 'scalar' && key.text.toLowerCase() === name.toLowerCase() ? [key.text] : [],
	);
	if (value === null) {
		return same.length === 0 ? context : withValue(context, 'headers', withoutValues(before, new Set(same)));
	}

	const [stored = canonicalHeader(name), ...doubles] = same;
	const after = withValue(withoutValues(before, new Set(doubles)), stored, text(value));
	return after === headers ? context : withValue(context, 'headers', after);
}

/** OAuth contexts have `headers`, even if only `{}`: one known reader fails without it, and `qlik` fails on null (docs/contexts-file.md). */
function withHeaders(context: YamlMap): YamlMap {
	return valueAt(context, 'headers')?.kind === 'map' ? context : withValue(context, 'headers', map([]));
}
