import type {Context} from '../../contexts/context.ts';
import type {LiveState} from '../../live/live-state.ts';
import {states} from '../../tenant/state.ts';

/** How many contexts need attention: `3 need attention`; when all are unreachable there is a likelier cause. Undefined when none does. */
export function attentionNote(contexts: readonly Context[], live: (name: string) => LiveState): string | undefined {
	const found = contexts.map(({name}) => live(name).state).filter(state => states[state].needsAttention);
	if (found.length > 1 && found.length === contexts.length && found.every(state => state === 'unreachable')) {
		return 'all unreachable (offline?)';
	}

	return found.length === 0 ? undefined : `${found.length} need${found.length === 1 ? 's' : ''} attention`;
}
