import {safeText} from '../../../text/safe/safe-text.ts';
import {displayWidth} from '../../../text/width.ts';
import type {CommandId} from '../../command-id.ts';
import type {KeyHint} from '../../components/key-hints-line.ts';
import {keyHintsLine} from '../../components/key-hints-line.ts';
import {binding, footerCommands, keyText} from '../../keymap.ts';
import {fit, type Line, lineWidth, say, span} from '../../spans.ts';
import type {Theme} from '../../theme.ts';
import type {MainView} from '../model/main-store.ts';

/** The keys that work now. */
export function footerHints({state, session, context}: MainView): readonly KeyHint[] {
	const count = state.marked.size;
	if (state.filtering) {
		return [
			['type', 'to filter'],
			['↑↓', 'move'],
			['Enter', 'keep filter'],
			['Esc', 'clear'],
		];
	}

	if (session.file.contexts.length === 0) {
		return hintsOf(session.damage === undefined ? ['new', 'practice', 'help', 'quit'] : ['help', 'quit']);
	}

	if (count > 0) {
		return [['d', `delete ${count}`], ['v', `check ${count}`], ['Esc', 'unmark'], ...hintsOf(['help', 'quit'])];
	}

	if (state.pane === 'detail') {
		return [['↑↓', 'scroll'], ['Tab', 'list'], ...hintsOf(['json', 'check', 'copy', 'open', 'help', 'quit'])];
	}

	return context === undefined
		? [['Esc', 'show all'], ...hintsOf(['new', 'filter', 'undo', 'help', 'quit'])]
		: hintsOf(footerCommands);
}

function hintsOf(ids: readonly CommandId[]): KeyHint[] {
	return ids.map(id => [binding(id).shown, binding(id).label]);
}

/** Room for help and quit, which stay visible next to a message. */
const leastHints = 18;

/**
 * The keys, and at the right what the last one did. A notice that leaves no room for keys takes the whole row; undefined when even that is too short.
 */
export function footerLine({state}: MainView, hints: readonly KeyHint[], theme: Theme): Line | undefined {
	const {columns} = state.size;
	const {ellipsis} = theme.glyphs;
	const shown = hints.map(([key, label]): KeyHint => [keyText(key, theme.ascii), label]);
	if (state.notice === undefined) {
		return fit(keyHintsLine(shown, columns), columns, ellipsis);
	}

	const text = safeText(state.notice.text);
	const right = [span(text, state.notice.role), say(' ')];
	const room = columns - lineWidth(right) - 2;
	if (room >= leastHints) {
		return [...fit(keyHintsLine(shown, room), room + 2, ellipsis), ...right];
	}

	return displayWidth(text) + 2 <= columns ? fit([say(' '), ...right], columns, ellipsis) : undefined;
}
