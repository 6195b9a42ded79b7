import {failureProblem} from '../../describe/states/failure.ts';
import {formatDuration} from '../../text/duration.ts';
import {confirmProtected} from '../runtime/confirm-protected.ts';
import {isGiven, listOption, type Options, textOption} from '../runtime/flags.ts';
import type {Services} from '../runtime/services.ts';
import {oneContext} from './one-context.ts';
import {openRealContexts} from './real-contexts.ts';
import {createRunner} from './runner.ts';

/** `qctx token`, loaded only when it runs. */
export async function runToken(services: Services, name: string | undefined, options: Options): Promise<number> {
	const {io} = services;
	if (io.stdout.isTTY && !isGiven(options, 'show')) {
		return services.report({
			what: 'A token is a secret, so it is not printed on a terminal.',
			cure: 'Pipe it to where it is needed, or print it with --show.',
			exitCode: 2,
		});
	}

	const open = await openRealContexts(services);
	if (!open.ok) {
		return services.report(open.problem);
	}

	const chosen = await oneContext(services, open.value, name);
	if (!chosen.ok) {
		return services.report(chosen.problem);
	}

	const context = chosen.value;
	const confirmed = await confirmProtected(services, [context.name], listOption(options, 'yes'));
	if (!confirmed.ok) {
		return services.report(confirmed.problem);
	}

	if (context.credentials.kind !== 'oauth') {
		return services.report({
			what: `'${context.name}' has no OAuth client, so it cannot get a short-lived token.`,
			cure: 'Run the script in its context instead: qctx exec NAME --env -- COMMAND',
			exitCode: 1,
		});
	}

	const runner = await createRunner(services, open.value, {
		scope: textOption(options, 'scope'),
		check: false,
		confirmed: [],
		lifetimeMs: undefined,
	});
	if (!runner.ok) {
		return services.report(runner.problem);
	}

	try {
		const signedIn = await runner.value.signIn(context);
		if (!signedIn.ok || signedIn.granted === undefined) {
			return signedIn.ok ? 1 : services.report(failureProblem(signedIn.result, context.name, Date.now()));
		}

		const {token, scopes, expiresAt} = signedIn.granted;
		services.say(
			`${context.name}: ${scopes.join(' ') || 'scopes unknown'}, for ${formatDuration(expiresAt - Date.now())}`,
		);
		services.print(token.reveal());
		return 0;
	} finally {
		runner.value.close();
	}
}
