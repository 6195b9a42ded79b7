import {Box} from 'ink';
import {cureKeys} from '../../describe/states/cure-keys.ts';
import {describeFailure} from '../../describe/states/failure.ts';
import type {CheckResult} from '../../tenant/check-result.ts';
import {states} from '../../tenant/state.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {Labelled} from '../components/labelled.tsx';
import {Prose} from '../components/prose.tsx';
import {words} from '../spans.ts';
import {useTheme} from '../theme-context.ts';

interface Props {
	readonly result: CheckResult;
	readonly server: string | undefined;
	/** Epoch milliseconds. */
	readonly now: number;
	/** Few rows, so none is left empty. */
	readonly isLow: boolean;
}

/** What happened and the keys that fix it; then the likely cause, the cure in words, the request and the answer. */
export function Failure({result, server, now, isLow}: Props) {
	const theme = useTheme();
	const {headline, cause, cure, evidence} = describeFailure(result, {
		now,
		retries: true,
		...(theme.ascii ? {arrow: '->'} : {}),
	});
	const {glyph, ascii, role} = states[result.state];
	// Without a server there is nothing to open.
	const keys = cureKeys(result.failure?.action ?? 'check-again').filter(({key}) => key !== 'o' || server !== undefined);
	return (
		<Box flexDirection="column" rowGap={isLow ? 0 : 1}>
			<Box flexDirection="column">
				<Labelled label={theme.ascii ? ascii : glyph} tone={role} width={2}>
					<Prose tone={role}>{safeText(headline)}</Prose>
				</Labelled>
				{keys.map(({key, does}) => (
					<Labelled key={key} label={key} tone="accent" width={2}>
						<Prose>{words(does)}</Prose>
					</Labelled>
				))}
			</Box>
			<Sentences texts={[cause, cure]} tone="plain" />
			<Sentences texts={evidence} tone="muted" />
		</Box>
	);
}

function Sentences({texts, tone}: {readonly texts: readonly string[]; readonly tone: 'plain' | 'muted'}) {
	const said = texts.filter(text => text !== '');
	return said.length === 0 ? null : (
		<Box flexDirection="column">
			{said.map(text => (
				<Prose key={text} tone={tone}>
					{safeText(text)}
				</Prose>
			))}
		</Box>
	);
}
