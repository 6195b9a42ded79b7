import type {SafeText} from '../../text/safe/safe-text.ts';
import {steadyText} from '../../text/safe/steady-text.ts';
import {displayWidth, truncate} from '../../text/width.ts';
import {type Line, say, span} from '../spans.ts';
import type {Role, Theme} from '../theme.ts';

const borders = {
	round: {topLeft: '╭', topRight: '╮', bottomLeft: '╰', bottomRight: '╯', across: '─', down: '│'},
	classic: {topLeft: '+', topRight: '+', bottomLeft: '+', bottomRight: '+', across: '-', down: '|'},
};

export interface PaneFrame {
	readonly title: SafeText;
	/** Shown at the right of the lower border: `2 need attention`, `↓ more`. */
	readonly note?: SafeText | undefined;
	/** Outer width, including borders. */
	readonly width: number;
	/** The pane that the keys go to. */
	readonly focused: boolean;
	/** Replaces the border's usual role: `bad` for a question about deleting. */
	readonly tone?: Role | undefined;
}

/** The borders of a pane, with its title and note; shared by the component and the first frame. */
export function paneFrame({title, note, width, focused, tone}: PaneFrame, {glyphs}: Theme) {
	const border = borders[glyphs.border];
	const edge: Role = tone ?? (focused ? 'focused-edge' : 'edge');
	const room = (taken: number) => Math.max(0, width - taken);
	const shownTitle = truncate(steadyText(title), room(5), glyphs.ellipsis);
	const shownNote = note === undefined ? undefined : truncate(note, room(6), glyphs.ellipsis);
	const across = (taken: number) => border.across.repeat(Math.max(0, width - taken));
	const top: Line = [
		say(`${border.topLeft} `, edge),
		span(shownTitle, focused ? 'accent' : 'strong'),
		say(` ${across(4 + displayWidth(shownTitle))}${border.topRight}`, edge),
	];
	const bottom: Line =
		shownNote === undefined
			? [say(`${border.bottomLeft}${across(2)}${border.bottomRight}`, edge)]
			: [
					say(`${border.bottomLeft}${across(5 + displayWidth(shownNote))} `, edge),
					span(shownNote, 'muted'),
					say(` ${border.across}${border.bottomRight}`, edge),
				];
	return {top, bottom, down: say(border.down, edge), edge};
}
