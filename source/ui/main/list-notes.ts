import {attentionNote as attention} from '../../describe/attention.ts';
import {type SafeText, safeText} from '../../text/safe-text.ts';
import {words} from '../lines.ts';
import type {UiServices} from '../services.ts';
import type {Theme} from '../theme.ts';
import type {MainState} from './main-state.ts';

/** `Contexts`, and what narrows the list. The caret of the filter stands behind its last letter. */
export function listTitle({filter, filtering, onlyAttention, sort}: MainState): SafeText {
	const parts = ['Contexts'];
	if (sort !== 'file') {
		parts.push(`by ${sort}`);
	}

	if (onlyAttention) {
		parts.push('! attention');
	}

	if (filter !== '' || filtering) {
		parts.push(`/${safeText(filter)}`);
	}

	return words(parts.join(' '));
}

export interface ListWindow {
	readonly top: number;
	readonly rows: number;
	/** How many rows there are to show. */
	readonly shown: number;
	/** How many the filter found; of thousands, only the best are shown. */
	readonly total: number;
}

/** How many contexts need attention. */
export function attentionNote({snapshot: {contexts}}: MainState, {checks}: UiServices): string | undefined {
	return attention(contexts, checks.get);
}

/** For the lower border: how far the checks are, what needs attention, what is marked, which part of the list is seen. */
export function listNote(
	state: MainState,
	{checks}: UiServices,
	attention: string | undefined,
	{top, rows, shown, total}: ListWindow,
	{glyphs}: Theme,
	running: string,
): SafeText | undefined {
	const parts: string[] = [];
	const {done, all} = checks.progress();
	// A single one says so in its row and in the pane; the refresh of every half minute must not disturb.
	if (all > 1 && isChecking(state, checks)) {
		parts.push(`${running} checking ${done}/${all}`);
	}

	if (attention !== undefined) {
		parts.push(attention);
	}

	if (state.marked.size > 0) {
		parts.push(`${state.marked.size} marked`);
	}

	if (shown > rows) {
		parts.push(`${top + 1}-${Math.min(shown, top + rows)} of ${shown}${total > shown ? `, the best of ${total}` : ''}`);
	}

	return parts.length === 0 ? undefined : words(parts.join(` ${glyphs.separator} `));
}

/** Whether a check waits or is under way. */
export function isChecking({snapshot}: MainState, checks: UiServices['checks']): boolean {
	const {done, all} = checks.progress();
	return done < all && snapshot.contexts.some(({name}) => checks.get(name).pending);
}
