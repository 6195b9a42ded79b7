import type {PracticeHint} from '../../session/workplace.ts';
import {Spans} from '../components/spans.tsx';
import {say} from '../spans.ts';

/** One line of explanation and the three values. */
export const practiceRows = 4;

/**
 * Values to try in the wizard on the practice tenant. Each is on a line of its own, so that it can be selected and pasted in full. The secret is
 * made up and public.
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
