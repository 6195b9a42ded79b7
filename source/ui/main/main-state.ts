import type {ContextsSnapshot} from '../../contexts/snapshot.ts';
import type {Settings} from '../../settings/settings.ts';
import type {Problem} from '../../text/problem.ts';
import type {Role} from '../lines.ts';
import type {Overlay} from './overlay.ts';

/** A word in the footer: what was done, or why a key does nothing now. Raw text. */
export interface Notice {
	readonly text: string;
	readonly role: Role;
}

/** All that the main screen shows, but for the live states of the contexts. */
export interface MainState {
	/** The file as it was last read; kept when it cannot be read any more. */
	readonly snapshot: ContextsSnapshot;
	/** Why the file cannot be read now. */
	readonly damage: Problem | undefined;
	/** Name of the context under the cursor. */
	readonly cursor: string | undefined;
	/** Index of the first row shown. */
	readonly top: number;
	readonly filter: string;
	/** Letters go to the filter. */
	readonly filtering: boolean;
	readonly onlyAttention: boolean;
	readonly sort: Settings['sort'];
	/** Names marked with Space. */
	readonly marked: ReadonlySet<string>;
	readonly pane: 'list' | 'detail';
	/** Lines scrolled down in the right pane. */
	readonly scroll: number;
	/** The right pane shows the JSON alone. */
	readonly jsonOnly: boolean;
	readonly overlay: Overlay | undefined;
	readonly notice: Notice | undefined;
}

export type MainAction =
	| {readonly type: 'file-read'; readonly snapshot: ContextsSnapshot; readonly cursor: string | undefined}
	| {readonly type: 'file-damaged'; readonly problem: Problem}
	| {readonly type: 'cursor'; readonly name: string | undefined}
	| {readonly type: 'top'; readonly index: number}
	| {readonly type: 'filter'; readonly text: string; readonly editing: boolean}
	| {readonly type: 'attention'}
	| {readonly type: 'show-all'}
	| {readonly type: 'sort'; readonly sort: Settings['sort']}
	| {readonly type: 'mark'; readonly name: string}
	| {readonly type: 'unmark-all'}
	| {readonly type: 'pane'}
	| {readonly type: 'scroll'; readonly to: number}
	| {readonly type: 'json'}
	| {readonly type: 'overlay'; readonly overlay: Overlay | undefined}
	| {readonly type: 'notice'; readonly notice: Notice | undefined};

export function initialMainState(
	snapshot: ContextsSnapshot,
	damage: Problem | undefined,
	sort: Settings['sort'],
): MainState {
	return {
		snapshot,
		damage,
		cursor: snapshot.contexts.find(context => context.name === snapshot.current)?.name ?? snapshot.contexts[0]?.name,
		top: 0,
		filter: '',
		filtering: false,
		onlyAttention: false,
		sort,
		marked: new Set(),
		pane: 'list',
		scroll: 0,
		jsonOnly: false,
		overlay: undefined,
		notice: undefined,
	};
}

export function reduceMain(state: MainState, action: MainAction): MainState {
	switch (action.type) {
		case 'file-read': {
			const names = new Set(action.snapshot.contexts.map(context => context.name));
			return {
				...state,
				snapshot: action.snapshot,
				damage: undefined,
				cursor: action.cursor,
				scroll: action.cursor === state.cursor ? state.scroll : 0,
				marked: new Set([...state.marked].filter(name => names.has(name))),
			};
		}

		case 'file-damaged':
			return {...state, damage: action.problem};
		case 'cursor':
			return action.name === state.cursor ? state : {...state, cursor: action.name, scroll: 0};
		case 'top':
			return action.index === state.top ? state : {...state, top: action.index};
		case 'filter':
			return {...state, filter: action.text, filtering: action.editing};
		case 'attention':
			return {...state, onlyAttention: !state.onlyAttention};
		case 'show-all':
			return {...state, filter: '', filtering: false, onlyAttention: false};
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
			return action.to === state.scroll ? state : {...state, scroll: action.to};
		case 'json':
			return {...state, jsonOnly: !state.jsonOnly, scroll: 0};
		case 'overlay':
			return {...state, overlay: action.overlay};
		case 'notice':
			return action.notice === state.notice ? state : {...state, notice: action.notice};
	}
}
