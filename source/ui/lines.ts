import type {SafeText} from '../text/safe-text.ts';
import {displayWidth, graphemes, padToWidth, takeCells, truncate} from '../text/width.ts';

/** What a piece of text means; `theme.ts` says how that looks. */
export type Role = 'plain' | 'accent' | 'good' | 'bad' | 'warn' | 'muted' | 'strong' | 'match';

/** A piece of a line in one look. */
export interface Span {
	readonly text: SafeText;
	readonly role: Role;
}

export type Line = readonly Span[];

/** A span of our own words, or of text that `safeText` has cleaned. */
export function span(text: SafeText, role: Role = 'plain'): Span {
	return {text, role};
}

/** Marks words of the program itself as fit to show: literals and numbers, never text from a file, a tenant or a key press. */
export function words(text: string): SafeText {
	return text as SafeText;
}

export function say(text: string, role: Role = 'plain'): Span {
	return {text: words(text), role};
}

export function lineWidth(line: Line): number {
	return line.reduce((width, {text}) => width + displayWidth(text), 0);
}

/** Cuts a line with an ellipsis or fills it with blanks, so that it takes exactly `cells` cells. */
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

/** Pads or cuts one text to a column of a table. */
export function column(text: SafeText, cells: number, ellipsis = '…'): SafeText {
	return words(padToWidth(text, cells, ellipsis));
}

/** Breaks prose at blanks into lines of at most `cells` cells; a word that is longer is broken where it must. */
export function wrapText(text: SafeText, cells: number): SafeText[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const candidate = line === '' ? word : `${line} ${word}`;
		if (displayWidth(candidate) <= cells) {
			line = candidate;
			continue;
		}

		if (line !== '') {
			lines.push(line);
		}

		const pieces = breakText(word, cells);
		line = pieces.pop() ?? '';
		lines.push(...pieces);
	}

	lines.push(line);
	return lines.map(words);
}

/** Breaks text hard at `cells` cells, whole graphemes only. */
function breakText(text: string, cells: number): string[] {
	const pieces: string[] = [];
	let piece = '';
	let width = 0;
	for (const grapheme of displayWidth(text) <= cells ? [text] : graphemes(text)) {
		const more = displayWidth(grapheme);
		if (width + more > cells && piece !== '') {
			pieces.push(piece);
			piece = '';
			width = 0;
		}

		piece += grapheme;
		width += more;
	}

	pieces.push(piece);
	return pieces;
}

/** Breaks a line of several looks hard at `cells` cells; the rest is indented by `indent`. For JSON and long values. */
export function wrapLine(line: Line, cells: number, indent = 0): Line[] {
	if (lineWidth(line) <= cells) {
		return [line];
	}

	const lines: Span[][] = [[]];
	let room = cells;
	for (const piece of line) {
		for (const grapheme of graphemes(piece.text)) {
			const width = displayWidth(grapheme);
			if (width > room) {
				lines.push([say(' '.repeat(indent))]);
				room = cells - indent;
			}

			const target = lines.at(-1) ?? [];
			const before = target.at(-1);
			if (before !== undefined && before.role === piece.role) {
				target[target.length - 1] = {role: piece.role, text: words(before.text + grapheme)};
			} else {
				target.push({role: piece.role, text: words(grapheme)});
			}

			room -= width;
		}
	}

	return lines;
}
