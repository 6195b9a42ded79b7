import type {Context} from '../../contexts/context.ts';
import {failureProblem} from '../../describe/states/failure.ts';
import type {CheckResult} from '../../tenant/check-result.ts';
import {states} from '../../tenant/state.ts';
import {done, type ExitCode, failed, type Result} from '../../text/problem.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {isOverridden, requestTarget} from '../options/request-target.ts';
import {serverProblem} from '../options/server-options.ts';
import {isGiven, type Options, textOption} from '../runtime/flags.ts';
import {openContexts, selectContext} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';

/** `qctx user me`, loaded only when it runs. */
export async function runUserMe(services: Services, options: Options): Promise<ExitCode> {
	const tries = parseRetry(options);
	if (!tries.ok) {
		return services.report(tries.problem);
	}

	const context = await chosenContext(services);
	if (!context.ok) {
		return services.report(context.problem);
	}

	const result = await askUser(services, context.value, tries.value);
	if (!result.ok) {
		return services.report(result.problem);
	}

	if (result.value.state !== 'valid') {
		return reportFailure(services, result.value, isOverridden(services.flags) ? undefined : context.value?.name);
	}

	const {rawJson, userMeJson} = await import('../../tenant/user-json.ts');
	const {raw, user, notes} = result.value;
	if (isGiven(options, 'quiet')) {
		services.print(safeText(user?.id ?? ''));
	} else {
		services.print((isGiven(options, 'raw') ? rawJson(raw) : userMeJson(raw)).trimEnd());
	}

	services.say(...notes);
	return 0;
}

function reportFailure(services: Services, result: CheckResult, name: string | undefined) {
	const code = services.report(failureProblem(result, name, Date.now()), {
		status: result.failure?.evidence.status,
		code: result.failure?.evidence.code,
	});
	// A kind that qctx cannot check does not fail `check`, but there is no user to print either.
	return states[result.state].exitCode === 0 ? 1 : code;
}

/** The context to ask; none is needed when the flags name server and credentials. */
async function chosenContext(services: Services): Promise<Result<Context | undefined>> {
	const {flags} = services;
	const problem = flags.server === undefined ? undefined : serverProblem(flags.server);
	if (problem !== undefined) {
		return failed(problem);
	}

	const open = await openContexts(services);
	if (!open.ok) {
		return open;
	}

	if (flags.context === undefined && flags.server !== undefined && open.value.snapshot.current === undefined) {
		return done(undefined);
	}

	const context = await selectContext(services, open.value);
	if (context.ok && flags.verbose && isOverridden(flags)) {
		services.say(`Flags override what context '${context.value.name}' says.`);
	}

	return context;
}

interface Tries {
	readonly times: number;
	readonly intervalMs: number;
}

function parseRetry(options: Options): Result<Tries> {
	const times = Number(textOption(options, 'retry') ?? '0');
	const seconds = Number(/^(\d+(?:\.\d+)?)s?$/.exec(textOption(options, 'interval') ?? '1')?.[1]);
	if (!Number.isInteger(times) || times < 0 || times > 10) {
		return failed({what: '--retry takes a number from 0 to 10.', cure: 'For instance: --retry 3', exitCode: 2});
	}

	return seconds >= 1
		? done({times, intervalMs: seconds * 1000})
		: failed({what: '--interval takes seconds, at least 1.', cure: 'For instance: --interval 5', exitCode: 2});
}

async function askUser(
	services: Services,
	context: Context | undefined,
	{times, intervalMs}: Tries,
): Promise<Result<CheckResult>> {
	const {io, flags} = services;
	const [{checkContext}, settings, {setTimeout: pause}] = await Promise.all([
		import('../../tenant/check.ts'),
		services.settings(),
		import('node:timers/promises'),
	]);
	if (!settings.ok) {
		return settings;
	}

	for (let left = times; ; left--) {
		const result = await checkContext(requestTarget(context, flags), {
			signal: io.signal,
			timeoutMs: settings.value.timeoutSeconds * 1000,
			environment: io.environment,
			hints: false,
		});
		if (left === 0 || states[result.state].exitCode !== 3) {
			return done(result);
		}

		const wait = Math.max(intervalMs, (result.failure?.retryAt ?? 0) - Date.now());
		await pause(wait, undefined, {signal: io.signal});
	}
}
