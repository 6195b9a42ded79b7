import {notConfirmed} from '../../describe/refusals.ts';
import {shellWord} from '../../describe/words/shell-word.ts';
import {isProtected} from '../../settings/is-protected.ts';
import {done, failed, type Result} from '../../text/problem.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {askLine} from './ask.ts';
import type {OptionSpec} from './command-entry.ts';
import {canAsk} from './io.ts';
import type {Services} from './services.ts';

/** For every command that uses, changes or removes contexts. */
export const yesOption: OptionSpec = {
	flags: '--yes <name>',
	help: 'confirm a protected context without a terminal',
	repeatable: true,
};

/**
 * Asks for the name of each protected context before anything is done with it. Without a terminal it must have been confirmed with
 * `--yes NAME`; otherwise nothing is done, exit code 1.
 */
export async function confirmProtected(
	services: Services,
	names: readonly string[],
	confirmed: readonly string[],
): Promise<Result<undefined>> {
	const settings = await services.settings();
	if (!settings.ok) {
		return settings;
	}

	for (const name of names) {
		const isLeft = isProtected(name, settings.value) && !confirmed.includes(name);
		if (isLeft && !(await isTyped(services, name))) {
			const problem = notConfirmed(name);
			return failed(canAsk(services.io) ? problem : {...problem, cure: `Confirm it with: --yes ${shellWord(name)}`});
		}
	}

	return done(undefined);
}

async function isTyped({io}: Services, name: string): Promise<boolean> {
	return canAsk(io) && (await askLine(io, `${safeText(name)} is protected. Type its name to continue:`)) === name;
}
