/** The exit codes of qctx (`qctx help exit-codes`). */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 129 | 130 | 131 | 143;

/**
 * A condition that prevents an action: reported in one or two lines, never as a stack trace.
 * Bugs are thrown; conditions like this one are returned.
 */
export interface Problem {
	/** What happened, in one sentence. May contain text from outside: clean it with `safeText` before showing it. */
	readonly what: string;
	/** What to do about it, in one sentence. */
	readonly cure: string;
	readonly exitCode: ExitCode;
	/** The underlying error, shown only with `--verbose`. */
	readonly error?: unknown;
}

/** Either the value or the problem that prevented it. */
export type Result<Value, Fault = Problem> =
	| {readonly ok: true; readonly value: Value}
	| {readonly ok: false; readonly problem: Fault};

/** The value. */
export function done<Value>(value: Value): {readonly ok: true; readonly value: Value} {
	return {ok: true, value};
}

/** Why there is no value. */
export function failed<Fault>(problem: Fault): {readonly ok: false; readonly problem: Fault} {
	return {ok: false, problem};
}
