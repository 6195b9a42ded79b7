import type {PracticeHint} from '../session/workplace.ts';
import {displayWidth} from '../text/width.ts';
import {type Line, say} from './lines.ts';

/**
 * What to try the wizard with on the practice tenant. Each value stands on a line of its own, so that it can be selected and pasted whole;
 * where the secret does not fit there is no hint. The secret is made up and known to everybody.
 */
export function practiceLines({url, clientId, clientSecret}: PracticeHint, width: number): Line[] {
	if (displayWidth(clientSecret) + 2 > width) {
		return [];
	}

	return [
		[say('To practise with n: tenant URL, client ID and client secret', 'muted')],
		...[url, clientId, clientSecret].map((value): Line => [say(`  ${value}`, 'muted')]),
	];
}
