import type {TextProps} from 'ink';
import type {Background} from '../terminal/background.ts';

/** The style of a piece of text, as props of Ink's `<Text>`. */
export type TextStyle = Pick<TextProps, 'color' | 'backgroundColor' | 'dimColor' | 'bold' | 'inverse' | 'underline'>;

/** What a piece of text means; the theme has its style. */
export type Role =
	| 'plain'
	| 'accent'
	| 'good'
	| 'bad'
	| 'warn'
	| 'muted'
	| 'strong'
	| 'match'
	| 'edge'
	| 'focused-edge';

export interface Glyphs {
	/** Marks the row under the cursor. */
	readonly cursor: string;
	/** Marks the current context. */
	readonly current: string;
	readonly marked: string;
	readonly done: string;
	readonly failed: string;
	readonly running: string;
	/** The frames of the same mark when animated. */
	readonly spin: readonly string[];
	readonly waiting: string;
	/** Marks the current step of the wizard. */
	readonly here: string;
	readonly separator: string;
	/** Shown instead of what was cut off. */
	readonly ellipsis: string;
	readonly up: string;
	readonly down: string;
	readonly border: 'round' | 'classic';
}

/** Colours by role: components name what a text means, never a colour. */
export interface Theme {
	readonly accent: TextStyle;
	readonly good: TextStyle;
	readonly bad: TextStyle;
	readonly warn: TextStyle;
	readonly muted: TextStyle;
	/** Names and headlines that stand out without a colour. */
	readonly strong: TextStyle;
	/** Letters that the filter matched. */
	readonly match: TextStyle;
	/** The border of a pane, and of the focused one. */
	readonly edge: TextStyle;
	readonly 'focused-edge': TextStyle;
	/** The row under the cursor. */
	readonly selected: TextStyle;
	readonly glyphs: Glyphs;
	/** ASCII only: the locale is not UTF-8. */
	readonly ascii: boolean;
}

const unicode: Glyphs = {
	cursor: '❯',
	current: '●',
	marked: '◆',
	done: '✔',
	failed: '✘',
	running: '◌',
	spin: ['⠋', '⠙', '⠸', '⠴', '⠦', '⠇'],
	waiting: '○',
	here: '●',
	separator: '·',
	ellipsis: '…',
	up: '↑',
	down: '↓',
	border: 'round',
};

const ascii: Glyphs = {
	cursor: '>',
	current: '*',
	marked: '+',
	done: '+',
	failed: 'x',
	running: '.',
	spin: ['|', '/', '-', '\\'],
	waiting: 'o',
	here: '*',
	separator: '-',
	ellipsis: '~',
	// Not `v`, which is a key.
	up: '/\\',
	down: '\\/',
	border: 'classic',
};

// On a light background the palette's bright yellow, green and cyan are illegible; these are dark enough (contrast above 4.5:1 on white), even after
// chalk has rounded them to the 6×6×6 cube of 256 colours. That makes 0x5f lighter, hence 0x40 and 0x4c.
const onLight = {accent: '#0040af', good: '#006f00', bad: '#af0000', warn: '#744c00', muted: '#5a5a5a'};
const onDark = {accent: '#5fd7ff', good: '#87d787', bad: '#ff8787', warn: '#ffd75f', muted: '#9e9e9e'};
// A tint if the terminal shows all colours; with 256, chalk would round it to a garish blue.
const selectedOnLight = {tint: '#dbe6ff', grey: '#e4e4e4'};
const selectedOnDark = {tint: '#1f2f46', grey: '#303030'};
// Unknown background or 16 colours: the terminal's own palette, which its user chose to be legible.
const palette = {accent: 'cyan', good: 'green', bad: 'red', warn: 'yellow', muted: undefined};

/**
 * The theme for a terminal. Without colour, words, glyphs and bold carry the meaning (NO_COLOR, https://no-color.org).
 * @param options.colours 0 none, 1 the 16 of the palette, 2 256, 3 all.
 */
export function createTheme(options: {colours: 0 | 1 | 2 | 3; background: Background; unicode: boolean}): Theme {
	const glyphs = options.unicode ? unicode : ascii;
	const common = {strong: {bold: true}, match: {bold: true, underline: true}, glyphs, ascii: !options.unicode};
	if (options.colours === 0) {
		return {
			accent: {bold: true},
			good: {},
			bad: {bold: true},
			warn: {},
			muted: {},
			edge: {},
			'focused-edge': {},
			selected: {bold: true},
			...common,
		};
	}

	if (options.colours === 1 || options.background === 'unknown') {
		return {
			accent: {color: palette.accent},
			good: {color: palette.good},
			bad: {color: palette.bad},
			warn: {color: palette.warn},
			muted: {dimColor: true},
			edge: {dimColor: true},
			'focused-edge': {color: palette.accent},
			selected: {inverse: true},
			...common,
		};
	}

	const isLight = options.background === 'light';
	const colours = isLight ? onLight : onDark;
	const {tint, grey} = isLight ? selectedOnLight : selectedOnDark;
	return {
		accent: {color: colours.accent},
		good: {color: colours.good},
		bad: {color: colours.bad},
		warn: {color: colours.warn},
		muted: {color: colours.muted},
		edge: {color: colours.muted},
		'focused-edge': {color: colours.accent},
		selected: {backgroundColor: options.colours === 3 ? tint : grey},
		...common,
	};
}

/** The style of a text, also in the selected row. The palette's colours are illegible on its inverse, so there only bold stays. */
export function styleOf(theme: Theme, role: Role, selected = false): TextStyle {
	const style = role === 'plain' ? {} : theme[role];
	if (!selected) {
		return style;
	}

	const {bold = false, underline = false} = style;
	return theme.selected.inverse === true ? {bold, underline, inverse: true} : {...style, ...theme.selected};
}
