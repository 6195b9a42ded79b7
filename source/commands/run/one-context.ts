import type {Context} from '../../contexts/context.ts';
import {failureProblem} from '../../describe/states/failure.ts';
import type {GrantedToken} from '../../run/private-context.ts';
import type {Problem, Result} from '../../text/problem.ts';
import {confirmProtected} from '../runtime/confirm-protected.ts';
import {namedContext, type OpenContexts, selectContext} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';
import type {RunOptions} from './run-options.ts';
import {createRunner, type Runner} from './runner.ts';

/** A failure of qctx itself, distinct from the command's own (as with `env`, `nohup` and `timeout`). */
export const ourFault = 125;

/** Says what failed in qctx itself. @returns the exit code for it. */
export function reportOurFault(services: Services, problem: Problem): number {
	services.report(problem);
	return ourFault;
}

/** The named context, or the current one. */
export async function oneContext(
	services: Services,
	open: OpenContexts,
	name: string | undefined,
): Promise<Result<Context>> {
	return name === undefined ? selectContext(services, open) : namedContext(open, name);
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
	const chosen = await oneContext(services, open, name);
	if (!chosen.ok) {
		return reportOurFault(services, chosen.problem);
	}

	const context = chosen.value;
	const confirmed = await confirmProtected(services, [context.name], options.confirmed);
	if (!confirmed.ok) {
		return services.report(confirmed.problem);
	}

	const runner = await createRunner(services, open, options);
	if (!runner.ok) {
		return reportOurFault(services, runner.problem);
	}

	try {
		const signedIn = await runner.value.signIn(context);
		return signedIn.ok
			? await run({context, granted: signedIn.granted, runner: runner.value})
			: reportOurFault(services, failureProblem(signedIn.result, context.name, Date.now()));
	} finally {
		runner.value.close();
	}
}
