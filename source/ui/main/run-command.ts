import {nextSort, sortNames} from '../../describe/command-names.ts';
import {openTenant} from '../../session/open-tenant.ts';
import {lineAtEnd} from '../field/edit-line.ts';
import {binding, bindingOf, type CommandId, type KeyView} from '../keymap.ts';
import type {MainModel} from './main-model.ts';
import {move} from './move.ts';

/** What the main screen cannot do by itself. */
export interface ScreenActions {
	quit(): void;
	repaint(): void;
	suspend(): void;
	/** Opens the wizard, on a new context or on an existing one. */
	openWizard(edit: string | undefined): void;
	openPractice(): void;
}

/** Acts on a key of the main screen, or says in the footer why it cannot. False when no command has this key. */
export function pressKey(model: MainModel, actions: ScreenActions, key: string): boolean {
	const found = bindingOf(key);
	if (found === undefined) {
		model.notify('no command on this key; ? shows them all', 'muted');
	} else {
		runCommand(model, actions, found.id);
	}

	return found !== undefined;
}

/** What decides whether a key can act now. */
export function keyView(model: MainModel): KeyView {
	const context = model.cursorContext();
	return {
		state: model.state(),
		context,
		live: context === undefined ? undefined : model.services.checks.get(context.name),
		practising: model.services.practice !== undefined,
	};
}

export function runCommand(model: MainModel, actions: ScreenActions, id: CommandId): void {
	model.dispatch({type: 'notice', notice: undefined});
	const context = model.cursorContext();
	const reason = binding(id).whyNot?.(keyView(model));
	if (reason !== undefined) {
		model.notify(`${binding(id).shown}: ${reason}`, 'warn');
		return;
	}

	if (!move(model, id)) {
		act(model, actions, id, context?.name ?? '');
	}
}

function act(model: MainModel, actions: ScreenActions, id: CommandId, name: string): void {
	const {session} = model;
	const state = model.state();
	switch (id) {
		case 'use':
			model.edit({type: 'use', name});
			break;
		case 'back':
			model.show(session.switchBack(), true);
			break;
		case 'new':
			actions.openWizard(undefined);
			break;
		case 'edit':
			actions.openWizard(name);
			break;
		case 'rename':
		case 'duplicate': {
			const value = id === 'rename' ? name : `${name} copy`;
			model.dispatch({type: 'overlay', overlay: {kind: 'name', purpose: id, from: name, line: lineAtEnd(value)}});
			break;
		}

		case 'mark':
			model.dispatch({type: 'mark', name});
			move(model, 'down');
			break;
		case 'delete':
			model.dispatch({
				type: 'overlay',
				overlay: {kind: 'delete', names: state.marked.size > 0 ? [...state.marked] : [name]},
			});
			break;
		case 'undo':
			model.show(session.undo());
			break;
		case 'redo':
			model.show(session.redo());
			break;
		case 'protect':
			model.show(session.protect());
			break;
		case 'check':
			check(model, state.marked.size > 0 ? [...state.marked] : [name]);
			break;
		case 'check-all':
			check(
				model,
				state.snapshot.contexts.map(context => context.name),
			);
			break;
		case 'filter':
			model.dispatch({type: 'filter', text: state.filter, editing: true});
			break;
		case 'attention':
			model.dispatch({type: 'attention'});
			keepCursorInSelection(model);
			break;
		case 'sort': {
			const sort = nextSort[state.sort];
			model.dispatch({type: 'sort', sort});
			model.notify(`sorted by ${sortNames[sort]}`);
			break;
		}

		case 'other-pane':
			model.dispatch({type: 'pane'});
			break;
		case 'json':
			model.dispatch({type: 'json'});
			break;
		case 'copy':
			model.dispatch({type: 'overlay', overlay: {kind: 'copy', name, selected: 0}});
			break;
		case 'open':
			model.show(openTenant(session, name));
			break;
		case 'practice':
			actions.openPractice();
			break;
		case 'palette':
			model.dispatch({type: 'overlay', overlay: {kind: 'palette', line: lineAtEnd(''), selected: 0}});
			break;
		case 'help':
			model.dispatch({type: 'overlay', overlay: {kind: 'help', scroll: 0}});
			break;
		case 'escape':
			takeBack(model);
			break;
		case 'repaint':
			actions.repaint();
			break;
		case 'suspend':
			actions.suspend();
			break;
		case 'quit':
			actions.quit();
			break;
		default:
	}
}

function check(model: MainModel, names: readonly string[]): void {
	const refused = model.session.check(names);
	if (refused !== undefined) {
		model.show(Promise.resolve(refused));
	}
}

/** Esc takes one thing back: marks, then the filter, then `!`. */
function takeBack(model: MainModel): void {
	const state = model.state();
	if (state.marked.size > 0) {
		model.dispatch({type: 'unmark-all'});
	} else if (state.filter !== '') {
		model.dispatch({type: 'filter', text: '', editing: false});
	} else if (state.onlyAttention) {
		model.dispatch({type: 'attention'});
	} else if (state.pane === 'detail') {
		model.dispatch({type: 'pane'});
	} else {
		model.notify('Esc: nothing to take back; q quits', 'muted');
	}
}

/** After filtering, the cursor stands on a row that is shown: where it was, or on the first. */
export function keepCursorInSelection(model: MainModel): void {
	const {contexts} = model.selection();
	if (!contexts.some(context => context.name === model.state().cursor)) {
		model.moveTo(0);
		model.dispatch({type: 'top', index: 0});
	}
}
