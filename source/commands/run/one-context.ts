import type {Context} from '../../contexts/context.ts';
import {failureProblem} from '../../describe/states/failure.ts';
import type {GrantedToken} from '../../run/private-context.ts';
import {confirmProtected} from '../runtime/confirm-protected.ts';
import {findContext, noSuchContext, type OpenContexts, selectContext} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';
import type {RunOptions} from './run-options.ts';
import {createRunner, type Runner} from './runner.ts';

/** A failure of qctx itself, distinct from the command's own (as with `env`, `nohup` and `timeout`). */
export const ourFault = 125;

/** The named context, or the current one. Reports when there is none. */
export async function oneContext(
	services: Services,
	open: OpenContexts,
	name: string | undefined,
): Promise<Context | undefined> {
	if (name !== undefined) {
		const context = findContext(open.snapshot, name);
		if (context === undefined) {
			services.report(await noSuchContext(name, open.snapshot));
		}

		return context;
	}

	const context = await selectContext(services, open);
	if (!context.ok) {
		services.report(context.problem);
		return undefined;
	}

	return context.value;
}

export interface SignedIn {
	readonly context: Context;
	/** Undefined for credentials that have no short-lived form. */
	readonly granted: GrantedToken | undefined;
	readonly runner: Runner;
}

/** Confirms and signs in the named context, or the current one, then runs something in it. @returns its exit code, or that of what kept it from running, which is reported. */
export async function inSignedInContext(
	services: Services,
	open: OpenContexts,
	name: string | undefined,
	options: RunOptions,
	run: (signedIn: SignedIn) => Promise<number>,
): Promise<number> {
	const context = await oneContext(services, open, name);
	if (context === undefined) {
		return ourFault;
	}

	const confirmed = await confirmProtected(services, [context.name], options.confirmed);
	if (!confirmed.ok) {
		return services.report(confirmed.problem);
	}

	const runner = await createRunner(services, open, options);
	if (runner === undefined) {
		return ourFault;
	}

	try {
		const signedIn = await runner.signIn(context);
		if (!signedIn.ok) {
			services.report(failureProblem(signedIn.result, context.name, Date.now()));
			return ourFault;
		}

		return await run({context, granted: signedIn.granted, runner});
	} finally {
		runner.close();
	}
}
