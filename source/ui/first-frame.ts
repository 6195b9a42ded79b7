import {stateNote} from '../describe/states/state-note.ts';
import {paneFrame} from './components/pane-frame.ts';
import type {Look} from './look.ts';
import {isTooSmall} from './main/layout.ts';
import type {MainView} from './main/model/main-store.ts';
import {footerHints, footerLine} from './main/spans/footer.ts';
import {headerLine} from './main/spans/header.ts';
import {listNote, listTitle} from './main/spans/list-texts.ts';
import {paneNote, paneTitle, stateLine} from './main/spans/pane-texts.ts';
import {headingsLine, rowLine} from './main/spans/row.ts';
import {paint} from './paint.ts';
import {fit, type Line, say} from './spans.ts';
import {createTheme, type Theme} from './theme.ts';

export interface FirstFrameOptions {
	readonly look: Look;
	/** Epoch milliseconds. */
	readonly now: number;
}

/**
 * The main screen as Ink will draw it, but at once, because loading React and Ink takes longer than everything before. Only the text inside the right pane,
 * which Ink wraps, comes later. Empty when the terminal is too small for the main screen.
 */
export function firstFrame(view: MainView, {look, now}: FirstFrameOptions): string {
	const {state, layout} = view;
	if (isTooSmall(state.size)) {
		return '';
	}

	const theme = createTheme(look);
	const list = listRows(view, now, theme);
	const pane = paneRows(view, now, theme);
	const rows = [
		paint(headerLine(view, theme), theme),
		...(layout.arrangement === 'stacked' ? [...list, ...pane] : list.map((row, index) => row + (pane[index] ?? ''))),
		paint(footerLine(view, footerHints(view), theme) ?? [], theme),
	];
	return rows.map(row => row.trimEnd()).join('\n');
}

function listRows(view: MainView, now: number, theme: Theme): string[] {
	const {state, rows, layout, session, selection} = view;
	const {list, columns, listRows: count} = layout;
	const width = list.width - 2;
	const {top, bottom, down} = paneFrame(
		{
			title: listTitle(view, theme),
			note: listNote(view, theme, theme.glyphs.running),
			width: list.width,
			focused: true,
		},
		theme,
	);
	const bordered = (line: Line, selected = false) =>
		paint([down], theme) + paint(fit(line, width), theme, selected) + paint([down], theme);
	const body = rows.slice(state.top, state.top + count).map(context => {
		const live = session.live(context.name);
		const underCursor = context.name === state.cursor;
		const facts = {
			live,
			underCursor,
			current: context.name === session.file.current,
			marked: false,
			isProtected: view.isProtected(context.name),
			matched: selection.matchedIn(context),
			note: stateNote(context, live, {now, warnBefore: view.warnBefore, rotation: session.rotation(context.name)}),
		};
		return bordered(rowLine(context, facts, columns, width, theme), underCursor);
	});
	const headings = rows.length === 0 ? [] : [bordered(headingsLine(columns, width, theme))];
	const empty = Array.from({length: list.height - 2 - headings.length - body.length}, () => bordered([]));
	return [paint(top, theme), ...headings, ...body, ...empty, paint(bottom, theme)];
}

function paneRows(view: MainView, now: number, theme: Theme): string[] {
	const {layout, context, session} = view;
	const {width, height} = layout.pane;
	const {top, bottom, down} = paneFrame(
		{title: paneTitle(view, theme), note: paneNote(view, theme), width, focused: false},
		theme,
	);
	const isPlain = context !== undefined && session.damage === undefined;
	const first = isPlain ? stateLine(session.live(context.name), now, theme.glyphs.running, theme) : [];
	const body = Array.from({length: height - 2}, (_, index) => {
		const line = fit(index === 0 ? first : [], width - 4, theme.glyphs.ellipsis);
		return paint([down, say(' '), ...line, say(' '), down], theme);
	});
	return [paint(top, theme), ...body, paint(bottom, theme)];
}
