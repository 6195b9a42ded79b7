import type {Context} from '../../contexts/context.ts';
import {failureProblem} from '../../describe/states/failure.ts';
import {runSeveral, type SeveralEnd, worstCode} from '../../run/run-several.ts';
import type {CheckResult} from '../../tenant/check-result.ts';
import {isFine, states} from '../../tenant/state.ts';
import {endingSignals} from '../../terminal/endings.ts';
import {escapeForJson} from '../../text/safe/escape-for-json.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {padToWidth} from '../../text/width.ts';
import {checkAll} from '../check/check-all.ts';
import {chooseContexts} from '../check/check-options.ts';
import {checkRow, columnWidths} from '../check/check-row.ts';
import {createProgress} from '../check/progress.ts';
import {confirmProtected} from '../runtime/confirm-protected.ts';
import type {OpenContexts} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';
import {ourFault, reportOurFault} from './one-context.ts';
import type {RunOptions, SeveralOptions} from './run-options.ts';
import {createRunner, type Runner} from './runner.ts';

interface Command {
	readonly program: string;
	readonly args: readonly string[];
}

/** `qctx exec` with several names, a glob or `--all`: every sign-in is verified before the command runs in any of them. */
export async function execInSeveral(
	services: Services,
	open: OpenContexts,
	names: readonly string[],
	command: Command,
	options: RunOptions & SeveralOptions,
): Promise<number> {
	if (names.length === 0 && !options.all) {
		return services.report({
			what: 'No context was named.',
			cure: 'Name some, or take every one with --all.',
			exitCode: 2,
		});
	}

	if (names.length > 0 && options.all) {
		return services.report({
			what: '--all takes every context, and some were named.',
			cure: 'Leave out the names or --all.',
			exitCode: 2,
		});
	}

	const chosen = await chooseContexts(options.all ? [] : names, open.snapshot);
	if (!chosen.ok) {
		return reportOurFault(services, chosen.problem);
	}

	const confirmed = await confirmProtected(
		services,
		chosen.value.map(({name}) => name),
		options.confirmed,
	);
	if (!confirmed.ok) {
		return services.report(confirmed.problem);
	}

	const created = await createRunner(services, open, options);
	if (!created.ok) {
		return reportOurFault(services, created.problem);
	}

	const runner = created.value;
	try {
		const results = await verifyAll(services, chosen.value, runner);
		const failed = chosen.value.filter(({name}) => !isFine(results.get(name)?.state ?? 'unreachable'));
		const ready = chosen.value.filter(context => !failed.includes(context));
		if (failed.length > 0 && (!options.onlyValid || ready.length === 0)) {
			services.say(ready.length === 0 ? 'Nothing was run.' : 'Nothing was run. Leave them out with --only-valid.');
			return worstState(failed.flatMap(({name}) => results.get(name) ?? []));
		}

		return await runInAll(services, ready, command, options, runner);
	} finally {
		runner.close();
	}
}

/** Signs every context in, eight at a time, with a row on stderr for each. */
async function verifyAll(
	services: Services,
	contexts: readonly Context[],
	runner: Runner,
): Promise<ReadonlyMap<string, CheckResult>> {
	const {io, flags} = services;
	const results = new Map<string, CheckResult>();
	const look = {
		colour: services.colour && io.stderr.isTTY,
		unicode: services.unicode,
		widths: columnWidths(contexts),
		columns: io.stderr.columns,
	};
	await checkAll(contexts, {
		flags,
		environment: io.environment,
		signal: io.signal,
		hints: false,
		timeoutMs: runner.timeoutMs,
		client: await runner.client(),
		onResult(context, result) {
			results.set(context.name, result);
			services.say(checkRow({context, result, endsIn: undefined}, look));
		},
	});
	return results;
}

async function runInAll(
	services: Services,
	contexts: readonly Context[],
	{program, args}: Command,
	{jobs, jsonl, env}: SeveralOptions,
	runner: Runner,
): Promise<number> {
	const byName = new Map(contexts.map(context => [context.name, context]));
	const width = columnWidths(contexts)[0];
	const prefixed = (name: string, line: string) => `${padToWidth(safeText(name), width)} | ${line}`;
	const progress = createProgress(services, contexts.length, !jsonl, 'ended');
	progress.show(0);
	// Each run listens for signals and for the end of the process.
	process.setMaxListeners(jobs + 10);
	const interruption = heardSignals();
	const ends = await runSeveral({
		names: contexts.map(({name}) => name),
		jobs,
		signal: interruption.signal,
		async run(name, onStart) {
			const context = byName.get(name);
			if (context === undefined) {
				return {type: 'exited', code: ourFault};
			}

			const signedIn = await runner.signInAgain(context);
			if (!signedIn.ok) {
				progress.hide();
				return {type: 'exited', code: reportOurFault(services, failureProblem(signedIn.result, name, Date.now()))};
			}

			const stdio = ['ignore', 'pipe', 'pipe'] as const;
			const run = {program, args, env, sharesTerminal: services.io.stdin.isTTY === true, stdio: [...stdio], onStart};
			return (await runner.run(context, signedIn.granted, run)) ?? {type: 'exited', code: ourFault};
		},
		...(jsonl
			? {}
			: {
					onLine(name: string, stream: 'stdout' | 'stderr', line: string) {
						progress.hide();
						services.io[stream].write(`${prefixed(name, line)}\n`);
					},
				}),
		onEnd(end, finished) {
			progress.hide();
			if (jsonl) {
				services.print(escapeForJson(JSON.stringify({...end, signal: end.signal ?? null})));
			}

			progress.show(finished);
		},
	}).finally(() => interruption.close());
	progress.hide();
	services.say(...summary(contexts, ends));
	return ends.length < contexts.length ? Math.max(130, worstCode(ends)) : worstCode(ends);
}

/** Aborted by what ends a program: the commands that run get it too, and no further one is started. */
function heardSignals(): {readonly signal: AbortSignal; close(): void} {
	const controller = new AbortController();
	const stop = () => controller.abort();
	const names = Object.keys(endingSignals);
	for (const name of names) {
		process.on(name, stop);
	}

	return {
		signal: controller.signal,
		close() {
			for (const name of names) {
				process.off(name, stop);
			}
		},
	};
}

function summary(contexts: readonly Context[], ends: readonly SeveralEnd[]): string[] {
	const bad = ends.filter(({code}) => code !== 0);
	const missing = contexts.length - ends.length;
	return [
		...bad.map(({name, code, signal}) => `${name}: ${signal === undefined ? `exit ${code}` : `killed by ${signal}`}`),
		`${ends.length - bad.length} of ${contexts.length} succeeded${missing === 0 ? '' : `, ${missing} not started`}`,
	];
}

/** As `check` ends: of several contexts 1 wins over 3. */
function worstState(results: readonly CheckResult[]): number {
	const codes = results.map(({state}) => states[state].exitCode);
	return codes.includes(1) ? 1 : Math.max(...codes);
}
