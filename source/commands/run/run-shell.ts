import {failureProblem} from '../../describe/states/failure.ts';
import {exitCodeOf} from '../../run/run-child.ts';
import {shellProgram} from '../../run/shell-program.ts';
import {formatDuration} from '../../text/duration.ts';
import {confirmProtected} from '../runtime/confirm-protected.ts';
import type {Options} from '../runtime/flags.ts';
import type {Services} from '../runtime/services.ts';
import {oneContext, ourFault} from './one-context.ts';
import {openRealContexts} from './real-contexts.ts';
import {runWishes} from './run-options.ts';
import {createRunner} from './runner.ts';

/** `qctx shell`, loaded only when it runs. */
export async function runShell(services: Services, name: string | undefined, options: Options): Promise<number> {
	const {io} = services;
	const wishes = runWishes(options);
	if (!wishes.ok) {
		return services.report(wishes.problem);
	}

	const open = await openRealContexts(services);
	if (!open.ok) {
		services.report(open.problem);
		return ourFault;
	}

	const context = await oneContext(services, open.value, name);
	if (context === undefined) {
		return ourFault;
	}

	const confirmed = await confirmProtected(services, [context.name], wishes.value.confirmed);
	if (!confirmed.ok) {
		return services.report(confirmed.problem);
	}

	const runner = await createRunner(services, open.value, wishes.value);
	if (runner === undefined) {
		return ourFault;
	}

	try {
		const signedIn = await runner.signIn(context);
		if (!signedIn.ok) {
			services.report(failureProblem(signedIn.result, context.name, Date.now()));
			return ourFault;
		}

		const {granted} = signedIn;
		const {lifetimeMs} = wishes.value;
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
	} finally {
		runner.close();
	}
}
