import {Box} from 'ink';
import {stateNote} from '../../describe/states/state-note.ts';
import type {PracticeHint} from '../../session/workplace.ts';
import {Pane} from '../components/pane.tsx';
import {Spans} from '../components/spans.tsx';
import {useTheme} from '../theme-context.ts';
import {ContextRow} from './context-row.tsx';
import type {MainView} from './model/main-store.ts';
import {NoRows} from './no-rows.tsx';
import {PracticeValues, practiceRows} from './practice-values.tsx';
import {listNote, listTitle} from './spans/list-texts.ts';
import {headingsLine} from './spans/row.ts';

interface Props {
	readonly view: MainView;
	/** Epoch milliseconds. */
	readonly now: number;
	/** The mark for a check in progress; it may be animated. */
	readonly running: string;
}

/** The visible rows of the list. */
export function ContextList({view, now, running}: Props) {
	const theme = useTheme();
	const {state, rows, layout, session, selection} = view;
	const {list, columns, listRows} = layout;
	const width = list.width - 2;
	const shown = rows.slice(state.top, state.top + listRows);
	const hint = practiceHint(view);
	return (
		<Pane
			title={listTitle(view, theme)}
			note={listNote(view, theme, running)}
			{...list}
			focused={state.pane === 'list'}
			paddingX={0}
		>
			{shown.length === 0 ? (
				<NoRows view={view} />
			) : (
				<>
					<Spans line={headingsLine(columns, width, theme)} />
					{shown.map(context => {
						const live = session.live(context.name);
						return (
							<ContextRow
								key={context.name}
								context={context}
								live={live}
								isSelected={context.name === state.cursor}
								isCurrent={context.name === session.file.current}
								isMarked={state.marked.has(context.name)}
								isProtected={view.isProtected(context.name)}
								matched={selection.matchedIn(context)}
								note={stateNote(context, live, {
									now,
									warnBefore: view.warnBefore,
									rotation: session.rotation(context.name),
								})}
								columns={columns}
								width={width}
							/>
						);
					})}
				</>
			)}
			{hint && (
				<Box flexGrow={1} flexDirection="column" justifyContent="flex-end" paddingX={1}>
					<PracticeValues {...hint} />
				</Box>
			)}
		</Pane>
	);
}

/** Shown below the rows when there is room. */
function practiceHint({practice, rows, layout}: MainView): PracticeHint | undefined {
	const room = layout.listRows - Math.max(rows.length, 6);
	const fits = practice !== undefined && practice.clientSecret.length + 4 <= layout.list.width - 4;
	return fits && room >= practiceRows ? practice : undefined;
}
