import {safeText} from '../../text/safe-text.ts';
import {binding, type CommandId, keymap} from '../keymap.ts';
import {fit, type Line, lineWidth, type Span, say, span, wrapText} from '../lines.ts';
import type {MainState} from './main-state.ts';

const footerBindings = keymap
	.filter(binding => binding.footer !== undefined)
	.toSorted((one, other) => (one.footer ?? 0) - (other.footer ?? 0));

const entriesOf = (ids: readonly CommandId[]) => ids.map(id => [binding(id).shown, binding(id).label] as const);

const filterKeys = [
	['type', 'to filter'],
	['↑↓', 'move'],
	['Enter', 'keep it'],
	['Esc', 'clear'],
] as const;

const paneKeys = [
	['↑↓', 'scroll'],
	['Tab', 'back to the list'],
	...entriesOf(['json', 'check', 'copy', 'open']),
	...entriesOf(['help', 'quit']),
] as const;

/** The keys, or what the last one did. */
export function footerLine(state: MainState, columns: number, ellipsis: string): Line {
	if (state.notice !== undefined) {
		return fit([say(' '), span(safeText(state.notice.text), state.notice.role)], columns, ellipsis);
	}

	if (state.filtering) {
		return keyLine(filterKeys, columns, ellipsis);
	}

	if (state.snapshot.contexts.length === 0) {
		const ids: CommandId[] = state.damage === undefined ? ['new', 'practice', 'help', 'quit'] : ['help', 'quit'];
		return keyLine(entriesOf(ids), columns, ellipsis);
	}

	if (state.pane === 'detail') {
		return keyLine(paneKeys, columns, ellipsis);
	}

	return keyLine(
		footerBindings.map(({shown, label}) => [shown, label] as const),
		columns,
		ellipsis,
	);
}

const mostNoticeLines = 5;

/** A notice, wrapped; more than one line when it is longer than the footer. */
export function noticeLines({notice}: MainState, columns: number, ellipsis: string): Line[] {
	const texts = notice === undefined ? [] : wrapText(safeText(notice.text), columns - 2);
	return texts
		.slice(0, mostNoticeLines)
		.map(text => fit([say(' '), span(text, notice?.role ?? 'plain')], columns, ellipsis));
}

/** `Enter use   n new   …`: whole entries only; the last two (help, quit) always stay. */
export function keyLine(
	entries: ReadonlyArray<readonly [key: string, label: string]>,
	columns: number,
	ellipsis = '…',
): Line {
	const spans = entries.map(([key, label]): Span[] => [say(key, 'accent'), say(` ${label}`, 'muted')]);
	const gap = '   ';
	const kept = [...spans];
	while (kept.length > 2 && width(kept, gap) > columns - 1) {
		kept.splice(-3, 1);
	}

	return fit(
		[say(' '), ...kept.flatMap((entry, index) => (index === 0 ? entry : [say(gap), ...entry]))],
		columns,
		ellipsis,
	);
}

function width(entries: readonly Span[][], gap: string): number {
	return entries.reduce((total, entry) => total + lineWidth(entry) + gap.length, 0) - gap.length;
}
