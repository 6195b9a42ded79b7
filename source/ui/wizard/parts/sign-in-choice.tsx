import {Box, Text} from 'ink';
import {chosenKind, fieldProblem, keepsOtherKind} from '../../../wizard/draft/draft-values.ts';
import type {Kind} from '../../../wizard/draft/fields.ts';
import type {WizardState} from '../../../wizard/wizard-state.ts';
import {CursorAt} from '../../components/field/cursor-at.tsx';
import {styleOf} from '../../theme.ts';
import {useTheme} from '../../theme-context.ts';
import {signInName} from './facts.tsx';
import {hasFocus} from './field.tsx';
import type {WizardView} from './wizard-view.ts';

const choices = [
	{kind: 'api-key', letter: 'A', name: 'API key', about: 'a key of your own user'},
	{kind: 'oauth', letter: 'O', name: 'OAuth', about: 'client ID and secret, for machines'},
] as const;

/** The kinds of sign-in as a list; a letter or the arrows choose. */
export function SignInList({view: {state}}: {readonly view: WizardView}) {
	const theme = useTheme();
	const chosen = chosenChoice(state);
	const isFocused = hasFocus(state, 'kind');
	return (
		<Box flexDirection="column">
			{choices.map(({kind, letter, name, about}, index) => {
				const isChosen = kind === chosen;
				const row = (
					<Text wrap="truncate" {...styleOf(theme, isChosen ? 'accent' : 'plain')}>
						{isChosen ? theme.glyphs.cursor : ' '} {letter}
						{'  '}
						<Text {...styleOf(theme, isChosen ? 'strong' : 'plain')}>{name.padEnd(9)}</Text>
						<Text {...styleOf(theme, 'muted')}>{about}</Text>
					</Text>
				);
				const holdsCursor = isFocused && (isChosen || (chosen === undefined && index === 0));
				return holdsCursor ? (
					<CursorAt key={kind} cell={2}>
						{row}
					</CursorAt>
				) : (
					<Box key={kind}>{row}</Box>
				);
			})}
		</Box>
	);
}

/** The same in one row, for the form of an existing context. */
export function SignInRow({view: {state}}: {readonly view: WizardView}) {
	const theme = useTheme();
	const chosen = chosenChoice(state);
	const other = keepsOtherKind(state) ? `${theme.glyphs.cursor} ${signInName(state)}   ` : '';
	const row = (
		<Text wrap="truncate">
			{other}
			{choices.map(({kind, name}) => (
				<Text key={kind} {...styleOf(theme, kind === chosen ? 'strong' : 'muted')}>
					{kind === chosen ? theme.glyphs.cursor : ' '} {name}
					{'   '}
				</Text>
			))}
		</Text>
	);
	const before = chosen === 'oauth' ? choices[0].name.length + 5 : 0;
	return hasFocus(state, 'kind') ? <CursorAt cell={before + 2}>{row}</CursorAt> : row;
}

/** Undefined while the typed text is not an answer, and for a kind that cannot be chosen here. */
function chosenChoice(state: WizardState): Kind | undefined {
	return fieldProblem(state, 'kind') !== undefined || keepsOtherKind(state) ? undefined : chosenKind(state);
}
