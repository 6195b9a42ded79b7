import type {ContextsSnapshot} from '../../../contexts/snapshot.ts';
import {nameAfter} from '../../../session/name-after.ts';
import type {Settings} from '../../../settings/settings.ts';
import type {Overlay} from '../../overlays/overlay.ts';
import type {Role} from '../../theme.ts';
import type {Size} from '../layout.ts';

/** Shown at the right of the footer: what was done, or why a key does nothing now. Raw text. */
export interface Notice {
	readonly text: string;
	readonly role: Role;
}

/** The main screen's own state, apart from the session: cursor, filter, scrolling and overlay. */
export interface MainState {
	readonly size: Size;
	/** Name of the context under the cursor. It may be missing from the rows only when there are none. */
	readonly cursor: string | undefined;
	/** Index of the first row shown. */
	readonly top: number;
	readonly filter: string;
	/** Letters go to the filter. */
	readonly filtering: boolean;
	/** Where the cursor was before filtering; Esc puts it back. */
	readonly beforeFilter: string | undefined;
	readonly onlyAttention: boolean;
	readonly sort: Settings['sort'];
	/** Names marked with Space. */
	readonly marked: ReadonlySet<string>;
	readonly pane: 'list' | 'detail';
	/** Lines scrolled down in the right pane, and how many it has. */
	readonly scroll: number;
	readonly paneLength: number;
	/** The right pane shows only the JSON. */
	readonly jsonOnly: boolean;
	readonly overlay: Overlay | undefined;
	readonly notice: Notice | undefined;
	/** Until this time (epoch milliseconds) Enter was meant for the wizard that has just closed. */
	readonly noEnterUntil: number;
}

export type MainAction =
	| {readonly type: 'resize'; readonly size: Size}
	/** The file has changed and was read again. */
	| {readonly type: 'file'; readonly before: ContextsSnapshot; readonly after: ContextsSnapshot}
	/** A tenant has answered. */
	| {readonly type: 'answers'}
	| {readonly type: 'cursor'; readonly name: string}
	/** Shows a context that was just created or renamed, even when a filter hides it. */
	| {readonly type: 'reveal'; readonly name: string; readonly isHidden: boolean}
	| {readonly type: 'filter'; readonly text: string}
	| {readonly type: 'keep-filter'}
	| {readonly type: 'clear-filter'}
	| {readonly type: 'attention'}
	| {readonly type: 'sort'; readonly sort: Settings['sort']}
	| {readonly type: 'mark'; readonly name: string}
	| {readonly type: 'unmark-all'}
	| {readonly type: 'pane'}
	| {readonly type: 'scroll'; readonly to: number}
	/** Ink has laid the right pane's text out. */
	| {readonly type: 'pane-length'; readonly rows: number}
	| {readonly type: 'json'}
	| {readonly type: 'overlay'; readonly overlay: Overlay | undefined}
	| {readonly type: 'notice'; readonly notice: Notice | undefined}
	| {readonly type: 'wizard-closed'; readonly now: number};

/** Milliseconds. */
const noEnterAfterWizard = 500;

export function initialMainState({contexts, current}: ContextsSnapshot, size: Size, sort: Settings['sort']): MainState {
	return {
		size,
		cursor: contexts.find(({name}) => name === current)?.name ?? contexts[0]?.name,
		top: 0,
		filter: '',
		filtering: false,
		beforeFilter: undefined,
		onlyAttention: false,
		sort,
		marked: new Set(),
		pane: 'list',
		scroll: 0,
		paneLength: 0,
		jsonOnly: false,
		overlay: undefined,
		notice: undefined,
		noEnterUntil: 0,
	};
}

/** The state after an action. `followCursor` then decides where the cursor goes when its row is gone. */
export function reduceMain(state: MainState, action: MainAction): MainState {
	switch (action.type) {
		case 'resize':
			return action.size.columns === state.size.columns && action.size.rows === state.size.rows
				? state
				: {...state, size: action.size};
		case 'file':
			return followNames(state, action.before, action.after);
		case 'answers':
			return state;
		case 'cursor':
			return {...state, cursor: action.name};
		case 'reveal':
			return action.isHidden
				? {...withoutFilter(state), onlyAttention: false, cursor: action.name}
				: {...state, cursor: action.name};
		case 'filter':
			return {
				...state,
				filter: action.text,
				filtering: true,
				beforeFilter: state.filtering ? state.beforeFilter : state.cursor,
			};
		case 'keep-filter':
			return {...state, filtering: false, beforeFilter: undefined};
		case 'clear-filter':
			return {...withoutFilter(state), cursor: state.beforeFilter ?? state.cursor};
		case 'attention':
			return {...state, onlyAttention: !state.onlyAttention};
		case 'sort':
			return {...state, sort: action.sort};
		case 'mark': {
			const marked = new Set(state.marked);
			if (!marked.delete(action.name)) {
				marked.add(action.name);
			}

			return {...state, marked};
		}

		case 'unmark-all':
			return {...state, marked: new Set()};
		case 'pane':
			return {...state, pane: state.pane === 'list' ? 'detail' : 'list'};
		case 'scroll':
			return {...state, scroll: action.to};
		case 'pane-length':
			return action.rows === state.paneLength ? state : {...state, paneLength: action.rows};
		case 'json':
			return {...state, jsonOnly: !state.jsonOnly, scroll: 0};
		case 'overlay':
			return {...state, overlay: action.overlay};
		case 'notice':
			return action.notice === state.notice ? state : {...state, notice: action.notice};
		case 'wizard-closed':
			return {...state, noEnterUntil: action.now + noEnterAfterWizard};
	}
}

function withoutFilter(state: MainState): MainState {
	return {...state, filter: '', filtering: false, beforeFilter: undefined};
}

/** Cursor and marks belong to contexts, not to names, so they follow a rename. */
function followNames(state: MainState, before: ContextsSnapshot, after: ContextsSnapshot): MainState {
	const follow = (name: string) => nameAfter(before, after, name);
	return {
		...state,
		// The name of one that is gone stays until its successor is found among the rows.
		cursor: state.cursor === undefined ? undefined : (follow(state.cursor) ?? state.cursor),
		beforeFilter: state.beforeFilter === undefined ? undefined : follow(state.beforeFilter),
		marked: new Set([...state.marked].flatMap(name => follow(name) ?? [])),
	};
}
