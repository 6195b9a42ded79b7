import type {FieldId} from '../../wizard/fields.ts';
import type {BodyRow} from './body-row.ts';

export interface BodyView {
	readonly rows: readonly BodyRow[];
	/** There is something below. */
	readonly more: boolean;
	/** How far it can be scrolled. */
	readonly limit: number;
}

/**
 * The rows that fit. Without scrolling by hand it starts at the top, as far as the focused field and the remarks under it are in view; if they
 * are too many, the field goes before the remarks.
 */
export function scrollBody(
	rows: readonly BodyRow[],
	focus: FieldId | undefined,
	room: number,
	scrolled: number | undefined,
): BodyView {
	const limit = Math.max(0, rows.length - room);
	const field = rows.findIndex(row => row.type !== 'line' && row.field === focus);
	const last = rows.findLastIndex(
		row => (row.type === 'line' ? row.about : row.field) === focus && focus !== undefined,
	);
	const following = field === -1 ? 0 : Math.min(Math.max(0, last - room + 1), field);
	const start = Math.min(limit, scrolled ?? following);
	return {rows: rows.slice(start, start + room), more: start < limit, limit};
}
