import type {Cell} from '../terminal/emulator.ts';
import type {Screen} from '../terminal/screen.ts';

/** Colours of a terminal, as the picture draws them. */
export interface Palette {
	readonly foreground: string;
	readonly background: string;
	/** The 16 colours that a terminal names by number. */
	readonly ansi: readonly string[];
}

export const darkPalette: Palette = {
	foreground: '#d4d4d4',
	background: '#1e1e1e',
	ansi: ['#1e1e1e', '#f14c4c', '#23d18b', '#e5c07b', '#6cb6ff', '#d670d6', '#29b8db', '#d4d4d4'].concat([
		'#808080',
		'#ff7b72',
		'#4ae3a3',
		'#f5d78e',
		'#8fc8ff',
		'#e59ae5',
		'#5fd3ee',
		'#ffffff',
	]),
};

export const lightPalette: Palette = {
	foreground: '#24292f',
	background: '#ffffff',
	ansi: ['#24292f', '#cf222e', '#116329', '#7d4e00', '#0969da', '#8250df', '#1b7c83', '#6e7781'].concat([
		'#57606a',
		'#a40e26',
		'#1a7f37',
		'#633c01',
		'#218bff',
		'#a475f9',
		'#3192aa',
		'#8c959f',
	]),
};

// What Menlo and DejaVu Sans Mono need at 14 pixels, so that borders meet.
const cellWidth = 8.43;
const lineHeight = 16.3;
export const margin = 12;

/** The screen as an SVG picture: text stays text, one run for each stretch of cells that look alike. `title` is for those who cannot see it. */
export function screenToSvg(screen: Screen, palette: Palette, title: string): string {
	return svg({...screenSize(screen), palette, title}, drawScreen(screen, palette));
}

/** What a picture of this screen measures, in pixels. */
export function screenSize({columns, rows}: Screen): {readonly width: number; readonly height: number} {
	return {width: columns * cellWidth + 2 * margin, height: rows * lineHeight + 2 * margin};
}

/** The shapes of each row of the screen. */
export function drawScreen(screen: Screen, palette: Palette): string[] {
	return Array.from({length: screen.rows}, (_, y) => drawRow(screen, y, palette).join('\n'));
}

export interface Frame {
	readonly width: number;
	readonly height: number;
	readonly palette: Palette;
	readonly title: string;
}

/** A picture around shapes. */
export function svg({width, height, palette, title}: Frame, shapes: readonly string[]): string {
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width.toFixed(1)} ${height.toFixed(1)}" font-family="Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" role="img">`,
		`<title>${escaped(title)}</title>`,
		`<rect width="100%" height="100%" rx="6" fill="${palette.background}"/>`,
		...shapes.filter(shape => shape !== ''),
		'</svg>\n',
	].join('\n');
}

function drawRow(screen: Screen, y: number, palette: Palette): string[] {
	const shapes: string[] = [];
	for (let x = 0; x < screen.columns; ) {
		const cell = screen.cell(x, y);
		if (cell === undefined) {
			break;
		}

		const style = styleOf(cell, palette);
		let text = '';
		let end = x;
		for (
			let next: Cell | undefined = cell;
			next && styleOf(next, palette).key === style.key;
			next = screen.cell(end, y)
		) {
			text += next.width === 0 ? '' : next.text || ' ';
			end++;
		}

		shapes.push(...drawRun(text, {x, y, cells: end - x}, style));
		x = end;
	}

	return shapes;
}

interface Style {
	readonly foreground: string;
	/** Undefined for the picture's own. */
	readonly background: string | undefined;
	readonly attributes: string;
	readonly key: string;
}

function styleOf(cell: Cell, palette: Palette): Style {
	const own = {foreground: colour(cell.foreground, palette), background: colour(cell.background, palette)};
	const [foreground, background] = cell.inverse
		? [own.background ?? palette.background, own.foreground ?? palette.foreground]
		: [own.foreground ?? palette.foreground, own.background];
	const attributes = [
		cell.bold ? ' font-weight="bold"' : '',
		cell.italic ? ' font-style="italic"' : '',
		cell.underline ? ' text-decoration="underline"' : '',
		cell.dim ? ' opacity="0.6"' : '',
	].join('');
	return {foreground, background, attributes, key: `${foreground} ${background} ${attributes}`};
}

function colour(value: string | number | undefined, palette: Palette): string | undefined {
	if (typeof value !== 'number' || value < 16) {
		return typeof value === 'number' ? palette.ansi[value] : value;
	}

	// The 6×6×6 cube and the greys of 256 colours.
	const levels = [0, 95, 135, 175, 215, 255];
	const cube = value - 16;
	const channels =
		value >= 232
			? Array<number>(3).fill((value - 232) * 10 + 8)
			: [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map(level => levels[level] ?? 0);
	return `#${channels.map(channel => channel.toString(16).padStart(2, '0')).join('')}`;
}

function drawRun(
	text: string,
	at: {x: number; y: number; cells: number},
	{foreground, background, attributes}: Style,
): string[] {
	const left = (margin + at.x * cellWidth).toFixed(1);
	const top = Number((margin + at.y * lineHeight).toFixed(1));
	const width = (at.cells * cellWidth).toFixed(1);
	const shapes: string[] = [];
	if (background !== undefined) {
		shapes.push(`<rect x="${left}" y="${top}" width="${width}" height="${lineHeight}" fill="${background}"/>`);
	}

	if (text.trim() !== '') {
		const place = `x="${left}" y="${(top + 13).toFixed(1)}" textLength="${width}" lengthAdjust="spacingAndGlyphs"`;
		shapes.push(`<text ${place} fill="${foreground}" xml:space="preserve"${attributes}>${escaped(text)}</text>`);
	}

	return shapes;
}

export function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
