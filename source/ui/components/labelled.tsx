import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {type Role, styleOf} from '../theme.ts';
import {useTheme} from '../theme-context.ts';

interface Props {
	/** Our own text, not from outside. */
	readonly label: string;
	/** Muted by default. */
	readonly tone?: Role;
	/** Width of the label's column in cells, including the gap. */
	readonly width: number;
	readonly children: ReactNode;
}

/** A label with its content to the right, which stays in its own column when it wraps. */
export function Labelled({label, tone = 'muted', width, children}: Props) {
	const theme = useTheme();
	return (
		<Box>
			<Box width={width} flexShrink={0}>
				<Text {...styleOf(theme, tone)}>{label}</Text>
			</Box>
			<Box flexGrow={1} flexShrink={1}>
				{children}
			</Box>
		</Box>
	);
}
