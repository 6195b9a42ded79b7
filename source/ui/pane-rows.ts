import type {SafeText} from '../text/safe-text.ts';
import {displayWidth, truncate} from '../text/width.ts';
import {fit, type Line, say, span, words} from './lines.ts';
import {paint} from './paint.ts';
import type {Theme} from './theme.ts';

export interface Pane {
	readonly title: SafeText;
	/** Stands in the lower border at the right: `2 need attention`, `↓ more`. */
	readonly note?: SafeText | undefined;
	/** Outer size, borders included. */
	readonly width: number;
	readonly height: number;
	/** Shown from the top; what does not fit is left out. */
	readonly lines: readonly Line[];
	/** The pane that the keys go to. */
	readonly focused: boolean;
	/** Index of the line under the cursor. */
	readonly strongLine?: number | undefined;
}

const corners = {
	round: {topLeft: '╭', topRight: '╮', bottomLeft: '╰', bottomRight: '╯', across: '─', down: '│'},
	classic: {topLeft: '+', topRight: '+', bottomLeft: '+', bottomRight: '+', across: '-', down: '|'},
};

/** The rows of a bordered box with its title in the border: `height` painted texts of exactly `width` cells. */
export function paneRows({title, note, width, height, lines, focused, strongLine}: Pane, theme: Theme): string[] {
	const border = corners[theme.glyphs.border];
	const edge = focused ? 'accent' : 'muted';
	const inside = width - 4;
	const {ellipsis} = theme.glyphs;
	const name = truncate(title, Math.max(0, width - 6), ellipsis);
	const top = border.across.repeat(Math.max(0, width - 4 - displayWidth(name)));
	const remark =
		note === undefined ? words('') : words(` ${truncate(note, Math.max(0, width - 6), ellipsis)} ${border.across}`);
	const bottom = border.across.repeat(Math.max(0, width - 2 - displayWidth(remark)));
	const body = Array.from({length: Math.max(0, height - 2)}, (_, index) =>
		paint(
			[say(`${border.down} `, edge), ...fit(lines[index] ?? [], inside, ellipsis), say(` ${border.down}`, edge)],
			theme,
			index === strongLine,
		),
	);
	return [
		paint(
			[
				say(`${border.topLeft} `, edge),
				span(name, focused ? 'accent' : 'strong'),
				say(` ${top}${border.topRight}`, edge),
			],
			theme,
		),
		...body,
		paint([say(`${border.bottomLeft}${bottom}`, edge), span(remark, 'muted'), say(border.bottomRight, edge)], theme),
	];
}
