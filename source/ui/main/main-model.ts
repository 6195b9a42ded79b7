import type {Context} from '../../contexts/context.ts';
import type {ContextsEdit} from '../../contexts/edit.ts';
import type {ContextsSnapshot} from '../../contexts/snapshot.ts';
import type {Change} from '../../contexts/store.ts';
import {priorities} from '../../live/live-checks.ts';
import {renamePrevious, writePrevious} from '../../settings/previous-context.ts';
import type {Result} from '../../text/problem.ts';
import type {Role} from '../lines.ts';
import type {UiServices} from '../services.ts';
import {initialMainState, type MainAction, type MainState, reduceMain} from './main-state.ts';
import {type Selection, selectContexts} from './select-contexts.ts';

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

/** A pause after the last move before the tenant is asked, so that running down the list asks nobody. */
const pauseMs = 200;
/** Live changes are gathered this long, so that a hundred answers at once are a few frames. */
const gatherMs = 40;

export function createMainModel(services: UiServices): MainModel {
	const {store, checks, settings, folders} = services;
	const first = store.read();
	const empty: ContextsSnapshot = {
		path: store.path,
		exists: false,
		contexts: [],
		current: undefined,
		othersCanRead: false,
		fingerprint: '',
	};
	let state = initialMainState(first.ok ? first.value : empty, first.ok ? undefined : first.problem, settings.sort);
	let version = 0;
	let memo: {key: readonly unknown[]; selection: Selection} | undefined;
	const listeners = new Set<() => void>();
	let gathering: NodeJS.Timeout | undefined;
	let pause: NodeJS.Timeout | undefined;
	let refresh: NodeJS.Timeout | undefined;
	/** A context that is being asked only because the cursor stands on it. */
	let askedForCursor: string | undefined;
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
			emit();
		}, gatherMs);
	});

	function selection(): Selection {
		const dependsOnStates = state.onlyAttention || state.sort === 'state' || state.filter !== '';
		const key = [state.snapshot, state.filter, state.onlyAttention, state.sort, dependsOnStates ? checks.version() : 0];
		if (memo === undefined || memo.key.some((part, index) => part !== key[index])) {
			memo = {key, selection: selectContexts(state, checks.get)};
		}

		return memo.selection;
	}

	function dispatch(action: MainAction): void {
		const before = state;
		state = reduceMain(state, action);
		if (state.cursor !== before.cursor) {
			cursorMoved();
		}

		if (state !== before) {
			emit();
		}
	}

	function cursorMoved(): void {
		if (askedForCursor !== undefined && askedForCursor !== state.cursor) {
			checks.cancel(askedForCursor);
		}

		askedForCursor = undefined;
		clearTimeout(pause);
		pause = setTimeout(askForCursor, pauseMs);
		pause.unref();
	}

	/** Asks for the context under the cursor if what is known is not of this run, and again at every refresh. */
	function askForCursor(): void {
		clearTimeout(refresh);
		refresh = setTimeout(() => {
			askForCursor();
		}, settings.refreshSeconds * 1000);
		refresh.unref();
		const {cursor} = state;
		if (cursor === undefined) {
			return;
		}

		const {result, remembered, pending} = checks.get(cursor);
		const age = result === undefined || remembered ? Number.POSITIVE_INFINITY : services.now() - result.checkedAt;
		if (pending) {
			checks.check([cursor], priorities.cursor);
		} else if (age >= settings.refreshSeconds * 1000 - pauseMs) {
			askedForCursor = cursor;
			checks.check([cursor], priorities.cursor);
		}
	}

	/** Where the cursor goes when the file changed: the wish, where it was, or the row in its place. */
	function cursorIn(snapshot: ContextsSnapshot, wish: string | undefined): string | undefined {
		const names = new Set(snapshot.contexts.map(context => context.name));
		for (const name of [wish, state.cursor]) {
			if (name !== undefined && names.has(name)) {
				return name;
			}
		}

		const rows = selection().contexts;
		const place = rows.findIndex(context => context.name === state.cursor);
		const after = rows.slice(Math.max(0, place)).find(context => names.has(context.name));
		const before = rows.slice(0, Math.max(0, place)).findLast(context => names.has(context.name));
		return (after ?? before ?? snapshot.contexts[0])?.name;
	}

	function accept(snapshot: ContextsSnapshot, wish: string | undefined): void {
		const known = new Set(state.snapshot.contexts.map(context => context.name));
		checks.update(snapshot.contexts);
		dispatch({type: 'file-read', snapshot, cursor: cursorIn(snapshot, wish)});
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
			dispatch({type: 'notice', notice: {text: `${result.problem.what} ${result.problem.cure}`, role: 'bad'}});
			return false;
		}

		const {snapshot, description} = result.value;
		writePrevious(folders, store.path, before, snapshot.current);
		accept(snapshot, cursor);
		dispatch({type: 'notice', notice: {text: description, role: 'good'}});
		return true;
	}

	checks.update(state.snapshot.contexts);

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
		dispatch,
		notify(text, role = 'plain') {
			dispatch({type: 'notice', notice: {text, role}});
		},
		moveTo(index) {
			const {contexts} = selection();
			const target = contexts[Math.max(0, Math.min(index, contexts.length - 1))];
			dispatch({type: 'cursor', name: target?.name});
		},
		reload(cursor) {
			const read = store.read();
			if (!read.ok) {
				dispatch({type: 'file-damaged', problem: read.problem});
			} else if (
				read.value.fingerprint !== state.snapshot.fingerprint ||
				read.value.othersCanRead !== state.snapshot.othersCanRead ||
				state.damage !== undefined ||
				cursor !== undefined
			) {
				writePrevious(folders, store.path, state.snapshot.current, read.value.current);
				accept(read.value, cursor);
			}
		},
		async edit(edit, cursor) {
			const changed = await change(async () => store.apply(edit), cursor);
			if (changed && edit.type === 'rename') {
				renamePrevious(folders, store.path, edit.from, edit.to);
			}

			return changed;
		},
		change,
		close() {
			unsubscribe();
			clearTimeout(gathering);
			clearTimeout(pause);
			clearTimeout(refresh);
			listeners.clear();
		},
	};
}
