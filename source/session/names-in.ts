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
