import type {ContextsContent} from './contexts-from-text.ts';
import type {ContextsEdit} from './edit.ts';
import {contextsOf} from './edited-root.ts';
import {sameMeaning} from './same-meaning.ts';
import {namesOf, valueAt} from './yaml-change.ts';
import type {YamlMap} from './yaml-tree.ts';

/** What an edit did, in words for the footer or stdout; names as in the file. Never a value that may be secret. */
export function describeEdit(edit: ContextsEdit, before: ContextsContent, after: ContextsContent): string {
	switch (edit.type) {
		case 'add':
			return `added ${edit.name}${andCurrent(edit.makeCurrent, before)}`;
		case 'replace':
			return `replaced ${edit.name}${andCurrent(edit.makeCurrent, before)}`;
		case 'change': {
			const becomesCurrent = edit.makeCurrent === true && before.current !== edit.name;
			const keys = keysChanged(edit.name, before, after);
			if (keys.length > 0) return `changed ${keys.join(', ')} of ${edit.name}${andCurrent(becomesCurrent, before)}`;
			return becomesCurrent ? `${edit.name} is current${was(before)}` : `${edit.name} is as it was`;
		}
		case 'rename':
			return `renamed ${edit.from} to ${edit.to}`;
		case 'duplicate':
			return `copied ${edit.from} as ${edit.to}`;
		case 'remove':
			return `removed ${edit.names.join(', ')}`;
		case 'use':
			return before.current === edit.name ? `${edit.name} is current already` : `${edit.name} is current${was(before)}`;
		case 'clear':
			return before.current === undefined ? 'no context was current' : `no context is current${was(before)}`;
	}
}

function keysChanged(name: string, before: ContextsContent, after: ContextsContent): string[] {
	const [old, next] = [before, after].map(({root}) => valueAt(contextsOf(root), name));
	return next?.kind === 'map' ? changedKeys(old?.kind === 'map' ? old : undefined, next) : [];
}

/** The keys that two forms of a context do not have in common, or with another value. */
export function changedKeys(before: YamlMap | undefined, after: YamlMap): string[] {
	const names = new Set([...(before ? namesOf(before) : []), ...namesOf(after)]);
	return [...names].filter(key => {
		const [was, is] = [before && valueAt(before, key), valueAt(after, key)];
		return was !== is && !(was && is && sameMeaning(is, was));
	});
}

function andCurrent(current: boolean, before: ContextsContent): string {
	return current ? ` and made it current${was(before)}` : '';
}

function was({current}: ContextsContent): string {
	return current === undefined ? '' : ` (was ${current})`;
}
