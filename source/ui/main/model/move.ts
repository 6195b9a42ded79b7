import type {CommandId} from '../../command-id.ts';
import type {MainAction} from './main-state.ts';
import type {MainView} from './main-store.ts';

const half = (rows: number) => Math.max(1, Math.floor(rows / 2));

/** How far a command moves, given the length of a page; undefined if it is not a movement. */
function distance(id: CommandId, page: number): number | undefined {
	switch (id) {
		case 'up':
			return -1;
		case 'down':
			return 1;
		case 'page-up':
			return -page;
		case 'page-down':
			return page;
		case 'half-page-up':
			return -half(page);
		case 'half-page-down':
			return half(page);
		case 'top':
			return Number.NEGATIVE_INFINITY;
		case 'bottom':
			return Number.POSITIVE_INFINITY;
		default:
			return undefined;
	}
}

/** Whether a command only moves the cursor or scrolls. */
export function isMovement(id: CommandId | undefined): boolean {
	return id !== undefined && distance(id, 1) !== undefined;
}

/** What a movement does to the list's cursor, or to the right pane when that has the focus. Undefined when the command is not a movement. */
export function moveAction({state, rows, layout}: MainView, id: CommandId): MainAction | undefined {
	const by = distance(id, state.pane === 'list' ? layout.listRows : layout.paneRows);
	if (by === undefined) {
		return undefined;
	}

	if (state.pane === 'detail') {
		const last = Math.max(0, state.paneLength - layout.paneRows);
		return {type: 'scroll', to: Math.max(0, Math.min(last, Math.min(last, state.scroll) + by))};
	}

	const index = rows.findIndex(({name}) => name === state.cursor);
	const target = rows[Math.max(0, Math.min(rows.length - 1, Math.max(0, index) + by))];
	return target === undefined ? {type: 'answers'} : {type: 'cursor', name: target.name};
}
