import type {Context} from '../../contexts/context.ts';
import {wantedListWidth} from './list-lines.ts';

/** Where the two panes go; sizes in cells and rows, borders included. */
export interface Layout {
	readonly arrangement: 'side-by-side' | 'stacked';
	readonly list: {readonly width: number; readonly height: number};
	readonly detail: {readonly width: number; readonly height: number};
}

export const leastColumns = 60;
export const leastRows = 15;

const headerAndFooter = 2;
const borders = 2;
/** The right pane needs this much to show a user without breaking every line. */
const leastDetailWidth = 44;
const leastListWidth = 50;
const leastDetailHeight = 5;

/** Shares the screen out (PRODUCT section 2): side by side from 100 columns, else the pane below the list. */
export function layoutOf(columns: number, rows: number, contexts: readonly Context[]): Layout {
	const height = rows - headerAndFooter;
	if (columns >= 100) {
		const wanted = wantedListWidth(contexts) + borders + 2;
		const width = Math.max(leastListWidth, Math.min(wanted, columns - leastDetailWidth, Math.ceil(columns * 0.64)));
		return {
			arrangement: 'side-by-side',
			list: {width, height},
			detail: {width: columns - width, height},
		};
	}

	// The list gets what it needs up to half of the height; the pane below shows at least its first lines. Without contexts it says what to do.
	const listHeight =
		contexts.length === 0
			? Math.min(height - leastDetailHeight, 10)
			: Math.max(6, Math.min(contexts.length + borders, Math.ceil(height / 2)));
	return {
		arrangement: 'stacked',
		list: {width: columns, height: listHeight},
		detail: {width: columns, height: height - listHeight},
	};
}
