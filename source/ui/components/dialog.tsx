import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {SafeText} from '../../text/safe-text.ts';
import type {Size} from '../main/layout.ts';
import type {Role} from '../theme.ts';
import {Pane} from './pane.tsx';

interface Props {
	readonly title: SafeText;
	/** Stands in the lower border: whether there is more. */
	readonly note?: SafeText | undefined;
	/** Role of the border. */
	readonly tone?: Role;
	/** Of the screen. */
	readonly screen: Size;
	/** Cells and rows inside. */
	readonly inside: Size;
	/** Row of the upper border; in the middle by default. */
	readonly top?: number;
	readonly children: ReactNode;
}

const borders = 2;
const padding = 2;

/** The room that a dialog has inside: everything but its borders, a free cell around them, header and footer. */
export function dialogRoom({columns, rows}: Size): Size {
	return {columns: columns - borders - padding - 2, rows: rows - borders - 2};
}

/** A pane over the screen, with a free cell around it so that no cut word of what lies behind touches its border. */
export function Dialog({title, note, tone, screen, inside, top, children}: Props) {
	const room = dialogRoom(screen);
	const width = Math.min(inside.columns, room.columns) + borders + padding;
	const height = Math.min(inside.rows, room.rows) + borders;
	const left = Math.floor((screen.columns - width) / 2);
	const row = top ?? Math.max(1, Math.floor((screen.rows - height) / 2) - 1);
	const blank = Array.from({length: height}, () => ' '.repeat(width + 2)).join('\n');
	return (
		<Box position="absolute" left={left - 1} top={Math.min(row, screen.rows - 1 - height)}>
			<Text>{blank}</Text>
			<Box position="absolute" left={1}>
				<Pane title={title} note={note} width={width} height={height} focused {...(tone === undefined ? {} : {tone})}>
					{children}
				</Pane>
			</Box>
		</Box>
	);
}
