import {Text} from 'ink';
import {memo} from 'react';
import type {Line} from '../lines.ts';
import {paint} from '../paint.ts';
import {useTheme} from '../theme-context.ts';

/** One line of the screen; it must fit already (`fit`), so that nothing wraps. */
export const LineText = memo(function LineText({line}: {line: Line}) {
	const theme = useTheme();
	return <Text wrap="truncate">{paint(line, theme)}</Text>;
});
