import {CommanderError} from 'commander';
import {done, failed, type Problem, type Result} from '../../text/problem.ts';
import {nearestOption} from './nearest-option.ts';
import {createProgram, type ProgramOptions} from './program.ts';
import type {Request} from './request.ts';

/**
 * Reads a command line with commander: every command in the table, with the global options on each. Undefined if help or the version
 * was requested, and has been written.
 */
export async function parseCommandLine(
	argv: readonly string[],
	options: Omit<ProgramOptions, 'onRequest'>,
): Promise<Result<Request | undefined>> {
	let request: Request | undefined;
	const program = createProgram({
		...options,
		onRequest(asked) {
			request = asked;
		},
	});
	try {
		program.parse(argv, {from: 'user'});
	} catch (error) {
		if (error instanceof CommanderError) {
			return error.exitCode === 0 ? done(undefined) : failed(await usageProblem(error));
		}

		throw error;
	}

	return done(request);
}

/** Rewrites commander's error in our form: `error: unknown option '--jsn'\n(Did you mean --json?)`. */
async function usageProblem(error: CommanderError): Promise<Problem> {
	const [complaint = '', hint] = error.message.replace(/^error: /, '').split('\n');
	const what = withoutValues(complaint, error.code);
	const option = error.code === 'commander.unknownOption' ? /'([^']*)'/.exec(what)?.[1] : undefined;
	// Commander only knows the options of the command, not the global ones.
	const near = option === undefined ? undefined : await nearestOption(option, hint?.match(/--[\w-]+/g) ?? []);
	const meant = near ?? hint?.replace(/^\((.*)\)$/, '$1');
	return {
		what: `${what.charAt(0).toUpperCase()}${what.slice(1)}${/[.?!]$/.test(what) ? '' : '.'}`,
		cure: meant ?? 'For its usage, add --help',
		exitCode: 2,
	};
}

/** A misplaced word may be a secret (`--api-key-stdin VALUE`), and messages may go to a log. */
function withoutValues(complaint: string, code: string): string {
	switch (code) {
		case 'commander.excessArguments':
			return complaint.replace(/( but got \d+): .*$/s, '$1.');
		case 'commander.invalidArgument':
			return complaint.replace(/ argument '.*' is invalid\. /s, ' is invalid: ');
		case 'commander.unknownOption':
			return complaint.replace(/('--?[\w-]+)=.*'/s, "$1'");
		default:
			return complaint;
	}
}
