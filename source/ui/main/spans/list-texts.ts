import {type SafeText, safeText} from '../../../text/safe/safe-text.ts';
import {words} from '../../spans.ts';
import type {Theme} from '../../theme.ts';
import type {MainView} from '../model/main-store.ts';

/** `Contexts by name ! attention /glob`: how the list is sorted and filtered. While the filter is being typed, the cursor is after it. */
export function listTitleStart({state: {filter, filtering, onlyAttention, sort}}: MainView): SafeText {
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

/** With a filter, also the number of matches: `Contexts /glob · 2 of 9`. */
export function listTitle(view: MainView, {glyphs}: Theme): SafeText {
	const {state, session, selection} = view;
	const found = `${selection.total} of ${session.file.contexts.length}`;
	const start = listTitleStart(view);
	return state.filter === '' ? start : words(`${start} ${glyphs.separator} ${found}`);
}

/** For the lower border: progress of the checks, what needs attention, what is marked, which part of the list is visible. */
export function listNote(view: MainView, theme: Theme, running: string): SafeText | undefined {
	const {state, session, rows, layout, attention} = view;
	const parts: string[] = [];
	const {done, all} = session.progress;
	// A single check is visible in its row and in the pane; the refresh every half minute must not distract.
	if (all > 1 && done < all) {
		parts.push(`${running} checking ${done}/${all}`);
	}

	if (attention !== undefined) {
		parts.push(attention);
	}

	if (state.marked.size > 0) {
		parts.push(`${state.marked.size} marked`);
	}

	if (rows.length > layout.listRows) {
		parts.push(`${state.top + 1}-${Math.min(rows.length, state.top + layout.listRows)} of ${rows.length}`);
	}

	return parts.length === 0 ? undefined : words(parts.join(` ${theme.glyphs.separator} `));
}
