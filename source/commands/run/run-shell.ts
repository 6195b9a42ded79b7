import {exitCodeOf} from '../../run/child/run-child.ts';
import {shellProgram} from '../../run/child/shell-program.ts';
import {formatDuration} from '../../text/duration.ts';
import type {Options} from '../runtime/flags.ts';
import type {Services} from '../runtime/services.ts';
import {inSignedInContext, ourFault, reportOurFault} from './one-context.ts';
import {openRealContexts} from './real-contexts.ts';
import {runOptions} from './run-options.ts';

/** `qctx shell`, loaded only when it runs. */
export async function runShell(services: Services, name: string | undefined, given: Options): Promise<number> {
	const {io} = services;
	const options = runOptions(given);
	if (!options.ok) {
		return services.report(options.problem);
	}

	const open = await openRealContexts(services);
	if (!open.ok) {
		return reportOurFault(services, open.problem);
	}

	return inSignedInContext(services, open.value, name, options.value, async ({context, granted, runner}) => {
		const {lifetimeMs} = options.value;
		const life =
			lifetimeMs !== undefined
				? `for ${formatDuration(lifetimeMs)}`
				: granted === undefined
					? 'with its stored credentials'
					: `with a token of ${formatDuration(granted.expiresAt - Date.now())}, which is renewed`;
		services.say(`qctx shell: ${context.name}, ${life}. Leave it with: exit`);
		const end = await runner.run(context, granted, {
			program: shellProgram(io.environment),
			args: [],
			env: false,
			sharesTerminal: true,
			onExpired: () =>
				services.say('', `qctx: the time of ${context.name} is over, its sign-in is gone. Leave this shell with: exit`),
		});
		return end === undefined ? ourFault : exitCodeOf(end);
	});
}
