import {exitCodeOf} from '../../run/child/run-child.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import type {Options} from '../runtime/flags.ts';
import {findContext, type OpenContexts} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';
import {inSignedInContext, ourFault, reportOurFault} from './one-context.ts';
import {openRealContexts} from './real-contexts.ts';
import {type RunOptions, runOptions, type SeveralOptions, severalOptions} from './run-options.ts';

/** `qctx exec`, loaded only when it runs. */
export async function runExec(
	services: Services,
	names: readonly string[],
	given: Options,
	command: readonly string[] = [],
): Promise<number> {
	const [program, ...args] = command;
	const options = runOptions(given);
	const several = severalOptions(given);
	if (program === undefined) {
		return services.report({
			what: 'There is no command to run.',
			cure: 'Put it after two dashes, for instance: qctx exec acme-prod -- qlik app ls',
			exitCode: 2,
		});
	}

	if (!options.ok) {
		return services.report(options.problem);
	}

	if (!several.ok) {
		return services.report(several.problem);
	}

	const open = await openRealContexts(services);
	if (!open.ok) {
		return reportOurFault(services, open.problem);
	}

	const [only, ...others] = names;
	const context = only === undefined ? undefined : findContext(open.value.snapshot, only);
	const isOne = others.length === 0 && !several.value.all && !several.value.jsonl;
	if (isOne && (only === undefined || context !== undefined || !/[*?[{]/.test(only))) {
		return execInOne(services, open.value, only, {program, args}, options.value, several.value);
	}

	// Loaded for several only, because checks bring the network code.
	const {execInSeveral} = await import('./exec-in-several.ts');
	return execInSeveral(services, open.value, names, {program, args}, {...options.value, ...several.value});
}

async function execInOne(
	services: Services,
	open: OpenContexts,
	name: string | undefined,
	{program, args}: {readonly program: string; readonly args: readonly string[]},
	options: RunOptions,
	{env}: SeveralOptions,
): Promise<number> {
	return inSignedInContext(services, open, name, options, async ({context, granted, runner}) => {
		if (context.credentials.kind === 'api-key') {
			services.say(
				`${safeText(context.name)}: the command gets the API key itself, because a key has no short-lived form.`,
			);
		}

		const end = await runner.run(context, granted, {program, args, env, sharesTerminal: true});
		if (end === undefined) {
			return ourFault;
		}

		if (end.type === 'not-found' || end.type === 'not-executable') {
			const what = end.type === 'not-found' ? 'There is no command' : 'This cannot be run:';
			services.report({what: `${what} '${program}'.`, cure: '', exitCode: 1});
		}

		return exitCodeOf(end);
	});
}
