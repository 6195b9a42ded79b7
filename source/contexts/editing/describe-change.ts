import {redact} from '../../credentials/redact.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {displayWidth, truncate} from '../../text/width.ts';
import type {ContextsEdit} from '../edit.ts';
import type {ContextsContent} from '../reading/parse-contexts.ts';
import {isEquivalent} from '../yaml/equivalent.ts';
import {valueAt, valuesOf} from '../yaml/map-values.ts';
import type {YamlMap, YamlNode} from '../yaml/node.ts';
import {contextsOf} from './apply-edit.ts';

/** Maximum terminal cells for the names in one description, which has to fit a footer of 80. */
const nameCells = 56;

/** The name of a context or key for descriptions: cleaned, masked if it looks like a secret, and cut if it is very long. */
export function nameInWords(name: string, cells = nameCells): string {
	return truncate(safeText(redact(name)), cells);
}

/** Several names, each cut separately. */
export function namesInWords(names: readonly string[]): string {
	return names.map(name => nameInWords(name)).join(', ');
}

/** Two names that must both be visible: a long one leaves at least half the space to the other. */
export function bothInWords(one: string, other: string): [string, string] {
	const half = nameCells / 2;
	const roomBeside = (name: string) => Math.max(half, nameCells - displayWidth(nameInWords(name)));
	return [nameInWords(one, roomBeside(other)), nameInWords(other, roomBeside(one))];
}

/** What an edit did, worded for the footer or stdout. Never contains a value that may be secret. */
export function describeEdit(edit: ContextsEdit, before: ContextsContent, after: ContextsContent): string {
	const name = 'name' in edit ? nameInWords(edit.name) : '';
	switch (edit.type) {
		case 'add':
			return `added ${name}${andCurrent(edit.makeCurrent, before)}`;
		case 'replace':
			return `replaced ${name}${andCurrent(edit.makeCurrent, before)}`;
		case 'change': {
			const becomesCurrent = edit.makeCurrent === true && before.current !== edit.name;
			const keys = keysChanged(edit.name, before, after);
			if (keys.length > 0) return `changed ${namesInWords(keys)} of ${name}${andCurrent(becomesCurrent, before)}`;
			return becomesCurrent ? `${name} is current${was(before)}` : `${name} is as it was`;
		}
		case 'rename':
			return `renamed ${bothInWords(edit.from, edit.to).join(' to ')}`;
		case 'duplicate':
			return `copied ${bothInWords(edit.from, edit.to).join(' as ')}`;
		case 'import': {
			const known = new Set(before.contexts.map(context => context.name));
			const added = after.contexts.map(context => context.name).filter(other => !known.has(other));
			return added.length === 0 ? 'nothing to add' : `added ${namesInWords(added)}`;
		}
		case 'remove':
			return `removed ${namesInWords(edit.names)}`;
		case 'use':
			return before.current === edit.name ? `${name} is current already` : `${name} is current${was(before)}`;
		case 'clear':
			return before.current === undefined ? 'no context was current' : `no context is current${was(before)}`;
	}
}

function keysChanged(name: string, before: ContextsContent, after: ContextsContent): string[] {
	const [old, next] = [before, after].map(({root}) => valueAt(contextsOf(root), name));
	return next?.kind === 'map' ? changedKeys(old?.kind === 'map' ? old : undefined, next) : [];
}

/** The keys that differ between two versions of a context. */
export function changedKeys(before: YamlMap | undefined, after: YamlMap): string[] {
	const [olds, news] = [before ? valuesOf(before) : new Map<string, YamlNode>(), valuesOf(after)];
	return [...new Set([...olds.keys(), ...news.keys()])].filter(key => {
		const [was, is] = [olds.get(key), news.get(key)];
		return was !== is && !(was && is && isEquivalent(is, was));
	});
}

function andCurrent(current: boolean, before: ContextsContent): string {
	return current ? ` and made it current${was(before)}` : '';
}

function was({current}: ContextsContent): string {
	return current === undefined ? '' : ` (was ${nameInWords(current)})`;
}
