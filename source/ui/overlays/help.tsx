import {Box} from 'ink';
import type {CommandId} from '../command-id.ts';
import {Dialog, dialogRoom} from '../components/dialog.tsx';
import type {KeyHint} from '../components/key-hints-line.ts';
import {Spans} from '../components/spans.tsx';
import {binding, keyText} from '../keymap.ts';
import type {Size} from '../main/layout.ts';
import {fit, type Line, say, words} from '../spans.ts';
import {useTheme} from '../theme-context.ts';
import {menuStep, moveTo} from './menu.ts';
import {showOverlay} from './open-overlay.ts';
import type {Help} from './overlay.ts';
import type {OverlayKeys, OverlayProps} from './overlay-parts.ts';

export const helpHints: readonly KeyHint[] = [
	['↑↓', 'scroll'],
	['Esc', 'close'],
];

/** Every command is in one of the groups. */
export const helpGroups: ReadonlyArray<{readonly title: string; readonly ids: readonly CommandId[]}> = [
	{
		title: 'Context',
		ids: [
			'use',
			'back',
			'new',
			'edit',
			'rename',
			'duplicate',
			'delete',
			'mark',
			'undo',
			'redo',
			'check',
			'check-all',
			'copy',
			'open',
			'shell',
			'rotate',
		],
	},
	{title: 'Look', ids: ['filter', 'attention', 'sort', 'other-pane', 'json', 'escape']},
	{title: 'Move', ids: ['up', 'down', 'top', 'bottom', 'page-up', 'page-down', 'half-page-up', 'half-page-down']},
	{title: 'App', ids: ['palette', 'help', 'protect', 'practice', 'repaint', 'suspend', 'quit']},
];

/** From this width on, the help has two columns: the first group, and the others. */
const twoColumns = 96;
const widest = 112;
const gap = 2;
const keyCells = 10;

/** A row of the help; each knows its group, whose title stays visible. */
interface HelpRow {
	readonly title: string;
	readonly id?: CommandId;
	readonly isTitle?: boolean;
}

function rowsOf(groups: typeof helpGroups): HelpRow[] {
	return groups.flatMap(({title, ids}, index) => [
		...(index === 0 ? [] : [{title}]),
		{title, isTitle: true},
		...ids.map(id => ({title, id})),
	]);
}

function columnsOf(width: number): readonly HelpRow[][] {
	return width < twoColumns ? [rowsOf(helpGroups)] : [rowsOf(helpGroups.slice(0, 1)), rowsOf(helpGroups.slice(1))];
}

function placeOf(screen: Size) {
	const room = dialogRoom(screen);
	const columns = Math.min(widest, room.columns);
	const lists = columnsOf(columns);
	const length = Math.max(...lists.map(list => list.length));
	return {columns, lists, length, rows: Math.min(length, room.rows)};
}

export function pressInHelp({overlay, store, name}: OverlayKeys<Help>): void {
	const step = menuStep(name);
	if (step !== undefined) {
		const {length, rows} = placeOf(store.getSnapshot().state.size);
		showOverlay(store, {...overlay, scroll: moveTo(overlay.scroll + step, length - rows + 1)});
	} else if (name === 'q' || name === '?' || name === 'enter') {
		showOverlay(store, undefined);
	}
}

export function HelpDialog({overlay, screen}: OverlayProps<Help>) {
	const {glyphs, ascii} = useTheme();
	const {columns, lists, length, rows} = placeOf(screen);
	const scroll = moveTo(overlay.scroll, length - rows + 1);
	const cells = Math.floor((columns - gap * (lists.length - 1)) / lists.length);
	const marks = `${scroll > 0 ? glyphs.up : ''}${scroll + rows < length ? glyphs.down : ''}`;
	return (
		<Dialog
			title={words('Help')}
			note={marks === '' ? undefined : words(`${marks} more`)}
			screen={screen}
			inside={{columns, rows}}
		>
			<Box columnGap={gap}>
				{lists.map((list, column) => (
					<Box key={column} flexDirection="column" width={cells}>
						{seen(list, scroll, rows).map((row, index) => (
							<Spans key={index} line={fit(helpLine(row, ascii), cells, glyphs.ellipsis)} />
						))}
					</Box>
				))}
			</Box>
		</Dialog>
	);
}

/** The visible rows; the first one is its group's title, even when that has been scrolled away. */
function seen<Row extends HelpRow>(list: readonly Row[], scroll: number, rows: number): HelpRow[] {
	const [first, ...others] = list.slice(scroll, scroll + rows);
	return first === undefined ? [] : [scroll === 0 ? first : {title: first.title, isTitle: true}, ...others];
}

function helpLine({title, id, isTitle}: HelpRow, ascii: boolean): Line {
	if (id === undefined) {
		return isTitle ? [say(title, 'strong')] : [];
	}

	const {shown, help} = binding(id);
	return [say(keyText(shown, ascii).padEnd(keyCells), 'accent'), say(help)];
}
