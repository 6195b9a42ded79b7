import {stateNote} from '../../describe/state-note.ts';
import type {Line} from '../lines.ts';
import type {Pane} from '../pane-rows.ts';
import {practiceLines} from '../practice-lines.ts';
import type {Theme} from '../theme.ts';
import {emptyLines} from './empty-lines.ts';
import {contextRow, listColumns} from './list-lines.ts';
import {listNote, listTitle} from './list-notes.ts';
import type {MainModel} from './main-model.ts';
import {topFor} from './move.ts';

/** What both panes need beside the model. */
export interface PaneFacts {
	/** Outer size, borders included. */
	readonly width: number;
	readonly height: number;
	/** Epoch milliseconds. */
	readonly now: number;
	/** Stands beside what is pending; it may turn. */
	readonly running: string;
	readonly theme: Theme;
}

/** The contexts, a window of them. */
export function listPane(model: MainModel, {width, height, now, running, theme}: PaneFacts): Pane {
	const {services} = model;
	const state = model.state();
	const {contexts, total, matchedIn} = model.selection();
	const rows = Math.max(1, height - 2);
	const index = contexts.findIndex(context => context.name === state.cursor);
	const top = topFor(state.top, Math.max(0, index), rows, contexts.length);
	const columns = listColumns(state.snapshot.contexts, width - 4);
	const lines =
		contexts.length === 0
			? emptyLines(state, services, width - 4)
			: contexts.slice(top, top + rows).map(context => {
					const live = services.checks.get(context.name);
					return contextRow(
						context,
						{
							live,
							underCursor: context.name === state.cursor,
							current: context.name === state.snapshot.current,
							marked: state.marked.has(context.name),
							matched: matchedIn(context),
							stateNote: stateNote(context, live, now),
						},
						columns,
						theme,
					);
				});
	const hint = services.practice === undefined ? [] : practiceLines(services.practice, width - 4);
	if (hint.length > 0 && lines.length + hint.length <= rows) {
		lines.push(...Array.from({length: rows - lines.length - hint.length}, (): Line => []), ...hint);
	}

	return {
		title: listTitle(state),
		note: listNote(state, services, model.attention(), {top, rows, shown: contexts.length, total}, theme, running),
		width,
		height,
		lines,
		focused: state.pane === 'list',
		strongLine: index - top,
	};
}
