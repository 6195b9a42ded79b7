import type {ContextsEdit} from '../contexts/edit.ts';

/** The contexts that an edit uses, renames or removes. */
export function namesIn(edit: ContextsEdit): readonly string[] {
	switch (edit.type) {
		case 'use':
			return [edit.name];
		case 'rename':
			return [edit.from];
		case 'remove':
			return edit.names;
		default:
			return [];
	}
}

/** The context that an edit is about, by the name that it has afterwards. */
export function subjectOf(edit: ContextsEdit): string | undefined {
	switch (edit.type) {
		case 'rename':
		case 'duplicate':
			return edit.to;
		case 'import':
		case 'remove':
		case 'clear':
			return undefined;
		default:
			return edit.name;
	}
}
