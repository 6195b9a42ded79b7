import {Text} from 'ink';
import {memo} from 'react';
import type {Line} from '../spans.ts';
import {styleOf} from '../theme.ts';
import {useTheme} from '../theme-context.ts';

interface Props {
	/** Must already fit (`fit`), so that nothing wraps. */
	readonly line: Line;
	/** The row under the cursor. */
	readonly selected?: boolean;
}

/** One row of the screen: a single text with nested spans, which have no layout nodes of their own (docs/terminal.md) and cost next to nothing. */
export const Spans = memo(function Spans({line, selected = false}: Props) {
	const theme = useTheme();
	return (
		<Text wrap="truncate">
			{line.map(({text, role}, index) => (
				<Text key={index} {...styleOf(theme, role, selected)}>
					{text}
				</Text>
			))}
		</Text>
	);
}, isSame);

/** Every key rebuilds most rows with the same content: comparing them costs less than React's work on their spans. */
function isSame(one: Props, other: Props): boolean {
	return (
		one.selected === other.selected &&
		(one.line === other.line ||
			(one.line.length === other.line.length &&
				one.line.every(({text, role}, index) => text === other.line[index]?.text && role === other.line[index]?.role)))
	);
}
