import {matchesGlob} from '../../text/glob.ts';
import {done, failed, type Result} from '../../text/problem.ts';
import {safeText} from '../../text/safe-text.ts';
import {askLine} from '../runtime/ask.ts';
import {canAsk} from '../runtime/io.ts';
import type {Services} from '../runtime/services.ts';

/**
 * Asks for the name of each protected context, typed out, before anything is done with it. Without a terminal it must have been confirmed with
 * `--yes NAME`; else nothing is done, exit 1.
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

	const patterns = settings.value.protected;
	for (const name of names) {
		const isProtected = patterns.some(pattern => matchesGlob(name, pattern));
		if (isProtected && !confirmed.includes(name) && !(await isTyped(services, name))) {
			return failed({
				what: `'${name}' is protected, and was not confirmed; nothing was done.`,
				cure: canAsk(services.io) ? 'Type its name to confirm.' : `Confirm it with --yes ${name}`,
				exitCode: 1,
			});
		}
	}

	return done(undefined);
}

async function isTyped({io}: Services, name: string): Promise<boolean> {
	return canAsk(io) && (await askLine(io, `${safeText(name)} is protected. Type its name to go on:`)) === name;
}
