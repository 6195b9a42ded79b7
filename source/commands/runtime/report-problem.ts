import {maskLookalikes, redact} from '../../credentials/redact.ts';
import {shownText} from '../../describe/words/shown-text.ts';
import type {ExitCode, Problem} from '../../text/problem.ts';
import {escapeForJson} from '../../text/safe/escape-for-json.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import type {GlobalFlags} from './flags.ts';
import {type Io, say} from './io.ts';

/** A problem in JSON, for `--json`; as in qlik-cli since 2.15.0, errors have a `title` and, from the tenant, a `status`. */
export interface ProblemDetails {
	readonly status?: number | undefined;
	readonly code?: string | undefined;
}

/**
 * Reports on stderr, in two lines, what happened and what to do about it; with `--json` as one line of JSON, with `--verbose` with
 * the stack trace of the error underneath.
 * @returns the exit code to end with.
 */
export function reportProblem(
	io: Io,
	flags: Pick<GlobalFlags, 'json' | 'verbose'>,
	problem: Problem,
	details: ProblemDetails = {},
): ExitCode {
	if (flags.json) {
		const {status, code} = details;
		const [title, detail] = [maskLookalikes(problem.what), maskLookalikes(problem.cure)];
		say(io, escapeForJson(JSON.stringify({status, title, detail, code})));
	} else {
		// Scripts around qlik look for this word.
		say(io, `Error: ${shownText(problem.what)}`);
		if (problem.cure !== '') {
			say(io, shownText(problem.cure));
		}
	}

	if (flags.verbose && problem.error instanceof Error && problem.error.stack !== undefined) {
		say(io, ...problem.error.stack.split('\n').map(line => safeText(redact(line))));
	}

	return problem.exitCode;
}

/** A bug in qctx, as a problem: exit code 3, because then nothing is known. */
export function faultOfOurs(error: unknown): Problem {
	return {
		what: `Something went wrong inside qctx: ${redact(error instanceof Error ? error.message : String(error))}`,
		cure: 'This is a bug in qctx. Run it again with --verbose to see where, and report it.',
		exitCode: 3,
		error,
	};
}
