import chalk, {type ChalkInstance} from 'chalk';
import type {Line, Role} from './lines.ts';
import type {TextStyle, Theme} from './theme.ts';

type Painter = (text: string) => string;

/**
 * A line as one string with its colours in it. A screen of nested `<Text>` elements is some 600 nodes to make and to lay out before the first
 * frame; one string a row is 80.
 */
export function paint(line: Line, theme: Theme, strong = false): string {
	let painted = '';
	let text = '';
	for (const [index, piece] of line.entries()) {
		text += piece.text;
		// Neighbours of one look share their escape sequences: each changed row is written with all of them.
		if (line[index + 1]?.role !== piece.role) {
			painted += painterOf(theme, piece.role, strong)(text);
			text = '';
		}
	}

	return painted;
}

const painters = new WeakMap<Theme, Map<string, Painter>>();

function painterOf(theme: Theme, role: Role, strong: boolean): Painter {
	let ofTheme = painters.get(theme);
	if (ofTheme === undefined) {
		ofTheme = new Map();
		painters.set(theme, ofTheme);
	}

	const key = strong ? `${role} strong` : role;
	let painter = ofTheme.get(key);
	if (painter === undefined) {
		painter = createPainter({...(strong ? theme.strong : {}), ...(role === 'plain' ? {} : theme[role])});
		ofTheme.set(key, painter);
	}

	return painter;
}

function createPainter({color, bold, dimColor, inverse, underline}: TextStyle): Painter {
	let pen: ChalkInstance = chalk;
	if (color !== undefined) {
		pen = color.startsWith('#') ? pen.hex(color) : pen[color as 'cyan'];
	}

	pen = bold === true ? pen.bold : pen;
	pen = dimColor === true ? pen.dim : pen;
	pen = underline === true ? pen.underline : pen;
	pen = inverse === true ? pen.inverse : pen;
	return pen === chalk ? text => text : text => pen(text);
}
