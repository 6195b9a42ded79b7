import type {Context} from '../../contexts/context.ts';
import type {ContextsEdit} from '../../contexts/edit.ts';
import type {ContextsSnapshot} from '../../contexts/snapshot.ts';
import {inOneLine, type Outcome} from '../../describe/outcome.ts';
import {watchCursor} from '../../live/cursor-watch.ts';
import {nameAfter} from '../../session/name-after.ts';
import {type Selection, selectContexts} from '../../session/select-contexts.ts';
import type {Session} from '../../session/session.ts';
import type {Role} from '../lines.ts';
import {type UiServices, uiServices} from '../services.ts';
import {keptCursor} from './kept-cursor.ts';
import {attentionNote} from './list-notes.ts';
import {initialMainState, type MainAction, type MainState, reduceMain} from './main-state.ts';
import {remembered} from './remembered.ts';

/** How many rows and lines the screen shows now; keys that move by pages need it. */
export interface Viewport {
	readonly listRows: number;
	readonly detailRows: number;
	/** Length of the right pane's text. */
	readonly detailLength: number;
	readonly helpRows: number;
	readonly helpLength: number;
}

/**
 * The main screen's state outside of React: keys act on it at once and in order, however many come in one read; views subscribe.
 */
export interface MainModel {
	readonly session: Session;
	readonly services: UiServices;
	subscribe(listener: () => void): () => void;
	version(): number;
	state(): MainState;
	selection(): Selection;
	/** The context under the cursor. */
	cursorContext(): Context | undefined;
	/** How many contexts need attention, in words. */
	attention(): string | undefined;
	viewport: Viewport;
	dispatch(action: MainAction): void;
	notify(text: string, role?: Role): void;
	/** Puts the cursor on a context, by its place in the selection; kept within it. */
	moveTo(index: number): void;
	/** Shows in the footer what came of something, when it is known; the cursor goes to the context that it was about, if asked to. */
	show(outcome: Promise<Outcome>, follow?: boolean): void;
	edit(edit: ContextsEdit, follow?: boolean): void;
	/** Puts the cursor on a context that was just made or named, and sees to it that it is in the list. */
	goTo(name: string): void;
	close(): void;
}

export function createMainModel(session: Session): MainModel {
	const services = uiServices(session);
	const {checks, settings} = services;
	const {file, damage} = session.getSnapshot();
	let state = initialMainState(file, damage, settings.sort);
	let version = 0;
	/** Which row the cursor is on. */
	let place = 0;
	const listeners = new Set<() => void>();

	function emit(): void {
		version++;
		for (const listener of listeners) {
			listener();
		}
	}

	const unsubscribe = session.subscribe(() => {
		const now = session.getSnapshot();
		if (now.damage !== undefined && now.damage !== state.damage) {
			dispatch({type: 'file-damaged', problem: now.damage});
		} else if (now.file !== state.snapshot || now.damage !== state.damage) {
			accept(now.file);
		}

		followSelection();
		emit();
	});

	// Thousands of contexts are neither filtered nor counted for each key.
	const selected = remembered((): Selection => selectContexts(state, checks.get));
	const attention = remembered(() => attentionNote(state, services));

	function selection(): Selection {
		const dependsOnStates = state.onlyAttention || state.sort === 'state' || state.filter !== '';
		return selected(
			state.snapshot,
			state.filter,
			state.onlyAttention,
			state.sort,
			dependsOnStates ? checks.version() : 0,
		);
	}

	/** A row that a fresh state takes out of the list (`!`) leaves the cursor to the one that comes in its place. */
	function followSelection(): void {
		const {contexts} = selection();
		const index = contexts.findIndex(({name}) => name === state.cursor);
		const next = contexts[Math.min(place, contexts.length - 1)];
		if (index !== -1) {
			place = index;
		} else if (next !== undefined) {
			dispatch({type: 'cursor', name: next.name});
		}
	}

	function dispatch(action: MainAction): void {
		const before = state;
		state = reduceMain(state, action);
		if (state.cursor !== before.cursor) {
			watch.moved();
		}

		if (state !== before) {
			emit();
		}
	}

	function accept(snapshot: ContextsSnapshot): void {
		const renamed = state.cursor === undefined ? undefined : nameAfter(state.snapshot, snapshot, state.cursor);
		dispatch({
			type: 'file-read',
			snapshot,
			cursor: keptCursor(snapshot.contexts, selection().contexts, state.cursor, renamed),
		});
	}

	function goTo(name: string): void {
		dispatch({type: 'cursor', name});
		if (!selection().contexts.some(context => context.name === name)) {
			// What was just made or named must be seen.
			dispatch({type: 'show-all'});
		}
	}

	async function show(outcome: Promise<Outcome>, follow = false): Promise<void> {
		const {tone, name, ...rest} = await outcome;
		if (follow && rest.ok && name !== undefined) {
			goTo(name);
		}

		dispatch({type: 'notice', notice: {text: inOneLine({tone, ...rest}), role: tone}});
	}

	const watch = watchCursor({
		checks,
		cursor: () => state.cursor,
		refreshMs: settings.refreshSeconds * 1000,
		now: services.now,
	});

	return {
		session,
		services,
		viewport: {listRows: 10, detailRows: 10, detailLength: 0, helpRows: 10, helpLength: 0},
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		version: () => version,
		state: () => state,
		selection,
		cursorContext: () => selection().contexts.find(context => context.name === state.cursor),
		attention: () => attention(state.snapshot, checks.version()),
		dispatch,
		notify(text, role = 'plain') {
			dispatch({type: 'notice', notice: {text, role}});
		},
		moveTo(index) {
			const {contexts} = selection();
			place = Math.max(0, Math.min(index, contexts.length - 1));
			dispatch({type: 'cursor', name: contexts[place]?.name});
		},
		show(outcome, follow) {
			void show(outcome, follow);
		},
		edit(edit, follow) {
			void show(session.edit(edit), follow);
		},
		goTo,
		close() {
			unsubscribe();
			watch.close();
			listeners.clear();
		},
	};
}
