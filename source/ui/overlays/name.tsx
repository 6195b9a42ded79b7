import {Box} from 'ink';
import {lineEditOf} from '../../terminal/input/line-edit-of.ts';
import {editLine} from '../../text/edit-line.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {Dialog, dialogRoom} from '../components/dialog.tsx';
import {fieldWindow} from '../components/field/field-window.ts';
import {TextField} from '../components/field/text-field.tsx';
import type {KeyHint} from '../components/key-hints-line.ts';
import {Spans} from '../components/spans.tsx';
import type {MainStore} from '../main/model/main-store.ts';
import {changeFile} from '../main/model/run-command.ts';
import {fit, say, span, words} from '../spans.ts';
import {useTheme} from '../theme-context.ts';
import {showOverlay} from './open-overlay.ts';
import type {NameQuestion} from './overlay.ts';
import type {OverlayKeys, OverlayProps} from './overlay-parts.ts';

export function nameHints({purpose}: NameQuestion): readonly KeyHint[] {
	return [
		['Enter', purpose],
		['Esc', 'cancel'],
	];
}

export function pressInName({overlay, store, key, name}: OverlayKeys<NameQuestion>): void {
	const edit = lineEditOf(key);
	if (edit !== undefined) {
		showOverlay(store, {...overlay, line: editLine(overlay.line, edit)});
	} else if (name === 'enter' && nameProblem(overlay, store) === undefined) {
		const {purpose, from} = overlay;
		const to = overlay.line.text.trim();
		showOverlay(store, undefined);
		if (to !== from) {
			changeFile(store, {type: purpose, from, to}, {confirmed: overlay.confirmed, isRevealed: true});
		}
	}
}

export function pasteIntoName(overlay: NameQuestion, store: MainStore, text: string): void {
	showOverlay(store, {...overlay, line: editLine(overlay.line, {type: 'insert', text})});
}

/** What is wrong with the name being typed; undefined when it is fine. */
function nameProblem({line, purpose, from}: NameQuestion, store: MainStore): string | undefined {
	const name = line.text.trim();
	if (name === '') {
		return 'a name is needed';
	}

	const isTaken = store.getSnapshot().session.file.contexts.some(context => context.name === name);
	return isTaken && !(purpose === 'rename' && name === from) ? 'there is a context with this name already' : undefined;
}

const widest = 60;
const label = 'New name  ';

export function NameDialog({overlay, store, screen}: OverlayProps<NameQuestion>) {
	const {glyphs} = useTheme();
	const columns = Math.min(widest, dialogRoom(screen).columns);
	const cells = columns - label.length;
	const problem = nameProblem(overlay, store);
	const verb = overlay.purpose === 'rename' ? 'Rename' : 'Duplicate';
	return (
		<Dialog title={words(verb)} screen={screen} inside={{columns, rows: 4}}>
			<Spans
				line={fit([say(`${verb} `, 'strong'), span(safeText(overlay.from), 'strong')], columns, glyphs.ellipsis)}
			/>
			<Box height={1} />
			<Box>
				<Spans line={[say(label, 'muted')]} />
				<TextField
					window={fieldWindow(overlay.line.text, overlay.line.cursor, cells, glyphs.ellipsis)}
					cells={cells}
					isFocused
				/>
			</Box>
			<Spans line={problem === undefined ? [] : [say(`${glyphs.failed} ${problem}`, 'bad')]} />
		</Dialog>
	);
}
