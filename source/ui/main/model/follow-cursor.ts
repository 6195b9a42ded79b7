import type {Context} from '../../../contexts/context.ts';
import type {MainState} from './main-state.ts';

export interface RowsChange {
	/** The rows shown before. */
	readonly before: readonly Context[];
	readonly rows: readonly Context[];
	/** The contexts in the file. */
	readonly contexts: readonly Context[];
	/** Number of visible rows. */
	readonly listRows: number;
	/** A filter is being typed, and its best match is the first row. */
	readonly isFiltered: boolean;
}

/**
 * The cursor belongs to a context and stays on it wherever its row goes. When the row is gone, it moves to the row that took its place. The list scrolls
 * with it, and the right pane starts at the top when it shows another context.
 */
export function followCursor(before: MainState, state: MainState, change: RowsChange): MainState {
	const place = change.before.findIndex(({name}) => name === before.cursor);
	const cursor = cursorAmong(state.cursor, place, change);
	const index = Math.max(
		0,
		change.rows.findIndex(({name}) => name === cursor),
	);
	const top = topFor(state.top, index, change.listRows, change.rows.length);
	const scroll = cursor === before.cursor || state.scroll !== before.scroll ? state.scroll : 0;
	return cursor === state.cursor && top === state.top && scroll === state.scroll
		? state
		: {...state, cursor, top, scroll};
}

/** `place`: the row that the cursor was on. */
function cursorAmong(
	cursor: string | undefined,
	place: number,
	{before, rows, contexts, isFiltered}: RowsChange,
): string | undefined {
	if (rows.some(({name}) => name === cursor)) {
		return cursor;
	}

	if (rows.length === 0) {
		// The cursor returns when the filter ends, if its context is still there.
		return contexts.some(({name}) => name === cursor) ? cursor : contexts[0]?.name;
	}

	if (isFiltered) {
		return rows[0]?.name;
	}

	const shown = new Set(rows.map(({name}) => name));
	const next = before.slice(Math.max(0, place)).find(({name}) => shown.has(name));
	const previous = before.slice(0, Math.max(0, place)).findLast(({name}) => shown.has(name));
	return (next ?? previous ?? rows[0])?.name;
}

/** First row to show so that `index` is visible; the list does not scroll until the cursor would leave it. */
export function topFor(top: number, index: number, rows: number, count: number): number {
	const lowest = Math.max(0, count - rows);
	const kept = Math.max(0, Math.min(top, lowest));
	if (index < kept) {
		return index;
	}

	return index >= kept + rows ? Math.min(lowest, index - rows + 1) : kept;
}
