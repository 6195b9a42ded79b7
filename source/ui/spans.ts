import type {SafeText} from '../text/safe/safe-text.ts';
import {steadyText} from '../text/safe/steady-text.ts';
import {displayWidth, padToWidth, takeCells, truncate} from '../text/width.ts';
import type {Role} from './theme.ts';

/** A piece of a line in one style. */
export interface Span {
	readonly text: SafeText;
	readonly role: Role;
}

export type Line = readonly Span[];

/** A span with our own words, or with text that `safeText` has cleaned. */
export function span(text: SafeText, role: Role = 'plain'): Span {
	return {text: steadyText(text), role};
}

/** Marks the program's own words as safe to show: literals and numbers, never text from a file, a tenant or a key press. */
export function words(text: string): SafeText {
	return text as SafeText;
}

export function say(text: string, role: Role = 'plain'): Span {
	return {text: words(text), role};
}

export function lineWidth(line: Line): number {
	return line.reduce((width, {text}) => width + displayWidth(text), 0);
}

/** Cuts a line with an ellipsis, or pads it with spaces, to exactly `cells` cells. */
export function fit(line: Line, cells: number, ellipsis = '…'): Line {
	const fitted: Span[] = [];
	let room = cells;
	for (const [index, piece] of line.entries()) {
		const width = displayWidth(piece.text);
		const last = index === line.length - 1;
		if (width > room || (width === room && !last && lineWidth(line.slice(index + 1)) > 0)) {
			const cut = width > room ? truncate(piece.text, room, ellipsis) : endWithEllipsis(piece.text, room, ellipsis);
			fitted.push({...piece, text: cut});
			room -= displayWidth(cut);
			break;
		}

		fitted.push(piece);
		room -= width;
	}

	return room > 0 ? [...fitted, say(' '.repeat(room))] : fitted;
}

function endWithEllipsis(text: SafeText, cells: number, ellipsis: string): SafeText {
	return words(takeCells(text, Math.max(0, cells - displayWidth(ellipsis))) + ellipsis);
}

/** Pads or cuts a text to the width of a table column. */
export function column(text: SafeText, cells: number, ellipsis = '…'): SafeText {
	return words(padToWidth(steadyText(text), cells, ellipsis));
}
