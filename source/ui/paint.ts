import chalk from 'chalk';
import type {Line, Role} from './lines.ts';
import type {TextStyle, Theme} from './theme.ts';

/** A look as the escape sequences (SGR) that begin it. */
interface Pen {
	/** Empty for the terminal's own colour. */
	readonly colour: string;
	readonly bold: boolean;
	readonly dim: boolean;
	readonly underline: boolean;
	readonly inverse: boolean;
}

const bare: Pen = {colour: '', bold: false, dim: false, underline: false, inverse: false};

/**
 * A line as one string with its colours in it; a screen of nested `<Text>` elements would be 600 nodes to lay out for each frame. Between two looks stands
 * only what differs: of a row that changes, Ink writes every sequence again.
 */
export function paint(line: Line, theme: Theme, strong = false): string {
	let painted = '';
	let before = bare;
	for (const {text, role} of line) {
		const pen = penOf(theme, role, strong);
		painted += change(before, pen) + text;
		before = pen;
	}

	return painted + change(before, bare);
}

function change(from: Pen, to: Pen): string {
	if (from === to) {
		return '';
	}

	const colour = from.colour === to.colour ? '' : to.colour === '' ? '\u001B[39m' : to.colour;
	// One sequence ends both.
	const isLighter = (from.bold && !to.bold) || (from.dim && !to.dim);
	const weight =
		(isLighter ? '\u001B[22m' : '') +
		(to.bold && (isLighter || !from.bold) ? '\u001B[1m' : '') +
		(to.dim && (isLighter || !from.dim) ? '\u001B[2m' : '');
	const underline = from.underline === to.underline ? '' : to.underline ? '\u001B[4m' : '\u001B[24m';
	const inverse = from.inverse === to.inverse ? '' : to.inverse ? '\u001B[7m' : '\u001B[27m';
	return weight + underline + inverse + colour;
}

const pens = new WeakMap<Theme, Map<string, Pen>>();

function penOf(theme: Theme, role: Role, strong: boolean): Pen {
	let ofTheme = pens.get(theme);
	if (ofTheme === undefined) {
		ofTheme = new Map();
		pens.set(theme, ofTheme);
	}

	const key = strong ? `${role} strong` : role;
	let pen = ofTheme.get(key);
	if (pen === undefined) {
		pen = createPen({...(strong ? theme.strong : {}), ...(role === 'plain' ? {} : theme[role])});
		ofTheme.set(key, pen);
	}

	return pen;
}

/** chalk rounds a colour to what the terminal shows (`chalk.level`). */
function createPen({color, bold, dimColor, inverse, underline}: TextStyle): Pen {
	const dye = color === undefined ? undefined : color.startsWith('#') ? chalk.hex(color) : chalk[color as 'cyan'];
	return {
		colour: dye === undefined ? '' : (dye('.').split('.')[0] ?? ''),
		bold: bold === true,
		dim: dimColor === true,
		underline: underline === true,
		inverse: inverse === true,
	};
}
