import {Box, Text} from 'ink';
import {memo} from 'react';
import {safeText} from '../../text/safe/safe-text.ts';
import {fit, type Line, type Span, say, span} from '../spans.ts';
import {styleOf} from '../theme.ts';
import {useTheme} from '../theme-context.ts';
import {Spans} from './spans.tsx';

interface Props {
	/** Printed JSON, indented; raw text. */
	readonly text: string;
	/** Cells available. */
	readonly width: number;
	/** Wraps long lines; otherwise they are cut, so that the overall structure stays visible. */
	readonly wrap?: boolean;
}

/** Printed JSON with its keys highlighted and its punctuation muted. */
export const Json = memo(function Json({text, width, wrap = false}: Props) {
	const theme = useTheme();
	return text.split('\n').map((row, index) => {
		const {indent, line} = jsonLine(row);
		const room = Math.max(8, width - indent);
		return (
			<Box key={index} paddingLeft={Math.min(indent, width - room)}>
				{wrap ? (
					<Text wrap="hard">
						{line.map((piece, place) => (
							<Text key={place} {...styleOf(theme, piece.role)}>
								{piece.text}
							</Text>
						))}
					</Text>
				) : (
					<Spans line={fit(line, room, theme.glyphs.ellipsis)} />
				)}
			</Box>
		);
	});
});

/** A line of printed JSON: indentation, an optional key, the rest. */
const jsonParts = /^(\s*)(?:("(?:[^"\\]|\\.)*")(:\s))?(.*)$/;

function jsonLine(row: string): {indent: number; line: Line} {
	const [, indent = '', key, colon = '', rest = ''] = jsonParts.exec(row) ?? [];
	const comma = rest.endsWith(',') ? ',' : '';
	const value = rest.slice(0, rest.length - comma.length);
	const line: Span[] = key === undefined ? [] : [span(safeText(key), 'accent'), say(colon, 'muted')];
	line.push(span(safeText(value), /^[[\]{}]+$/.test(value) ? 'muted' : 'plain'), say(comma, 'muted'));
	return {indent: indent.length, line: line.filter(piece => piece.text !== '')};
}
