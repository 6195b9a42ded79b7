import type {ContextFields, ContextsEdit} from '../../../source/contexts/edit.ts';
import {readAsStrings} from './other-readers.ts';

/** A contexts file as nested maps of strings (`readAsStrings`). */
export type Content = Map<string, unknown>;

/** Returned for an edit that must be refused. */
export const refused = Symbol('refused');

/**
 * What a file says after an edit, worked out on plain maps and without any of qctx's code: the rules of
 * docs/contexts-file.md, written a second time.
 */
export function expectedAfter(before: unknown, edit: ContextsEdit): unknown {
	const root: Content = before instanceof Map ? new Map(before) : new Map();
	const isNew = !(before instanceof Map);
	const contexts: Content = new Map(asMap(root.get('contexts')));
	const current = root.get('current-context');
	const use = (name: string): Content => root.set('current-context', name);
	const store = (): Content => {
		if (isNew && !root.has('current-context')) use('');
		return root.set('contexts', contexts);
	};

	switch (edit.type) {
		case 'add':
		case 'replace':
			if (contexts.has(edit.name) !== (edit.type === 'replace')) return refused;
			contexts.set(edit.name, withFields(new Map(), edit.fields));
			if (edit.makeCurrent) use(edit.name);
			return store();
		case 'change': {
			const context = contexts.get(edit.name);
			if (context === undefined) return refused;
			const changed = withFields(asMap(context), edit.fields);
			// `name:` with nothing under it stays as it is if nothing is added.
			if (context instanceof Map || changed.size > 0) contexts.set(edit.name, changed);
			if (edit.makeCurrent) use(edit.name);
			return store();
		}
		case 'rename':
			if (!contexts.has(edit.from) || (contexts.has(edit.to) && edit.to !== edit.from)) return refused;
			contexts.set(edit.to, contexts.get(edit.from));
			if (edit.to !== edit.from) contexts.delete(edit.from);
			if (current === edit.from) use(edit.to);
			return store();
		case 'duplicate':
			if (!contexts.has(edit.from) || contexts.has(edit.to)) return refused;
			contexts.set(edit.to, contexts.get(edit.from));
			return store();
		case 'remove':
			if (edit.names.some(name => !contexts.has(name))) return refused;
			for (const name of edit.names) contexts.delete(name);
			if (edit.names.includes(String(current))) use('');
			return store();
		case 'import': {
			const others = asMap(asMap(readAsStrings(edit.text)).get('contexts'));
			if ([...others.keys()].some(name => contexts.has(name))) return refused;
			for (const [name, context] of others) contexts.set(name, context);
			return others.size === 0 ? before : store();
		}
		case 'use':
			return contexts.has(edit.name) ? use(edit.name) : refused;
		case 'clear':
			return current === undefined || current === '' ? before : use('');
	}
}

function asMap(value: unknown): Content {
	return value instanceof Map ? value : new Map();
}

function withFields(before: Content, fields: ContextFields): Content {
	const context: Content = new Map(before);
	const hadPair = hasPair(context);
	const set = (key: string, value: string | null | undefined): void => {
		if (value === null) context.delete(key);
		else if (value !== undefined) context.set(key, value);
	};

	set('server', fields.server);
	set('server-type', fields.serverType);
	set('comment', fields.comment);
	set('insecure', fields.insecure === true ? 'true' : fields.insecure);
	if (fields.headers !== undefined && before.size === 0) context.set('headers', new Map());
	for (const [name, value] of Object.entries(fields.headers ?? {})) setHeader(context, name, value);
	set('oauth-client-id', fields.clientId);
	set('oauth-client-secret', fields.clientSecret?.reveal());
	const {credentials} = fields;
	if (credentials === null) forget(context, ['oauth', 'key']);
	if (credentials?.kind === 'oauth') {
		set('oauth-client-id', credentials.clientId);
		set('oauth-client-secret', credentials.clientSecret.reveal());
		if (!hadPair && !(context.get('headers') instanceof Map)) context.set('headers', new Map());
		forget(context, ['key']);
	} else if (credentials?.kind === 'api-key') {
		setHeader(context, 'Authorization', `Bearer ${credentials.token.reveal()}`);
		forget(context, ['oauth']);
	} else if (credentials === undefined && !hadPair && hasPair(context)) {
		if (!(context.get('headers') instanceof Map)) context.set('headers', new Map());
		forget(context, ['key']);
	}

	return context;
}

function hasPair(context: Content): boolean {
	return ['oauth-client-id', 'oauth-client-secret'].every(key => Boolean(context.get(key)));
}

function forget(context: Content, kinds: readonly ('oauth' | 'key')[]): void {
	if (kinds.includes('oauth')) for (const key of ['oauth-client-id', 'oauth-client-secret']) context.delete(key);
	if (kinds.includes('key')) setHeader(context, 'Authorization', null);
}

function setHeader(context: Content, name: string, value: string | null): void {
	const headers: Content = new Map(asMap(context.get('headers')));
	const stored = [...headers.keys()].find(key => key.toLowerCase() === name.toLowerCase());
	if (value !== null) headers.set(stored ?? canonical(name), value);
	else if (stored !== undefined) headers.delete(stored);
	if (value !== null || stored !== undefined) context.set('headers', headers);
}

function canonical(name: string): string {
	return name.includes(' ')
		? name
		: name
				.split('-')
				.map(part => part.slice(0, 1).toUpperCase() + part.slice(1).toLowerCase())
				.join('-');
}
