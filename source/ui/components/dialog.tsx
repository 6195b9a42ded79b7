import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {SafeText} from '../../text/safe/safe-text.ts';
import type {Size} from '../main/layout.ts';
import type {Role} from '../theme.ts';
import {Pane} from './pane.tsx';

interface Props {
	readonly title: SafeText;
	/** Shown in the lower border, for example `↓ more`. */
	readonly note?: SafeText | undefined;
	/** The border's role. */
	readonly tone?: Role;
	/** Size of the screen. */
	readonly screen: Size;
	/** Size of the content. */
	readonly inside: Size;
	/** Row of the upper border; by default the dialog is centred. */
	readonly top?: number;
	readonly children: ReactNode;
}

const borders = 2;
const padding = 2;

/** The space inside a dialog: the screen without header, footer, borders and the free cell around them. */
export function dialogRoom({columns, rows}: Size): Size {
	return {columns: columns - borders - padding - 2, rows: rows - borders - 2};
}

/** A pane on top of the screen, with a free cell around it so that no cut-off word behind it touches its border. */
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
