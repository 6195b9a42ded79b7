import type {PracticeHint} from '../../session/workplace.ts';
import {Spans} from '../components/spans.tsx';
import {say} from '../spans.ts';

/** A line that says what they are for, and the three values. */
export const practiceRows = 4;

/**
 * What to try the wizard with on the practice tenant. Each value stands on a line of its own, so that it can be selected and pasted whole. The secret is
 * made up and known to everybody.
 */
export function PracticeValues({url, clientId, clientSecret}: PracticeHint) {
	return (
		<>
			<Spans line={[say('Practice values: URL, client ID, secret', 'muted')]} />
			{[url, clientId, clientSecret].map(value => (
				<Spans key={value} line={[say(`  ${value}`, 'muted')]} />
			))}
		</>
	);
}
