import fuzzysort from 'fuzzysort';
import {Box} from 'ink';
import {lineEditOf} from '../../terminal/input/line-edit-of.ts';
import {editLine} from '../../text/edit-line.ts';
import type {CommandId} from '../command-id.ts';
import {Dialog, dialogRoom} from '../components/dialog.tsx';
import {fieldWindow} from '../components/field/field-window.ts';
import {TextField} from '../components/field/text-field.tsx';
import type {KeyHint} from '../components/key-hints-line.ts';
import {Spans} from '../components/spans.tsx';
import {type KeyBinding, type KeyFacts, keymap, keyText} from '../keymap.ts';
import type {MainStore} from '../main/model/main-store.ts';
import {isMovement} from '../main/model/move.ts';
import {keyFacts, runCommand} from '../main/model/run-command.ts';
import {fit, say, words} from '../spans.ts';
import {useTheme} from '../theme-context.ts';
import {menuStep, moveTo} from './menu.ts';
import {showOverlay} from './open-overlay.ts';
import type {Palette} from './overlay.ts';
import type {OverlayKeys, OverlayProps} from './overlay-parts.ts';

export const paletteHints: readonly KeyHint[] = [
	['Enter', 'run'],
	['↑↓', 'move'],
	['Esc', 'close'],
];

const leftOut: readonly CommandId[] = ['palette', 'escape'];
const commands = keymap.filter(({id}) => !leftOut.includes(id) && !isMovement(id));

/** The commands that match the typed text: best match first, those that cannot act now last. */
function paletteChoices(typed: string, facts: KeyFacts): readonly KeyBinding[] {
	const wanted = typed.trim();
	const found =
		wanted === ''
			? commands
			: fuzzysort.go(wanted, commands, {keys: ['label', 'help'], threshold: 0.3, limit: 0}).map(({obj}) => obj);
	const canAct = ({whyNot}: KeyBinding) => whyNot?.(facts) === undefined;
	return [...found.filter(canAct), ...found.filter(command => !canAct(command))];
}

export function pressInPalette({overlay, store, actions, key, name}: OverlayKeys<Palette>): void {
	const choices = paletteChoices(overlay.line.text, keyFacts(store));
	const edit = lineEditOf(key);
	const step = menuStep(name);
	if (name === 'enter') {
		const chosen = choices[overlay.selected];
		if (chosen !== undefined) {
			showOverlay(store, undefined);
			runCommand(store, actions, chosen.id);
		}
	} else if (edit !== undefined) {
		showOverlay(store, {...overlay, line: editLine(overlay.line, edit), selected: 0});
	} else if (step !== undefined) {
		showOverlay(store, {...overlay, selected: moveTo(overlay.selected + step, choices.length)});
	}
}

/** Chooses the first match, whatever was chosen before. */
export function pasteIntoPalette(overlay: Palette, store: MainStore, text: string): void {
	showOverlay(store, {...overlay, line: editLine(overlay.line, {type: 'insert', text}), selected: 0});
}

const widest = 84;
const tallest = 20;
const top = 2;

export function PaletteDialog({overlay, store, screen}: OverlayProps<Palette>) {
	const {glyphs, ascii} = useTheme();
	const room = dialogRoom(screen);
	const columns = Math.min(widest, room.columns);
	// The palette keeps its place, however many commands match.
	const rows = Math.min(tallest, room.rows - 1);
	const listRows = rows - 2;
	const facts = keyFacts(store);
	const choices = paletteChoices(overlay.line.text, facts);
	const first = Math.max(0, overlay.selected - listRows + 1);
	const marks = `${first > 0 ? glyphs.up : ''}${first + listRows < choices.length ? glyphs.down : ''}`;
	const {text, cursor} = overlay.line;
	return (
		<Dialog
			title={words('Commands')}
			note={marks === '' ? undefined : words(`${marks} more`)}
			screen={screen}
			inside={{columns, rows}}
			top={top}
		>
			<Box>
				<Spans line={[say(':', 'muted')]} />
				<TextField window={fieldWindow(text, cursor, columns - 1, glyphs.ellipsis)} cells={columns - 1} isFocused />
			</Box>
			<Box height={1} />
			{choices.length === 0 && <Spans line={[say('no such command', 'muted')]} />}
			{choices.slice(first, first + listRows).map((choice, index) => {
				const isSelected = first + index === overlay.selected;
				const reason = choice.whyNot?.(facts);
				const line = [
					say(isSelected ? `${glyphs.cursor} ` : '  ', 'accent'),
					say(choice.label.padEnd(18), isSelected ? 'accent' : reason === undefined ? 'plain' : 'muted'),
					say(keyText(choice.shown, ascii).padEnd(8), 'accent'),
					say(reason ?? choice.help, 'muted'),
				];
				return <Spans key={choice.id} line={fit(line, columns, glyphs.ellipsis)} selected={isSelected} />;
			})}
		</Dialog>
	);
}
