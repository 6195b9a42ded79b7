import {displayWidth, graphemes} from '../../../text/width.ts';

/** The visible part of a field's value, and the cursor's position in it. */
export interface FieldWindow {
	/** Exactly what is drawn: at most `cells` wide, with `…` where something is cut off. */
	readonly text: string;
	/** Cells before the cursor. */
	readonly cursor: number;
}

/** Drawn for characters without a cell of their own, so that the cursor can move over them. */
const placeholder = '·';

/**
 * Scrolls a value that is wider than its field by half a field at a time, so that the text around the cursor is visible and does not move with every key.
 * The last cell stays free for the cursor after the text. `cursor`: UTF-16 units before it.
 */
export function fieldWindow(text: string, cursor: number, cells: number, ellipsis = '…'): FieldWindow {
	const pieces = graphemes(text)
		.map(drawable)
		.map(piece => ({piece, width: displayWidth(piece)}));
	const before = graphemes(text.slice(0, cursor)).length;
	const room = Math.max(1, cells - 1);
	for (let start = 0; ; start = halfAhead(pieces, start, room)) {
		const view = viewFrom(pieces, start, room, ellipsis);
		const isBehindStart = start === 0 || before > start;
		const isSeen = before < view.end || view.end === pieces.length;
		if ((isBehindStart && isSeen) || halfAhead(pieces, start, room) >= before) {
			return placed(fillToEnd(pieces, start, room, ellipsis), pieces, before, room);
		}
	}
}

/** At the end of a value, fills every cell that could show more of it. */
function fillToEnd(pieces: readonly Piece[], start: number, room: number, ellipsis: string): View {
	let view = viewFrom(pieces, start, room, ellipsis);
	while (view.start > 0 && view.end === pieces.length) {
		const wider = viewFrom(pieces, view.start - 1, room, ellipsis);
		if (wider.end < pieces.length) {
			break;
		}

		view = wider;
	}

	return view;
}

function placed(view: View, pieces: readonly Piece[], before: number, room: number): FieldWindow {
	const cursor = view.mark + pieces.slice(view.start, Math.min(before, view.end)).reduce(addWidth, 0);
	return {text: view.text, cursor: Math.min(cursor, room)};
}

interface View {
	readonly text: string;
	/** Cells of the mark that shows that something is cut off on the left. */
	readonly mark: number;
	/** The pieces that are drawn. */
	readonly start: number;
	readonly end: number;
}

interface Piece {
	readonly piece: string;
	readonly width: number;
}

/** What is drawn when this many pieces are scrolled off to the left. */
function viewFrom(pieces: readonly Piece[], start: number, room: number, ellipsis: string): View {
	const mark = start > 0 ? displayWidth(ellipsis) : 0;
	let text = start > 0 ? ellipsis : '';
	let width = mark;
	let end = start;
	for (const {piece, width: own} of pieces.slice(start, start + room + 1)) {
		const more = end < pieces.length - 1 ? displayWidth(ellipsis) : 0;
		if (width + own + more > room && width + own + pieces.slice(end + 1, end + room + 2).reduce(addWidth, 0) > room) {
			return {text: width + displayWidth(ellipsis) <= room ? text + ellipsis : text, mark, start, end};
		}

		text += piece;
		width += own;
		end++;
	}

	return {text, mark, start, end};
}

function halfAhead(pieces: readonly Piece[], start: number, room: number): number {
	let skipped = 0;
	let next = start;
	while (next < pieces.length && skipped < Math.max(1, Math.floor(room / 2))) {
		skipped += pieces[next]?.width ?? 0;
		next++;
	}

	return next;
}

function addWidth(total: number, {width}: Piece): number {
	return total + width;
}

/** The same for a masked value: one dot per character. */
export function maskedWindow(
	lengths: {readonly all: number; readonly before: number},
	cells: number,
	dot: string,
	ellipsis = '…',
): FieldWindow {
	return fieldWindow(dot.repeat(lengths.all), lengths.before * dot.length, cells, ellipsis);
}

function drawable(grapheme: string): string {
	return displayWidth(grapheme) === 0 || /\p{Cc}/u.test(grapheme) ? placeholder : grapheme;
}
