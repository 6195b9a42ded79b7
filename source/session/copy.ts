import type {CopyChoice} from '../describe/copy-choices.ts';
import type {Outcome} from '../describe/outcome.ts';
import {copyText} from '../live/clipboard.ts';
import type {Session} from './session.ts';

/** Copies in the way of the settings. */
export async function copy(session: Session, {text, label}: CopyChoice): Promise<Outcome> {
	if (text === undefined) {
		return {ok: false, tone: 'warn', text: `the ${label} is not known`};
	}

	const {settings, environment} = session.workplace;
	const {writeToTerminal} = session;
	const taker = await copyText(text, {
		setting: settings.copy,
		platform: process.platform,
		environment,
		writeToTerminal,
	});
	switch (taker) {
		case 'system':
			return {ok: true, tone: 'good', text: `copied the ${label}: ${text}`};
		case 'terminal':
			return {ok: true, tone: 'good', text: `sent the ${label} to the terminal's clipboard: ${text}`};
		case 'nobody':
			return {
				ok: false,
				tone: 'warn',
				text: `not copied, because no clipboard program answered; the ${label} is ${text}`,
			};
	}
}
