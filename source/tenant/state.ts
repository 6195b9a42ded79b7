import type {ExitCode} from '../text/problem.ts';

/** The states of a context: one vocabulary for the list, the pane, the wizard, `check` and its JSON. */
export type State =
	| 'checking'
	| 'valid'
	| 'rejected'
	| 'forbidden'
	| 'not-a-tenant'
	| 'incomplete'
	| 'untrusted'
	| 'unreachable'
	| 'rate-limited'
	| 'tenant-error'
	| 'unchecked';

/** The possible states of a finished check. */
export type Verdict = Exclude<State, 'checking'>;

/** Whether nothing is wrong as far as can be told: a kind that qctx cannot check is no failure. */
export function isFine(state: State): boolean {
	return state === 'valid' || state === 'unchecked';
}

export interface StateWords {
	/** One cell wide. */
	readonly glyph: string;
	/** The same when the locale is not UTF-8. */
	readonly ascii: string;
	readonly role: 'good' | 'bad' | 'warn' | 'muted';
	readonly exitCode: ExitCode;
	/** A person has to act: counted as `need attention`, and shown by the `!` filter. */
	readonly needsAttention: boolean;
}

export const states: Readonly<Record<State, StateWords>> = {
	checking: {glyph: '◌', ascii: '.', role: 'muted', exitCode: 0, needsAttention: false},
	valid: {glyph: '✔', ascii: '+', role: 'good', exitCode: 0, needsAttention: false},
	rejected: {glyph: '✘', ascii: 'x', role: 'bad', exitCode: 1, needsAttention: true},
	forbidden: {glyph: '⊘', ascii: '#', role: 'bad', exitCode: 1, needsAttention: true},
	'not-a-tenant': {glyph: '≠', ascii: '/', role: 'bad', exitCode: 1, needsAttention: true},
	incomplete: {glyph: '?', ascii: '?', role: 'warn', exitCode: 1, needsAttention: true},
	untrusted: {glyph: '!', ascii: '!', role: 'bad', exitCode: 1, needsAttention: true},
	unreachable: {glyph: '↯', ascii: '~', role: 'warn', exitCode: 3, needsAttention: true},
	'rate-limited': {glyph: '◔', ascii: '%', role: 'warn', exitCode: 3, needsAttention: true},
	'tenant-error': {glyph: '⚠', ascii: '^', role: 'warn', exitCode: 3, needsAttention: true},
	unchecked: {glyph: '·', ascii: '-', role: 'muted', exitCode: 0, needsAttention: false},
};
