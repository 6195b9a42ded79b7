import {Box} from 'ink';
import {tenantName} from '../../describe/tenant-name.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {displayWidth} from '../../text/width.ts';
import {Dialog, dialogRoom} from '../components/dialog.tsx';
import type {KeyHint} from '../components/key-hints-line.ts';
import {Prose} from '../components/prose.tsx';
import {Spans} from '../components/spans.tsx';
import {changeFile} from '../main/model/run-command.ts';
import {column, fit, say, span, words} from '../spans.ts';
import {useTheme} from '../theme-context.ts';
import {showOverlay} from './open-overlay.ts';
import type {DeleteQuestion} from './overlay.ts';
import type {OverlayKeys, OverlayProps} from './overlay-parts.ts';

export const deleteHints: readonly KeyHint[] = [
	['y', 'yes, delete'],
	['n', 'no'],
];

export function pressInDelete({overlay, store, name}: OverlayKeys<DeleteQuestion>): void {
	if (name === 'y' || name === 'n') {
		showOverlay(store, undefined);
	}

	if (name === 'y') {
		changeFile(store, {type: 'remove', names: overlay.names}, {confirmed: overlay.confirmed});
	}
}

const widest = 76;
/** Rows other than the names: the question, empty rows, and whether it can be undone. */
const usualRows = 4;
const rowsOfProblem = 3;

export function DeleteDialog({overlay, store, screen}: OverlayProps<DeleteQuestion>) {
	const {glyphs} = useTheme();
	const room = dialogRoom(screen);
	const columns = Math.min(widest, room.columns);
	const {names, noBackup} = overlay;
	const {contexts, current} = store.getSnapshot().session.file;
	const otherRows = noBackup === undefined ? usualRows : usualRows - 1 + rowsOfProblem;
	const most = Math.max(1, room.rows - otherRows);
	const shown = names.length > most ? names.slice(0, most - 1) : names;
	const nameCells = Math.min(32, Math.max(...shown.map(name => displayWidth(safeText(name)))));
	return (
		<Dialog
			title={words('Delete')}
			tone="bad"
			screen={screen}
			inside={{columns, rows: Math.min(names.length, most) + otherRows}}
		>
			<Spans
				line={[say(names.length === 1 ? 'Delete this context?' : `Delete these ${names.length} contexts?`, 'strong')]}
			/>
			<Box height={1} />
			{shown.map(name => {
				const context = contexts.find(candidate => candidate.name === name);
				const line = [
					say(name === current ? `${glyphs.current} ` : '  ', 'accent'),
					span(column(safeText(name), nameCells, glyphs.ellipsis)),
					say('  '),
					span(safeText(context === undefined ? '' : tenantName(context)), 'muted'),
					...(name === current ? [say('  current', 'accent')] : []),
				];
				return <Spans key={name} line={fit(line, columns, glyphs.ellipsis)} />;
			})}
			{shown.length < names.length && <Spans line={[say(`  and ${names.length - shown.length} more`, 'muted')]} />}
			<Box height={1} />
			{noBackup === undefined ? (
				<Prose tone="muted">{words(`u brings ${names.length === 1 ? 'it' : 'them'} back.`)}</Prose>
			) : (
				<Prose tone="bad">{words(`This cannot be undone: ${safeText(noBackup)}`)}</Prose>
			)}
		</Dialog>
	);
}
