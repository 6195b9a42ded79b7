import {Box} from 'ink';
import {lineEditOf} from '../../terminal/input/line-edit-of.ts';
import {editLine, lineAtEnd} from '../../text/edit-line.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import type {CommandId} from '../command-id.ts';
import {Dialog, dialogRoom} from '../components/dialog.tsx';
import {fieldWindow} from '../components/field/field-window.ts';
import {TextField} from '../components/field/text-field.tsx';
import type {KeyHint} from '../components/key-hints-line.ts';
import {Prose} from '../components/prose.tsx';
import {Spans} from '../components/spans.tsx';
import type {MainStore} from '../main/model/main-store.ts';
import {runConfirmed} from '../main/model/run-command.ts';
import {fit, say, span, words} from '../spans.ts';
import {useTheme} from '../theme-context.ts';
import {showOverlay} from './open-overlay.ts';
import type {ProtectedQuestion} from './overlay.ts';
import type {OverlayKeys, OverlayProps} from './overlay-parts.ts';

export const protectedHints: readonly KeyHint[] = [
	['Enter', 'confirm'],
	['Esc', 'cancel'],
];

export function pressInProtected({overlay, store, actions, key, name}: OverlayKeys<ProtectedQuestion>): void {
	const edit = lineEditOf(key);
	if (edit !== undefined) {
		showOverlay(store, {...overlay, line: editLine(overlay.line, edit)});
	} else if (name === 'enter' && overlay.line.text.trim() !== overlay.names[0].trim()) {
		showOverlay(store, {...overlay, wrong: overlay.line.text});
	} else if (name === 'enter') {
		const [typed, next, ...others] = overlay.names;
		const confirmed = [...overlay.confirmed, typed];
		if (next === undefined) {
			showOverlay(store, undefined);
			runConfirmed(store, actions, overlay.command, confirmed);
		} else {
			showOverlay(store, {...overlay, names: [next, ...others], confirmed, line: lineAtEnd('')});
		}
	}
}

export function pasteIntoProtected(overlay: ProtectedQuestion, store: MainStore, text: string): void {
	showOverlay(store, {...overlay, line: editLine(overlay.line, {type: 'insert', text})});
}

/** What the command will do once the name is typed. */
const purposes: Readonly<Partial<Record<CommandId, string>>> = {
	use: 'use it',
	back: 'use it',
	rename: 'rename it',
	delete: 'delete it',
	undo: 'undo its last change',
	redo: 'redo its last change',
	shell: 'open a shell for it',
	rotate: 'replace its key or secret',
};

const widest = 60;
const label = 'Its name  ';

export function ProtectedDialog({overlay, screen}: OverlayProps<ProtectedQuestion>) {
	const {glyphs} = useTheme();
	const columns = Math.min(widest, dialogRoom(screen).columns);
	const cells = columns - label.length;
	const {names, command, line, wrong} = overlay;
	return (
		<Dialog title={words('Protected')} tone="warn" screen={screen} inside={{columns, rows: 5}}>
			<Spans line={fit([span(safeText(names[0]), 'strong'), say(' is protected.')], columns, glyphs.ellipsis)} />
			<Prose tone="muted">{words(`Type its name to ${purposes[command] ?? 'go on'}.`)}</Prose>
			<Box height={1} />
			<Box>
				<Spans line={[say(label, 'muted')]} />
				<TextField window={fieldWindow(line.text, line.cursor, cells, glyphs.ellipsis)} cells={cells} isFocused />
			</Box>
			<Spans line={line.text === wrong ? [say(`${glyphs.failed} that is not its name`, 'bad')] : []} />
		</Dialog>
	);
}
