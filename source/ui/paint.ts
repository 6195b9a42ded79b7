import chalk, {type ChalkInstance} from 'chalk';
import type {Line} from './spans.ts';
import {styleOf, type TextStyle, type Theme} from './theme.ts';

/** A line as one string with colours, as Ink would draw it, for the first frame, which is written before Ink is loaded. */
export function paint(line: Line, theme: Theme, selected = false): string {
	return line.map(({text, role}) => penOf(styleOf(theme, role, selected))(text)).join('');
}

/** chalk rounds a colour to what the terminal supports (`chalk.level`). */
function penOf({color, backgroundColor, bold, dimColor, inverse, underline}: TextStyle): ChalkInstance {
	let pen: ChalkInstance = chalk;
	if (color !== undefined) {
		pen = color.startsWith('#') ? pen.hex(color) : pen[color as 'cyan'];
	}

	pen = backgroundColor === undefined ? pen : pen.bgHex(backgroundColor);
	pen = bold === true ? pen.bold : pen;
	pen = dimColor === true ? pen.dim : pen;
	pen = underline === true ? pen.underline : pen;
	return inverse === true ? pen.inverse : pen;
}
