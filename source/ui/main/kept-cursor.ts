import type {Context} from '../../contexts/context.ts';

/**
 * Where the cursor goes when the file has changed: to the wish, where it was, or to the row that is now in its place.
 * @param rows the rows as they were shown before.
 */
export function keptCursor(
	fresh: readonly Context[],
	rows: readonly Context[],
	cursor: string | undefined,
	wish: string | undefined,
): string | undefined {
	const names = new Set(fresh.map(context => context.name));
	const wanted = [wish, cursor].find(name => name !== undefined && names.has(name));
	if (wanted !== undefined) {
		return wanted;
	}

	const place = Math.max(
		0,
		rows.findIndex(context => context.name === cursor),
	);
	const after = rows.slice(place).find(context => names.has(context.name));
	const before = rows.slice(0, place).findLast(context => names.has(context.name));
	return (after ?? before ?? fresh[0])?.name;
}
