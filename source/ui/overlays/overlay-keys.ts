import {copyChoices} from '../../describe/copy-choices.ts';
import {copy} from '../../session/copy.ts';
import type {Key} from '../../terminal/key.ts';
import {keyName} from '../../terminal/key.ts';
import {editLine, lineEditOf} from '../field/edit-line.ts';
import type {MainStore} from '../main/model/main-store.ts';
import {changeFile, runCommand, type ScreenActions, show} from '../main/model/run-command.ts';
import type {Overlay} from './overlay.ts';
import {helpScrollLimit} from './overlay-place.ts';
import {paletteChoices} from './palette.ts';

/** A key while something lies over the screen. */
export function pressOverlayKey(store: MainStore, actions: ScreenActions, key: Key): void {
	const name = keyName(key);
	const {overlay} = store.getSnapshot().state;
	if (overlay === undefined) {
		return;
	}

	if (name === 'ctrl+z') {
		actions.suspend();
	} else if (name === 'ctrl+l') {
		actions.repaint();
	} else if (name === 'escape' || name === 'ctrl+c') {
		close(store);
	} else {
		press(store, actions, overlay, key);
	}
}

function press(store: MainStore, actions: ScreenActions, overlay: Overlay, key: Key): void {
	const name = keyName(key);
	switch (overlay.kind) {
		case 'delete':
			if (name === 'y') {
				close(store);
				changeFile(store, {type: 'remove', names: overlay.names});
			} else if (name === 'n') {
				close(store);
			}

			break;
		case 'name':
			if (name === 'enter') {
				giveName(store, overlay);
			} else {
				typeInto(store, overlay, key);
			}

			break;
		case 'copy':
			pressCopyKey(store, overlay, name);
			break;
		case 'palette':
			pressPaletteKey(store, actions, overlay, key);
			break;
		case 'help':
			scrollHelp(store, overlay, name);
			break;
	}
}

function close(store: MainStore): void {
	store.dispatch({type: 'overlay', overlay: undefined});
}

/** What is wrong with a name that is being typed; undefined when it will do. */
export function nameFault(store: MainStore, overlay: Extract<Overlay, {kind: 'name'}>): string | undefined {
	const name = overlay.line.text.trim();
	if (name === '') {
		return 'a name is needed';
	}

	if (overlay.purpose === 'rename' && name === overlay.from) {
		return undefined;
	}

	const taken = store.getSnapshot().session.file.contexts.some(context => context.name === name);
	return taken ? 'there is a context of this name already' : undefined;
}

function giveName(store: MainStore, overlay: Extract<Overlay, {kind: 'name'}>): void {
	if (nameFault(store, overlay) !== undefined) {
		return;
	}

	const to = overlay.line.text.trim();
	close(store);
	if (to !== overlay.from) {
		changeFile(store, {type: overlay.purpose, from: overlay.from, to}, true);
	}
}

function typeInto(store: MainStore, overlay: Extract<Overlay, {kind: 'name' | 'palette'}>, key: Key): void {
	const edit = lineEditOf(key);
	if (edit !== undefined) {
		const line = editLine(overlay.line, edit);
		store.dispatch({
			type: 'overlay',
			overlay: overlay.kind === 'palette' ? {...overlay, line, selected: 0} : {...overlay, line},
		});
	}
}

/** A paste into a field of an overlay; elsewhere it does nothing. */
export function pasteIntoOverlay(store: MainStore, text: string): void {
	const {overlay} = store.getSnapshot().state;
	if (overlay?.kind === 'name' || overlay?.kind === 'palette') {
		const line = editLine(overlay.line, {type: 'insert', text: text.replaceAll(/\s+/g, ' ').trim()});
		store.dispatch({
			type: 'overlay',
			overlay: overlay.kind === 'palette' ? {...overlay, line, selected: 0} : {...overlay, line},
		});
	}
}

function pressCopyKey(store: MainStore, overlay: Extract<Overlay, {kind: 'copy'}>, key: string): void {
	const context = store.getSnapshot().session.file.contexts.find(({name}) => name === overlay.name);
	const choices = context === undefined ? [] : copyChoices(context, store.session.checks.get(overlay.name));
	const step = stepOf(key);
	if (step !== undefined) {
		const selected = Math.max(0, Math.min(choices.length - 1, overlay.selected + step));
		store.dispatch({type: 'overlay', overlay: {...overlay, selected}});
		return;
	}

	const choice = key === 'enter' ? choices[overlay.selected] : choices.find(candidate => candidate.key === key);
	if (choice !== undefined) {
		close(store);
		void show(store, copy(store.session, choice));
	}
}

/** How far a key moves in a menu or in the help; undefined when it does not. */
function stepOf(key: string): number | undefined {
	const steps: Record<string, number> = {
		up: -1,
		k: -1,
		'ctrl+p': -1,
		down: 1,
		j: 1,
		'ctrl+n': 1,
		'ctrl+u': -5,
		'ctrl+d': 5,
		pageup: -10,
		pagedown: 10,
		home: -1000,
		g: -1000,
		end: 1000,
		G: 1000,
	};
	return steps[key];
}

function pressPaletteKey(
	store: MainStore,
	actions: ScreenActions,
	overlay: Extract<Overlay, {kind: 'palette'}>,
	key: Key,
): void {
	const choices = paletteChoices(overlay.line.text);
	switch (keyName(key)) {
		case 'enter': {
			const chosen = choices[overlay.selected];
			if (chosen !== undefined) {
				close(store);
				runCommand(store, actions, chosen.id);
			}

			break;
		}

		case 'up':
		case 'ctrl+p':
		case 'down':
		case 'ctrl+n':
		case 'pageup':
		case 'pagedown': {
			const selected = overlay.selected + (stepOf(keyName(key)) ?? 0);
			store.dispatch({
				type: 'overlay',
				overlay: {...overlay, selected: Math.max(0, Math.min(choices.length - 1, selected))},
			});
			break;
		}

		default:
			typeInto(store, overlay, key);
	}
}

function scrollHelp(store: MainStore, overlay: Extract<Overlay, {kind: 'help'}>, name: string): void {
	const step = stepOf(name);
	if (step !== undefined) {
		const most = helpScrollLimit(store.getSnapshot().state.size);
		store.dispatch({
			type: 'overlay',
			overlay: {...overlay, scroll: Math.max(0, Math.min(most, overlay.scroll + step))},
		});
	} else if (name === 'q' || name === '?' || name === 'enter') {
		close(store);
	}
}
