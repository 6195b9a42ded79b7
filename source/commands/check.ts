import type {Context} from '../contexts/context.ts';
import type {CheckResult} from '../tenant/check-result.ts';
import {states} from '../tenant/state.ts';
import {escapeForJson} from '../text/escape-for-json.ts';
import type {ExitCode} from '../text/problem.ts';
import {chooseContexts, expiresWithin, onlyStates, timeoutOption} from './check-options.ts';
import {type Checked, checkJson, checkRow, columnWidths, endingWords} from './check-row.ts';
import type {CommandSpec} from './command-spec.ts';
import {toJson} from './context-json.ts';
import {causeWords, cureWords, evidenceWords} from './failure-words.ts';
import {isGiven} from './flags.ts';
import {openContexts, whatThereIs} from './open-contexts.ts';
import {createProgress} from './progress.ts';
import {rememberStates} from './remember-states.ts';
import type {Services} from './services.ts';

export const check: CommandSpec = {
	name: 'check',
	summary: 'Check contexts against their tenants',
	description:
		'Names may be globs. Without a name: all contexts. A row appears as each answer comes; the exit code speaks of the rows shown.',
	arguments: [{notation: '[name...]', help: 'names or globs, for instance acme-*', completes: 'contexts'}],
	asksTenant: true,
	options: [
		{flags: '--timeout <seconds>', help: 'for each context (default 10)'},
		{
			flags: '--only <state>',
			help: 'only rows with this state; several with commas',
			repeatable: true,
			values: Object.keys(states),
		},
		{flags: '--expires-within <span>', help: 'an API key that ends within 14d, 12h, … is a failure'},
		{flags: '--jsonl', help: 'one JSON object a line, as answers come'},
	],
	examples: [
		['qctx check', 'all contexts'],
		["qctx check 'acme-*' --json", 'some of them, for a script'],
		['qctx check --expires-within 14d', 'a nightly job: exit 1 when a key ends soon'],
	],
	async run(services, words, options) {
		const {flags, io} = services;
		const timeout = timeoutOption(options);
		const only = onlyStates(options);
		const within = expiresWithin(options);
		const wrong = [timeout, only, within].find(result => !result.ok);
		if (!timeout.ok || !only.ok || !within.ok) {
			return wrong === undefined || wrong.ok ? 2 : services.report(wrong.problem);
		}

		const open = await openContexts(services);
		if (!open.ok) {
			return services.report(open.problem);
		}

		const {snapshot} = open.value;
		const named = words.length === 0 && flags.context !== undefined ? [flags.context] : words;
		const contexts = await chooseContexts(named, snapshot);
		const settings = await services.settings();
		if (!contexts.ok || !settings.ok) {
			const problem = contexts.ok ? settings : contexts;
			return problem.ok ? 2 : services.report(problem.problem);
		}

		const shown: Checked[] = [];
		const results = new Map<string, CheckResult>();
		const output = createOutput(services, contexts.value, snapshot.current, isGiven(options, 'jsonl'));
		const progress = createProgress(services, contexts.value.length);
		const {checkAll} = await import('./check-all.ts');
		try {
			progress.show(0);
			await checkAll(contexts.value, {
				flags,
				environment: io.environment,
				signal: io.signal,
				timeoutMs: timeout.value ?? settings.value.timeoutSeconds * 1000,
				onResult(context, result) {
					results.set(context.name, result);
					progress.hide();
					if (only.value?.has(result.state) ?? true) {
						const checked = {context, result, endsIn: endsIn(context, result, within.value)};
						shown.push(checked);
						output.row(checked);
					}

					progress.show(results.size);
				},
			});
		} finally {
			progress.hide();
			await rememberStates(services, open.value.store.path, contexts.value, results);
		}

		output.end(shown);
		if (contexts.value.length === 0) {
			services.say(whatThereIs(snapshot));
		}

		return worst(shown);
	},
};

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

	const look = {colour: services.colour, unicode: services.unicode, widths: columnWidths(contexts)};
	return {
		row: checked => services.print(checkRow(checked, look)),
		end(shown) {
			sayCures(services, shown);
		},
	};
}

/** Below the rows: why, and what to do. */
function sayCures(services: Services, shown: readonly Checked[]): void {
	for (const {context, result, endsIn: left} of shown) {
		const {failure, notes} = result;
		if (failure !== undefined && states[result.state].needsAttention) {
			services.say(`${context.name}: ${causeWords(failure)} ${cureWords(failure, context.name)}`);
			if (services.flags.verbose) {
				services.say(`  ${evidenceWords(failure)}`);
			}
		}

		if (left !== undefined) {
			const {cause, cure} = endingWords(left);
			services.say(`${context.name}: ${cause} ${cure}`);
		}

		services.say(...notes.map(note => `${context.name}: ${note}`));
	}

	const valid = shown.filter(({result}) => result.state === 'valid').length;
	services.say(`${valid} of ${shown.length} valid`);
}

/**
 * Only an API key ends by itself, so far as anybody can know: the token of an OAuth client is new each time, and its secret has no date.
 */
function endsIn(
	{credentials}: Context,
	{state, expiresAt}: CheckResult,
	within: number | undefined,
): number | undefined {
	if (within === undefined || expiresAt === undefined || state !== 'valid' || credentials.kind !== 'api-key') {
		return undefined;
	}

	const left = expiresAt - Date.now();
	return left < within ? left : undefined;
}

/** Of several contexts 1 wins over 3 (PRODUCT section 1). */
function worst(shown: readonly Checked[]): ExitCode {
	const codes = new Set(
		shown.map(({result, endsIn: left}) => (left === undefined ? states[result.state].exitCode : 1)),
	);
	return codes.has(1) ? 1 : codes.has(3) ? 3 : 0;
}
