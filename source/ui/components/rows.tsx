import {Text} from 'ink';

/**
 * Painted rows of the screen, top to bottom; each must fit already, so that nothing wraps. One text a row, its colours in it: nested texts would be
 * hundreds of nodes to lay out, and of a single text Ink would take every row apart anew for each key.
 */
export function Rows({rows}: {rows: readonly string[]}) {
	return rows.map((row, index) => (
		<Text key={index} wrap="truncate">
			{row}
		</Text>
	));
}
