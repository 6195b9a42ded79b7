import {Text, Transform} from 'ink';
import type {SafeText} from '../../text/safe/safe-text.ts';
import {steadyText} from '../../text/safe/steady-text.ts';
import {type Role, styleOf} from '../theme.ts';
import {useTheme} from '../theme-context.ts';

interface Props {
	readonly tone?: Role;
	readonly children: SafeText;
}

/** The space at which a line was broken, after the colours that start the next one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escape sequences
const brokenAt = /^((?:\u001B\[[\d;]*m)*) /;

/** Sentences, wrapped by Ink to the available width. Ink leaves the space of a line break at the start of the next line; it is removed here. */
export function Prose({tone = 'plain', children}: Props) {
	const theme = useTheme();
	return (
		<Transform transform={line => line.replace(brokenAt, '$1')}>
			<Text {...styleOf(theme, tone)}>{steadyText(children)}</Text>
		</Transform>
	);
}
