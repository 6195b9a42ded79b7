import {parseSpan} from '../../text/duration.ts';
import {done, failed, type Result} from '../../text/problem.ts';
import type {OptionSpec} from '../runtime/command-entry.ts';
import {yesOption} from '../runtime/confirm-protected.ts';
import {isGiven, listOption, type Options, textOption} from '../runtime/flags.ts';

/** How exec and shell sign in. */
export const signInOptions: readonly OptionSpec[] = [
	{flags: '--scope <scopes>', help: 'request only these scopes, for instance "user_default"'},
	{flags: '--no-check', help: 'do not check an API key before the command runs'},
	yesOption,
];

/** A longer timer of Node's would fire at once. */
const longestLifetime = 24 * 86_400_000;

export const lifetimeOptions: readonly OptionSpec[] = [
	{flags: '--for <span>', help: 'remove the sign-in after 30m, 2h, …'},
];

/** The options that exec and shell share. */
export interface RunOptions {
	readonly scope: string | undefined;
	/** Whether an API key is verified first. */
	readonly check: boolean;
	/** Names that were confirmed on the command line. */
	readonly confirmed: readonly string[];
	/** After this the sign-in ends, milliseconds. */
	readonly lifetimeMs: number | undefined;
}

/** Reads them; a problem (exit 2) names an invalid duration. */
export function runOptions(options: Options): Result<RunOptions> {
	const span = textOption(options, 'for');
	const lifetimeMs = span === undefined ? undefined : parseSpan(span);
	if (span !== undefined && lifetimeMs === undefined) {
		return failed({what: `'${span}' is not a duration.`, cure: 'For instance: --for 30m or 2h', exitCode: 2});
	}

	if (lifetimeMs !== undefined && lifetimeMs > longestLifetime) {
		return failed({what: '--for takes at most 24 days.', cure: 'Leave it out to keep the sign-in.', exitCode: 2});
	}

	return done({
		scope: textOption(options, 'scope'),
		check: options.check !== false,
		confirmed: listOption(options, 'yes'),
		lifetimeMs,
	});
}

export interface SeveralOptions {
	readonly all: boolean;
	readonly jobs: number;
	readonly onlyValid: boolean;
	readonly jsonl: boolean;
	readonly env: boolean;
}

export function severalOptions(options: Options): Result<SeveralOptions> {
	const jobs = textOption(options, 'jobs') ?? '8';
	if (!/^[1-9]\d{0,2}$/.test(jobs)) {
		return failed({what: `'${jobs}' is not a number of jobs.`, cure: 'For instance: --jobs 4', exitCode: 2});
	}

	return done({
		all: isGiven(options, 'all'),
		jobs: Number(jobs),
		onlyValid: isGiven(options, 'onlyValid'),
		jsonl: isGiven(options, 'jsonl'),
		env: isGiven(options, 'env'),
	});
}
