import type {Context} from '../../contexts/context.ts';
import {type ColumnNeeds, columnNeeds, extraWidth, type ListColumns, shareColumns, wholeWidth} from './list-columns.ts';

/** Size of the terminal in cells. */
export interface Size {
	readonly columns: number;
	readonly rows: number;
}

/** Where the two panes go; sizes in cells and rows, including borders. Components draw by it, and page keys use its heights. */
export interface Layout {
	readonly arrangement: 'side-by-side' | 'stacked';
	readonly list: {readonly width: number; readonly height: number};
	readonly pane: {readonly width: number; readonly height: number};
	readonly columns: ListColumns;
	/** Rows of the list below its headings. */
	readonly listRows: number;
	/** Rows inside the right pane. */
	readonly paneRows: number;
}

export const leastSize: Size = {columns: 60, rows: 15};

const headerAndFooter = 2;
const borders = 2;
const headings = 1;
/** Room for an id of 32 characters next to its label in the right pane. */
const leastPaneWidth = 46;
/** From this width on the list also shows user and comment, as long as the pane keeps this much. */
const columnsForMore = 160;
const paneWidthBesideMore = 60;
/** The user pane is useless below this size. */
const leastMore = 12;
const leastPaneHeight = 5;

/**
 * Divides the screen (docs/terminal.md, "Layout"): the list takes the width that its rows need and the pane gets the rest; where they do not fit side by
 * side, the list goes above the pane. Depends only on the size and the file.
 */
export function layoutOf(
	{columns, rows}: Size,
	contexts: readonly Context[],
	isProtected: (name: string) => boolean = () => false,
): Layout {
	const needs = columnNeeds(contexts, isProtected);
	const height = rows - headerAndFooter;
	const whole = wholeWidth(needs) + borders;
	if (whole + leastPaneWidth <= columns) {
		const more = columns < columnsForMore ? 0 : columns - whole - paneWidthBesideMore;
		const width = whole + (more < leastMore ? 0 : Math.min(more, extraWidth(needs)));
		return layout('side-by-side', {width, height}, {width: columns - width, height}, needs);
	}

	// The list gets what it needs, up to half of the height, so that the pane below shows at least its first lines. An empty list says what to do.
	const wanted = contexts.length === 0 ? 10 : contexts.length + headings + borders;
	const most = contexts.length === 0 ? height - leastPaneHeight : Math.ceil(height / 2);
	const listHeight = Math.max(6, Math.min(wanted, most));
	return layout('stacked', {width: columns, height: listHeight}, {width: columns, height: height - listHeight}, needs);
}

function layout(
	arrangement: Layout['arrangement'],
	list: Layout['list'],
	pane: Layout['pane'],
	needs: ColumnNeeds,
): Layout {
	const inside = list.width - borders;
	const usual = Math.min(inside, wholeWidth(needs));
	return {
		arrangement,
		list,
		pane,
		columns: shareColumns(needs, arrangement === 'stacked' ? usual : inside),
		listRows: Math.max(1, list.height - borders - headings),
		paneRows: Math.max(0, pane.height - borders),
	};
}

/** Whether only a hint fits. */
export function isTooSmall({columns, rows}: Size): boolean {
	return columns < leastSize.columns || rows < leastSize.rows;
}
