import {Text} from 'ink';
import type {State} from '../../tenant/state.ts';
import {styleOf} from '../theme.ts';
import {useTheme} from '../theme-context.ts';
import {stateSpan} from './state-span.ts';

/** A state as glyph and word. */
export function StateGlyph({state, running}: {readonly state: State; readonly running?: string}) {
	const theme = useTheme();
	const {text, role} = stateSpan(state, theme, running);
	return <Text {...styleOf(theme, role)}>{text}</Text>;
}
