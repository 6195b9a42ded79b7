import type {Context} from '../../../contexts/context.ts';
import {inOneLine, type Outcome} from '../../../describe/outcome.ts';
import {ownShell} from '../../../describe/own-shell.ts';
import {attentionNote} from '../../../describe/states/attention.ts';
import {watchCursor} from '../../../live/cursor-watch.ts';
import {type Selection, selectContexts} from '../../../session/select-contexts.ts';
import type {Session, SessionState} from '../../../session/session.ts';
import type {PracticeHint} from '../../../session/workplace.ts';
import {isProtected} from '../../../settings/is-protected.ts';
import type {Role} from '../../theme.ts';
import {type Layout, layoutOf, type Size} from '../layout.ts';
import {followCursor} from './follow-cursor.ts';
import {initialMainState, type MainAction, type MainState, reduceMain} from './main-state.ts';

/** What the main screen shows. Immutable: every change creates a new one. */
export interface MainView {
	readonly state: MainState;
	readonly session: SessionState;
	readonly layout: Layout;
	readonly rows: readonly Context[];
	readonly selection: Selection;
	/** The context under the cursor; undefined when there are no rows. */
	readonly context: Context | undefined;
	/** How many contexts need attention, in words. */
	readonly attention: string | undefined;
	/** Whether a context's name must be typed before it is used. */
	readonly isProtected: (name: string) => boolean;
	/** A key's expiry is shown from this many days before. */
	readonly warnBefore: number;
	/** Inside a `qctx shell`: its context, and how long its token lasts. */
	readonly ownShell: string | undefined;
	/** Set on the practice tenant. */
	readonly practice: PracticeHint | undefined;
	/** The home folder, written as `~`. */
	readonly home: string | undefined;
}

/**
 * The main screen's state, outside React, on top of a session: keys act on it at once and in order, however many arrive in one read; components subscribe.
 */
export interface MainStore {
	readonly session: Session;
	subscribe(listener: () => void): () => void;
	getSnapshot(): MainView;
	dispatch(action: MainAction): void;
	notify(text: string, role?: Role): void;
	/** Shows a result in the footer. */
	report(outcome: Outcome): void;
	/** Puts the cursor on a context, whatever hides it. */
	reveal(name: string | undefined): void;
	close(): void;
}

export interface MainStoreOptions {
	readonly size: Size;
	/** The home folder, written as `~`. */
	readonly home: string | undefined;
	/** Where the cursor starts, instead of on the current context. */
	readonly cursor?: string | undefined;
}

export function createMainStore(session: Session, {size, home, cursor}: MainStoreOptions): MainStore {
	const {environment, settings, practice} = session.workplace;
	const listeners = new Set<() => void>();
	const isProtectedHere = (name: string) => isProtected(name, settings);
	let known = session.getSnapshot();
	let state = initialMainState(known.file, size, settings.sort);
	let view = readView(undefined);

	function readView(before: MainView | undefined): MainView {
		const selection = before !== undefined && isSameChoice(before) ? before.selection : select(known, state);
		const rows = selection.contexts;
		return {
			state,
			session: known,
			// The same object as long as nothing moves, so that no row is redrawn.
			layout:
				before?.state.size === state.size && before.session.file === known.file
					? before.layout
					: layoutOf(state.size, known.file.contexts, isProtectedHere),
			rows,
			selection,
			context: rows.find(({name}) => name === state.cursor),
			attention: before?.session === known ? before.attention : attentionNote(known.file.contexts, known.live),
			isProtected: isProtectedHere,
			warnBefore: settings.warnBefore,
			ownShell: ownShell(environment, known.file.contexts, session.now()),
			practice,
			home,
		};
	}

	/** Avoids filtering thousands of contexts on every key. */
	function isSameChoice(before: MainView): boolean {
		const dependsOnStates =
			state.onlyAttention || state.sort === 'state' || state.sort === 'end' || state.filter !== '';
		return (
			before.session.file === known.file &&
			before.state.filter === state.filter &&
			before.state.onlyAttention === state.onlyAttention &&
			before.state.sort === state.sort &&
			(!dependsOnStates || before.session === known)
		);
	}

	function dispatch(action: MainAction): void {
		const before = view;
		state = reduceMain(state, action);
		if (state === before.state && known === before.session) {
			return;
		}

		view = readView(before);
		const followed = followCursor(before.state, state, {
			before: before.rows,
			rows: view.rows,
			contexts: known.file.contexts,
			listRows: view.layout.listRows,
			isFiltered: action.type === 'filter',
		});
		if (followed !== state) {
			state = followed;
			view = readView(view);
		}

		if (state.cursor !== before.state.cursor) {
			watch.moved();
		}

		for (const listener of listeners) {
			listener();
		}
	}

	const unsubscribe = session.subscribe(() => {
		const before = known;
		known = session.getSnapshot();
		dispatch(before.file === known.file ? {type: 'answers'} : {type: 'file', before: before.file, after: known.file});
	});
	const watch = watchCursor({
		checks: session.checks,
		cursor: () => state.cursor,
		refreshMs: settings.refreshSeconds * 1000,
		now: session.now,
	});
	const store: MainStore = {
		session,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		getSnapshot: () => view,
		dispatch,
		notify(text, role = 'plain') {
			dispatch({type: 'notice', notice: {text, role}});
		},
		report(outcome) {
			dispatch({type: 'notice', notice: {text: inOneLine(outcome), role: outcome.tone}});
		},
		reveal(name) {
			if (known.file.contexts.some(context => context.name === name) && name !== undefined) {
				dispatch({type: 'reveal', name, isHidden: !view.rows.some(row => row.name === name)});
			}
		},
		close() {
			unsubscribe();
			watch.close();
			listeners.clear();
		},
	};
	store.reveal(cursor);
	return store;
}

function select({file, live}: SessionState, {filter, onlyAttention, sort}: MainState): Selection {
	return selectContexts({snapshot: file, filter, onlyAttention, sort}, live);
}
