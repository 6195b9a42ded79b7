import {type CopyChoice, copyChoices} from '../../describe/copy-choices.ts';
import {copy} from '../../session/copy.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {Dialog, dialogRoom} from '../components/dialog.tsx';
import type {KeyHint} from '../components/key-hints-line.ts';
import {Spans} from '../components/spans.tsx';
import type {MainStore} from '../main/model/main-store.ts';
import {show} from '../main/model/run-command.ts';
import {fit, say, span, words} from '../spans.ts';
import {useTheme} from '../theme-context.ts';
import {menuStep, moveTo} from './menu.ts';
import {showOverlay} from './open-overlay.ts';
import type {CopyMenu} from './overlay.ts';
import type {OverlayKeys, OverlayProps} from './overlay-parts.ts';

export const copyHints: readonly KeyHint[] = [
	['Enter', 'copy'],
	['Esc', 'cancel'],
];

export function pressInCopy({overlay, store, name}: OverlayKeys<CopyMenu>): void {
	const choices = choicesOf(overlay, store);
	const step = menuStep(name);
	if (step !== undefined) {
		showOverlay(store, {...overlay, selected: moveTo(overlay.selected + step, choices.length)});
		return;
	}

	const choice = name === 'enter' ? choices[overlay.selected] : choices.find(({key}) => key === name);
	if (choice !== undefined) {
		showOverlay(store, undefined);
		void show(store, copy(store.session, choice));
	}
}

function choicesOf({name}: CopyMenu, {session, getSnapshot}: MainStore): CopyChoice[] {
	const context = getSnapshot().session.file.contexts.find(candidate => candidate.name === name);
	return context === undefined ? [] : copyChoices(context, session.checks.get(name), session.workplace.practice);
}

const widest = 84;

export function CopyDialog({overlay, store, screen}: OverlayProps<CopyMenu>) {
	const {glyphs} = useTheme();
	const columns = Math.min(widest, dialogRoom(screen).columns);
	const choices = choicesOf(overlay, store);
	return (
		<Dialog title={words('Copy')} screen={screen} inside={{columns, rows: choices.length}}>
			{choices.map(({key, label, text}, index) => {
				const isSelected = index === overlay.selected;
				const line = [
					say(isSelected ? `${glyphs.cursor} ` : '  ', 'accent'),
					say(key, text === undefined ? 'muted' : 'accent'),
					say(`  ${label.padEnd(16)}`),
					text === undefined ? say('not known yet', 'muted') : span(safeText(text), 'muted'),
				];
				return <Spans key={key} line={fit(line, columns, glyphs.ellipsis)} selected={isSelected} />;
			})}
		</Dialog>
	);
}
