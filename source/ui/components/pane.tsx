import {Box} from 'ink';
import type {ReactNode} from 'react';
import {styleOf} from '../theme.ts';
import {useTheme} from '../theme-context.ts';
import {type PaneFrame, paneFrame} from './pane-frame.ts';
import {Spans} from './spans.tsx';

interface Props extends Omit<PaneFrame, 'focused'> {
	readonly focused?: boolean;
	/** Outer height, including borders. */
	readonly height: number;
	/** Cells between border and content; 1 by default. */
	readonly paddingX?: number;
	readonly children?: ReactNode;
}

/** A bordered box with its title in the upper border and a note in the lower one. Content that does not fit is clipped. */
export function Pane({title, note, width, height, focused = false, tone, paddingX = 1, children}: Props) {
	const theme = useTheme();
	const {top, bottom, edge} = paneFrame({title, note, width, focused, tone}, theme);
	const {color, dimColor} = styleOf(theme, edge);
	return (
		<Box flexDirection="column" width={width} height={height} flexShrink={0}>
			<Spans line={top} />
			<Box
				flexDirection="column"
				height={Math.max(0, height - 2)}
				borderStyle={theme.glyphs.border}
				borderTop={false}
				borderBottom={false}
				{...(color === undefined ? {} : {borderColor: color})}
				{...(dimColor === undefined ? {} : {borderDimColor: dimColor})}
				paddingX={paddingX}
				overflow="hidden"
			>
				{children}
			</Box>
			<Spans line={bottom} />
		</Box>
	);
}
