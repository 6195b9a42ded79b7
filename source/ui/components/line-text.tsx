import {Text} from 'ink';
import {memo} from 'react';
import type {Line} from '../lines.ts';
import {useTheme} from '../theme.ts';

/** One line of the screen; it must fit already (`fit`), so that nothing wraps. */
export const LineText = memo(function LineText({line, strong = false}: {line: Line; strong?: boolean}) {
	const theme = useTheme();
	return (
		<Text wrap="truncate" {...(strong ? theme.strong : {})}>
			{line.map(({text, role}, index) =>
				role === 'plain' ? (
					text
				) : (
					<Text key={index} {...theme[role]}>
						{text}
					</Text>
				),
			)}
		</Text>
	);
});
