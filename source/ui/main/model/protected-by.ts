import type {CommandId} from '../../command-id.ts';
import type {MainStore} from './main-store.ts';

/** The protected contexts that a command would use, change or remove; the person must type their names first. */
export function protectedBy(store: MainStore, id: CommandId): readonly string[] {
	const {state, context, isProtected} = store.getSnapshot();
	const name = context?.name;
	switch (id) {
		case 'use':
		case 'rename':
		case 'shell':
		case 'rotate':
			return name !== undefined && isProtected(name) ? [name] : [];
		case 'delete':
			return (state.marked.size > 0 ? [...state.marked] : [name ?? '']).filter(isProtected);
		case 'back': {
			const previous = store.session.previous();
			return previous !== undefined && isProtected(previous) ? [previous] : [];
		}

		default:
			return [];
	}
}
