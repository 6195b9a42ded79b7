import type {Context} from '../../contexts/context.ts';
import type {ContextsEdit} from '../../contexts/edit.ts';
import {type ContextsSnapshot, emptySnapshot, isSameSnapshot} from '../../contexts/snapshot.ts';
import type {Change} from '../../contexts/store.ts';
import {watchCursor} from '../../live/cursor-watch.ts';
import {priorities} from '../../live/live-checks.ts';
import {type Selection, selectContexts} from '../../live/select-contexts.ts';
import {recordSwitch, renamePrevious} from '../../settings/previous-context.ts';
import type {Problem, Result} from '../../text/problem.ts';
import type {Role} from '../lines.ts';
import type {UiServices} from '../services.ts';
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
	/** Reads the file again, after a change by anybody. `cursor` is where the cursor should be, if it exists. */
	reload(cursor?: string): void;
	/** Changes the file; the footer says what was done or why not. Changes happen in the order they were asked for. */
	edit(edit: ContextsEdit, cursor?: string): Promise<boolean>;
	/** The same for undo, redo and protect. */
	change(act: () => Promise<Result<Change>>, cursor?: string): Promise<boolean>;
	close(): void;
}

/** Live changes are gathered this long, so that a hundred answers at once are a few frames. */
const gatherMs = 40;

export function createMainModel(services: UiServices): MainModel {
	const {store, checks, settings, folders} = services;
	const first = store.read();
	let state = initialMainState(
		first.ok ? first.value : emptySnapshot(store.path),
		first.ok ? undefined : first.problem,
		settings.sort,
	);
	let version = 0;
	/** Which row the cursor is on. */
	let place = 0;
	const listeners = new Set<() => void>();
	let gathering: NodeJS.Timeout | undefined;
	let lastChange: Promise<unknown> = Promise.resolve();

	function emit(): void {
		version++;
		for (const listener of listeners) {
			listener();
		}
	}

	const unsubscribe = checks.subscribe(() => {
		gathering ??= setTimeout(() => {
			gathering = undefined;
			followSelection();
			emit();
		}, gatherMs);
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

	function accept(snapshot: ContextsSnapshot, wish: string | undefined): void {
		const known = new Set(state.snapshot.contexts.map(context => context.name));
		checks.update(snapshot.contexts);
		dispatch({
			type: 'file-read',
			snapshot,
			cursor: keptCursor(snapshot.contexts, selection().contexts, state.cursor, wish),
		});
		if (wish !== undefined && !selection().contexts.some(({name}) => name === wish)) {
			// What was just made or named must be seen.
			dispatch({type: 'show-all'});
		}

		const unasked = snapshot.contexts.filter(({name}) => !known.has(name) || checks.get(name).state === 'unchecked');
		if (settings.checkOnStart === 'all' && unasked.length > 0) {
			checks.check(
				unasked.filter(({name}) => checks.get(name).result === undefined).map(({name}) => name),
				priorities.visible,
			);
		}
	}

	async function change(act: () => Promise<Result<Change>>, cursor?: string): Promise<boolean> {
		const turn = lastChange.then(act);
		lastChange = turn.catch(() => undefined);
		const before = state.snapshot.current;
		const result = await turn;
		if (!result.ok) {
			dispatch({type: 'notice', notice: {text: sentences(result.problem), role: 'bad'}});
			return false;
		}

		const {snapshot, description, warning} = result.value;
		recordSwitch(folders, store.path, before, snapshot);
		accept(snapshot, cursor);
		const text = warning === undefined ? description : `${description}; ${warning}`;
		dispatch({type: 'notice', notice: {text, role: warning === undefined ? 'good' : 'warn'}});
		return true;
	}

	checks.update(state.snapshot.contexts);
	const watch = watchCursor({
		checks,
		cursor: () => state.cursor,
		refreshMs: settings.refreshSeconds * 1000,
		now: services.now,
	});

	return {
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
		reload(cursor) {
			const read = store.read();
			if (!read.ok) {
				dispatch({type: 'file-damaged', problem: read.problem});
			} else if (!isSameSnapshot(read.value, state.snapshot) || state.damage !== undefined || cursor !== undefined) {
				recordSwitch(folders, store.path, state.snapshot.current, read.value);
				accept(read.value, cursor);
			}
		},
		async edit(edit, cursor) {
			// What the person saw: an edit of what others changed since is refused with an explanation.
			const {snapshot: seen} = state;
			const changed = await change(async () => store.apply(edit, {seen}), cursor);
			if (changed && edit.type === 'rename') {
				renamePrevious(folders, store.path, edit.from, edit.to);
			}

			return changed;
		},
		change,
		close() {
			unsubscribe();
			clearTimeout(gathering);
			watch.close();
			listeners.clear();
		},
	};
}

/** qlik-cli's wordings end without a full stop. */
function sentences({what, cure}: Problem): string {
	return `${/[.!?]$/.test(what) ? what : `${what}.`} ${cure}`;
}
