import type {Context} from '../../contexts/context.ts';
import {causeText, cureWithCommand, describeFailure} from '../../describe/states/failure.ts';
import {lastResult, readLastStates} from '../../live/last-states.ts';
import type {CheckResult} from '../../tenant/check-result.ts';
import {states} from '../../tenant/state.ts';
import type {ExitCode} from '../../text/problem.ts';
import {escapeForJson} from '../../text/safe/escape-for-json.ts';
import {toJson} from '../runtime/context-json.ts';
import type {Options} from '../runtime/flags.ts';
import {openContexts, whatThereIs} from '../runtime/open-contexts.ts';
import type {Services} from '../runtime/services.ts';
import {tellRotations} from '../runtime/tell-rotations.ts';
import {checkAll} from './check-all.ts';
import {checkOptions, chooseContexts} from './check-options.ts';
import {type Checked, checkJson, checkRow, columnWidths, endingWords} from './check-row.ts';
import {createProgress} from './progress.ts';
import {rememberStates} from './remember-states.ts';

const day = 86_400_000;

/** `qctx check`, loaded only when it runs: the tenant's side takes time to load. */
export async function runCheck(services: Services, words: readonly string[], options: Options): Promise<ExitCode> {
	const {flags, io} = services;
	const wanted = checkOptions(options);
	if (!wanted.ok) {
		return services.report(wanted.problem);
	}

	const {timeoutMs, only, within, jsonl} = wanted.value;
	const open = await openContexts(services);
	if (!open.ok) {
		return services.report(open.problem);
	}

	const {snapshot} = open.value;
	const named = words.length === 0 && flags.context !== undefined ? [flags.context] : words;
	const contexts = await chooseContexts(named, snapshot);
	if (!contexts.ok) {
		return services.report(contexts.problem);
	}

	const settings = await services.settings();
	if (!settings.ok) {
		return services.report(settings.problem);
	}

	const shown: Checked[] = [];
	const results = new Map<string, CheckResult>();
	const before = readLastStates(services.folders().cache, open.value.store.path);
	const output = createOutput(services, contexts.value, snapshot.current, jsonl);
	const progress = createProgress(services, contexts.value.length, jsonl || !flags.json);
	try {
		progress.show(0);
		await checkAll(contexts.value, {
			flags,
			environment: io.environment,
			signal: io.signal,
			knownExpiry: context => lastResult(before, context)?.expiresAt,
			hints: within !== undefined || flags.json || jsonl,
			timeoutMs: timeoutMs ?? settings.value.timeoutSeconds * 1000,
			onResult(context, result) {
				results.set(context.name, result);
				progress.hide();
				if (only?.has(result.state) ?? true) {
					const checked = {context, result, endsIn: endsIn(context, result, within ?? settings.value.warnBefore * day)};
					shown.push(checked);
					output.row(checked);
				}

				progress.show(results.size);
			},
		});
	} finally {
		progress.hide();
		services.say(...(await rememberStates(services, open.value.store.path, contexts.value, results)));
	}

	output.end(shown);
	if (!jsonl && !flags.json) {
		tellRotations(
			services,
			open.value.store.path,
			shown.map(({context}) => context),
		);
	}

	if (contexts.value.length === 0) {
		services.say(whatThereIs(snapshot));
	}

	return worst(shown, within !== undefined);
}

interface CheckOutput {
	row(checked: Checked): void;
	end(shown: readonly Checked[]): void;
}

function createOutput(
	services: Services,
	contexts: readonly Context[],
	current: string | undefined,
	jsonl: boolean,
): CheckOutput {
	if (jsonl) {
		return {
			row: checked => services.print(escapeForJson(JSON.stringify(checkJson(checked, current)))),
			end() {},
		};
	}

	if (services.flags.json) {
		return {
			row() {},
			end(shown) {
				const places = new Map(contexts.map(({name}, place) => [name, place]));
				const sorted = shown.toSorted(
					(one, other) => (places.get(one.context.name) ?? 0) - (places.get(other.context.name) ?? 0),
				);
				services.print(toJson(sorted.map(checked => checkJson(checked, current))));
			},
		};
	}

	const look = {
		colour: services.colour,
		unicode: services.unicode,
		widths: columnWidths(contexts),
		columns: services.io.stdout.columns,
	};
	return {
		row: checked => services.print(checkRow(checked, look)),
		end(shown) {
			sayCures(services, shown);
		},
	};
}

/** Below the rows: why, and what to do. */
function sayCures(services: Services, shown: readonly Checked[]): void {
	const now = Date.now();
	for (const {context, result, endsIn: left} of shown) {
		const {failure, notes} = result;
		if (failure !== undefined && states[result.state].needsAttention) {
			services.say(`${context.name}: ${causeText(failure)} ${cureWithCommand(failure, context.name, now)}`);
			if (services.flags.verbose) {
				services.say(`  ${describeFailure(result, {now, retries: false}).evidence.join(' · ')}`);
			}
		}

		if (left !== undefined) {
			const {cause, cure} = endingWords(left, context.name);
			services.say(`${context.name}: ${cause} ${cure}`);
		}

		services.say(...notes.map(note => `${context.name}: ${note}`));
	}

	const valid = shown.filter(({result}) => result.state === 'valid').length;
	const ending = shown.filter(({endsIn: left}) => left !== undefined).length;
	services.say(
		`${valid} of ${shown.length} valid${ending === 0 ? '' : `, ${ending} ${ending === 1 ? 'ends' : 'end'} soon`}`,
	);
}

/**
 * Only an API key has a known expiry: an OAuth client gets a new token each time, and its secret has no date.
 */
function endsIn({credentials}: Context, {state, expiresAt}: CheckResult, within: number): number | undefined {
	if (expiresAt === undefined || state !== 'valid' || credentials.kind !== 'api-key') {
		return undefined;
	}

	const left = expiresAt - Date.now();
	return left < within ? left : undefined;
}

/** With several contexts, 1 wins over 3. A key that expires soon is a failure only if the options or settings say so. */
function worst(shown: readonly Checked[], isEndFailure: boolean): ExitCode {
	const codes = new Set(
		shown.map(({result, endsIn: left}) => (left === undefined || !isEndFailure ? states[result.state].exitCode : 1)),
	);
	return codes.has(1) ? 1 : codes.has(3) ? 3 : 0;
}
