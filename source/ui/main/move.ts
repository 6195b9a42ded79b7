import type {CommandId} from '../keymap.ts';
import type {MainModel} from './main-model.ts';

const half = (rows: number) => Math.max(1, Math.floor(rows / 2));

/** How far a movement goes, given the length of a page; undefined when the command is no movement. */
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

/** Moves the cursor of the list, or scrolls the right pane when the keys go there. False when the command is no movement. */
export function move(model: MainModel, id: CommandId): boolean {
	const {pane, scroll, top} = model.state();
	const {listRows, detailRows, detailLength} = model.viewport;
	const by = distance(id, pane === 'list' ? listRows : detailRows);
	if (by === undefined) {
		return false;
	}

	if (pane === 'detail') {
		const most = Math.max(0, detailLength - detailRows);
		model.dispatch({type: 'scroll', to: Math.max(0, Math.min(most, scroll + by))});
		return true;
	}

	const {contexts} = model.selection();
	const index = contexts.findIndex(context => context.name === model.state().cursor);
	const target = Math.max(0, Math.min(contexts.length - 1, (index === -1 ? 0 : index) + by));
	model.moveTo(target);
	model.dispatch({type: 'top', index: topFor(top, target, listRows, contexts.length)});
	return true;
}

/** First row to show so that `index` is seen; the page stays still until the cursor would leave it. */
export function topFor(top: number, index: number, rows: number, count: number): number {
	const lowest = Math.max(0, count - rows);
	const kept = Math.max(0, Math.min(top, lowest));
	if (index < kept) {
		return index;
	}

	return index >= kept + rows ? Math.min(lowest, index - rows + 1) : kept;
}
