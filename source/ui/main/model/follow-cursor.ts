import type {Context} from '../../../contexts/context.ts';
import type {MainState} from './main-state.ts';

export interface RowsChange {
	/** The rows as they were shown before. */
	readonly before: readonly Context[];
	readonly rows: readonly Context[];
	/** Names that the file has. */
	readonly contexts: readonly Context[];
	/** How many rows are in sight. */
	readonly listRows: number;
	/** A filter is being typed: its best hit is the first row. */
	readonly isFiltered: boolean;
}

/**
 * The cursor belongs to a context: it stays on it wherever its row goes. When the row is gone, the one that took its place has it; what is seen of the list
 * follows. The right pane begins at its top when it shows another context.
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
		// It comes back with the filter's end, if its context is still there.
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

/** First row to show so that `index` is seen; the list stays still until the cursor would leave it. */
export function topFor(top: number, index: number, rows: number, count: number): number {
	const lowest = Math.max(0, count - rows);
	const kept = Math.max(0, Math.min(top, lowest));
	if (index < kept) {
		return index;
	}

	return index >= kept + rows ? Math.min(lowest, index - rows + 1) : kept;
}
