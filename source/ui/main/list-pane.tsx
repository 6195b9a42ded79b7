import {useMemo} from 'react';
import type {Selection} from '../../live/select-contexts.ts';
import {Pane} from '../components/pane.tsx';
import type {Line} from '../lines.ts';
import {practiceLines} from '../practice-lines.ts';
import type {UiServices} from '../services.ts';
import {useTheme} from '../theme.ts';
import {emptyLines} from './empty-lines.ts';
import {contextRow, listColumns} from './list-lines.ts';
import {attentionNote, listNote, listTitle, stateNote} from './list-notes.ts';
import type {MainState} from './main-state.ts';
import {topFor} from './move.ts';

interface Props {
	readonly state: MainState;
	readonly selection: Selection;
	readonly services: UiServices;
	readonly now: number;
	readonly width: number;
	readonly height: number;
	/** Stands beside what is pending; it may turn. */
	readonly running: string;
}

/** The contexts, a window of them. */
export function ListPane({state, selection, services, now, width, height, running}: Props) {
	const theme = useTheme();
	const {contexts, matches} = selection;
	const version = services.checks.version();
	// Thousands of contexts are not counted for each key.
	// biome-ignore lint/correctness/useExhaustiveDependencies: the states that are counted change with the version
	const attention = useMemo(() => attentionNote(state, services), [state.snapshot, services, version]);
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
							matched: matches.get(context.name),
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

	return (
		<Pane
			title={listTitle(state)}
			note={listNote(state, services, attention, {top, rows, shown: contexts.length}, theme, running)}
			width={width}
			height={height}
			lines={lines}
			focused={state.pane === 'list'}
			strongLine={index - top}
		/>
	);
}
