import type {Context} from '../../../contexts/context.ts';
import type {ContextsEdit} from '../../../contexts/edit.ts';
import {nextSort, sortNames} from '../../../describe/command-names.ts';
import type {Outcome} from '../../../describe/outcome.ts';
import {openTenant} from '../../../session/open-tenant.ts';
import type {CommandId} from '../../command-id.ts';
import {binding, bindingOf, type KeyFacts} from '../../keymap.ts';
import {askForName, askForProtected, askToDelete, openPalette, showOverlay} from '../../overlays/open-overlay.ts';
import type {MainStore} from './main-store.ts';
import {moveAction} from './move.ts';
import {protectedBy} from './protected-by.ts';

/** What the main screen cannot do by itself. */
export interface ScreenActions {
	quit(): void;
	repaint(): void;
	suspend(): void;
	/** Opens the wizard for a new context or an existing one. */
	openWizard(edit: string | undefined): void;
	openPractice(): void;
	/** Hands the terminal to a shell for this context until the shell exits. */
	openShell(name: string, confirmed: readonly string[]): void;
}

/** Acts on a key of the main screen, or says in the footer why it cannot. */
export function pressKey(store: MainStore, actions: ScreenActions, key: string): void {
	const found = bindingOf(key);
	if (found === undefined) {
		store.notify('no command on this key; ? lists them all', 'muted');
	} else {
		runCommand(store, actions, found.id);
	}
}

/** The facts that decide whether a key can act now. */
export function keyFacts({session, getSnapshot}: MainStore): KeyFacts {
	const view = getSnapshot();
	return {
		...view,
		live: view.context === undefined ? undefined : view.session.live(view.context.name),
		practising: session.workplace.practice !== undefined,
	};
}

export function runCommand(store: MainStore, actions: ScreenActions, id: CommandId): void {
	store.dispatch({type: 'notice', notice: undefined});
	const reason = binding(id).whyNot?.(keyFacts(store));
	if (reason !== undefined) {
		store.notify(`${binding(id).shown}: ${reason}`, 'warn');
		return;
	}

	const movement = moveAction(store.getSnapshot(), id);
	const [guarded, ...others] = protectedBy(store, id);
	if (movement !== undefined) {
		store.dispatch(movement);
	} else if (guarded === undefined) {
		runConfirmed(store, actions, id, []);
	} else {
		askForProtected(store, id, [guarded, ...others]);
	}
}

/** `confirmed`: the protected contexts whose names were typed. */
export function runConfirmed(
	store: MainStore,
	actions: ScreenActions,
	id: CommandId,
	confirmed: readonly string[],
): void {
	const {session} = store;
	const {state, context, session: known} = store.getSnapshot();
	const name = context?.name ?? '';
	const chosen = state.marked.size > 0 ? [...state.marked] : [name];
	switch (id) {
		case 'use':
			if (session.now() >= state.noEnterUntil) {
				changeFile(store, {type: 'use', name}, {confirmed});
			}

			break;
		case 'back':
			void show(store, session.switchBack(confirmed), true);
			break;
		case 'new':
			actions.openWizard(undefined);
			break;
		case 'edit':
			actions.openWizard(name);
			break;
		case 'rename':
		case 'duplicate':
			askForName(store, id, name, confirmed);
			break;
		case 'mark':
			store.dispatch({type: 'mark', name});
			runCommand(store, actions, 'down');
			break;
		case 'delete':
			void askToDelete(store, chosen, confirmed);
			break;
		case 'undo':
		case 'redo':
			void stepThroughHistory(store, id, confirmed);
			break;
		case 'protect':
			void show(store, session.protect());
			break;
		case 'check':
			check(store, chosen);
			break;
		case 'check-all':
			check(
				store,
				known.file.contexts.map(each => each.name),
			);
			break;
		case 'filter':
			store.dispatch({type: 'filter', text: state.filter});
			break;
		case 'attention':
			store.dispatch({type: 'attention'});
			break;
		case 'sort': {
			const sort = nextSort[state.sort];
			store.dispatch({type: 'sort', sort});
			store.notify(`sorted by ${sortNames[sort]}`);
			break;
		}

		case 'other-pane':
			store.dispatch({type: 'pane'});
			break;
		case 'json':
			store.dispatch({type: 'json'});
			break;
		case 'copy':
			store.dispatch({type: 'overlay', overlay: {kind: 'copy', name, selected: 0}});
			break;
		case 'open':
			void show(store, openTenant(session, name));
			break;
		case 'shell':
			actions.openShell(name, confirmed);
			break;
		case 'rotate':
			// An earlier one that was left unfinished starts with a question.
			if (
				context !== undefined &&
				(confirmed.includes(context.name) || session.getSnapshot().rotation(context.name)?.phase === 'stored')
			) {
				void openRotation(store, context);
			} else if (context !== undefined) {
				showOverlay(store, {kind: 'rotate', name: context.name, rotation: undefined});
			}

			break;
		case 'practice':
			actions.openPractice();
			break;
		case 'palette':
			openPalette(store);
			break;
		case 'help':
			store.dispatch({type: 'overlay', overlay: {kind: 'help', scroll: 0}});
			break;
		case 'escape':
			clear(store);
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

/** Changes the file. Refuses, with an explanation, to edit what another program changed since the person saw it. */
export function changeFile(
	store: MainStore,
	edit: ContextsEdit,
	{confirmed = [], isRevealed = false}: {readonly confirmed?: readonly string[]; readonly isRevealed?: boolean} = {},
): void {
	void show(store, store.session.edit(edit, store.getSnapshot().session.file, confirmed), isRevealed);
}

/** Reports the result of a change, and puts the cursor on its context if the command calls for it. */
export async function show(store: MainStore, outcome: Promise<Outcome>, isRevealed = false): Promise<void> {
	const said = await outcome;
	if (isRevealed && said.ok) {
		store.reveal(said.name);
	}

	store.report(said);
}

/** Only the attempt shows which protected contexts it would touch. */
async function stepThroughHistory(store: MainStore, id: 'undo' | 'redo', confirmed: readonly string[]): Promise<void> {
	const said = await store.session[id](confirmed);
	const [first, ...others] = said.unconfirmed ?? [];
	if (first === undefined) {
		store.report(said);
	} else {
		askForProtected(store, id, [first, ...others], confirmed);
	}
}

/** Starts replacing a context's credentials. Loaded on demand, because the tenant code takes time to load. */
export async function openRotation(store: MainStore, context: Context): Promise<void> {
	const {startRotation} = await import('../../../session/rotation.ts');
	const {session} = store;
	const rotation = startRotation(session.workplace, context);
	showOverlay(store, {kind: 'rotate', name: context.name, rotation});
	rotation.subscribe(() => {
		session.reload();
		const {overlay} = store.getSnapshot().state;
		if (overlay?.kind === 'rotate' && overlay.rotation === rotation) {
			// Another one, so that dialog and footer are drawn again.
			showOverlay(store, {...overlay});
		}
	});
}

function check(store: MainStore, names: readonly string[]): void {
	const refusal = store.session.check(names);
	if (refusal !== undefined) {
		store.report(refusal);
	}
}

/** Esc clears one thing at a time: marks, the filter, `!`; then it leaves the pane. */
function clear(store: MainStore): void {
	const {state} = store.getSnapshot();
	if (state.marked.size > 0) {
		store.dispatch({type: 'unmark-all'});
	} else if (state.filter !== '') {
		store.dispatch({type: 'clear-filter'});
	} else if (state.onlyAttention) {
		store.dispatch({type: 'attention'});
	} else if (state.pane === 'detail') {
		store.dispatch({type: 'pane'});
	} else {
		store.notify('Esc: nothing to clear; q quits', 'muted');
	}
}
