import {copyChoices} from '../../describe/copy-choices.ts';
import {copy} from '../../session/copy.ts';
import {editLine, lineEditOf} from '../field/edit-line.ts';
import type {Key} from '../field/split-keys.ts';
import {keyName} from '../key-name.ts';
import type {MainModel} from './main-model.ts';
import type {Overlay} from './overlay.ts';
import {paletteChoices} from './palette.ts';
import {runCommand, type ScreenActions} from './run-command.ts';

/** A key while something lies over the screen. */
export function pressOverlayKey(model: MainModel, actions: ScreenActions, overlay: Overlay, key: Key): void {
	const name = keyName(key);
	if (name === 'ctrl+z') {
		actions.suspend();
	} else if (name === 'ctrl+l') {
		actions.repaint();
	} else if (name === 'escape' || name === 'ctrl+c') {
		close(model);
	} else {
		press(model, actions, overlay, key);
	}
}

function press(model: MainModel, actions: ScreenActions, overlay: Overlay, key: Key): void {
	const name = keyName(key);
	switch (overlay.kind) {
		case 'delete':
			if (name === 'y') {
				close(model);
				model.edit({type: 'remove', names: overlay.names});
			} else if (name === 'n') {
				close(model);
			}

			break;
		case 'name':
			if (name === 'enter') {
				giveName(model, overlay);
			} else {
				typeInto(model, overlay, key);
			}

			break;
		case 'copy':
			pressCopyKey(model, overlay, name);
			break;
		case 'palette':
			pressPaletteKey(model, actions, overlay, key);
			break;
		case 'help':
			scrollHelp(model, overlay, name);
			break;
	}
}

function close(model: MainModel): void {
	model.dispatch({type: 'overlay', overlay: undefined});
}

/** What is wrong with a name that is being typed; undefined when it will do. */
export function nameFault(model: MainModel, overlay: Extract<Overlay, {kind: 'name'}>): string | undefined {
	const name = overlay.line.text.trim();
	if (name === '') {
		return 'a name is needed';
	}

	if (overlay.purpose === 'rename' && name === overlay.from) {
		return undefined;
	}

	const taken = model.state().snapshot.contexts.some(context => context.name === name);
	return taken ? 'there is a context of this name already' : undefined;
}

function giveName(model: MainModel, overlay: Extract<Overlay, {kind: 'name'}>): void {
	if (nameFault(model, overlay) !== undefined) {
		return;
	}

	const to = overlay.line.text.trim();
	close(model);
	if (to !== overlay.from) {
		model.edit({type: overlay.purpose, from: overlay.from, to}, true);
	}
}

function typeInto(model: MainModel, overlay: Extract<Overlay, {kind: 'name' | 'palette'}>, key: Key): void {
	const edit = lineEditOf(key);
	if (edit !== undefined) {
		const line = editLine(overlay.line, edit);
		model.dispatch({
			type: 'overlay',
			overlay: overlay.kind === 'palette' ? {...overlay, line, selected: 0} : {...overlay, line},
		});
	}
}

/** A paste into a field of an overlay; elsewhere it does nothing. */
export function pasteIntoOverlay(model: MainModel, overlay: Overlay, text: string): void {
	if (overlay.kind === 'name' || overlay.kind === 'palette') {
		const line = editLine(overlay.line, {type: 'insert', text: text.replaceAll(/\s+/g, ' ').trim()});
		model.dispatch({type: 'overlay', overlay: {...overlay, line}});
	}
}

function pressCopyKey(model: MainModel, overlay: Extract<Overlay, {kind: 'copy'}>, key: string): void {
	const context = model.state().snapshot.contexts.find(({name}) => name === overlay.name);
	const choices = context === undefined ? [] : copyChoices(context, model.services.checks.get(overlay.name));
	const step = stepOf(key);
	if (step !== undefined) {
		const selected = Math.max(0, Math.min(choices.length - 1, overlay.selected + step));
		model.dispatch({type: 'overlay', overlay: {...overlay, selected}});
		return;
	}

	const choice = key === 'enter' ? choices[overlay.selected] : choices.find(candidate => candidate.key === key);
	if (choice !== undefined) {
		close(model);
		model.show(copy(model.session, choice));
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
	model: MainModel,
	actions: ScreenActions,
	overlay: Extract<Overlay, {kind: 'palette'}>,
	key: Key,
): void {
	const choices = paletteChoices(overlay.line.text);
	switch (keyName(key)) {
		case 'enter': {
			const chosen = choices[overlay.selected];
			if (chosen !== undefined) {
				close(model);
				runCommand(model, actions, chosen.id);
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
			model.dispatch({
				type: 'overlay',
				overlay: {...overlay, selected: Math.max(0, Math.min(choices.length - 1, selected))},
			});
			break;
		}

		default:
			typeInto(model, overlay, key);
	}
}

function scrollHelp(model: MainModel, overlay: Extract<Overlay, {kind: 'help'}>, name: string): void {
	const step = stepOf(name);
	if (step !== undefined) {
		const most = Math.max(0, model.viewport.helpLength - model.viewport.helpRows);
		model.dispatch({
			type: 'overlay',
			overlay: {...overlay, scroll: Math.max(0, Math.min(most, overlay.scroll + step))},
		});
	} else if (name === 'q' || name === '?' || name === 'enter') {
		close(model);
	}
}
