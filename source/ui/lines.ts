import type {SafeText} from '../text/safe-text.ts';
import {displayWidth, graphemes} from '../text/width.ts';
import {type Line, lineWidth, type Span, say, words} from './spans.ts';

export type {Line} from './spans.ts';
export {fit, lineWidth, say, span, words} from './spans.ts';

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
