import type {Context} from '../contexts/context.ts';
import type {ContextsEdit} from '../contexts/edit.ts';
import type {ContextsSnapshot} from '../contexts/snapshot.ts';
import type {Secret} from '../credentials/secret.ts';
import type {CheckTarget} from '../tenant/check.ts';
import type {CheckResult, CheckStep} from '../tenant/check-result.ts';
import type {Problem} from '../text/problem.ts';
import type {Draft, EditFieldId, FieldId, SecretFieldId, SwitchFieldId, TextFieldId} from './draft/fields.ts';

/** The progress or result of a check of the draft. */
export type CheckProgress =
	| {readonly status: 'running'; readonly run: number; readonly steps: readonly CheckStep[]}
	| {readonly status: 'passed'; readonly steps: readonly CheckStep[]; readonly result: CheckResult}
	| {
			readonly status: 'failed';
			readonly steps: readonly CheckStep[];
			readonly result: CheckResult;
			/** The person tried again before the tenant allowed it (429). */
			readonly tooEarly: boolean;
	  };

export type FinishedCheck = Exclude<CheckProgress, {readonly status: 'running'}>;

export type SaveProgress =
	| {readonly status: 'editing'}
	| {readonly status: 'saving'}
	| {readonly status: 'refused'; readonly problem: Problem};

/** Where the person is. A new context goes through five steps; an existing one is edited in one form. */
export type WizardStep =
	| {
			readonly id: 'edit';
			readonly focus: EditFieldId;
			/** The result of checking the new sign-in; undefined when no check was needed. */
			readonly proof: FinishedCheck | undefined;
			readonly progress: SaveProgress;
	  }
	| {readonly id: 'tenant'; readonly focus: 'server'}
	| {readonly id: 'authentication'; readonly focus: 'kind'}
	| {readonly id: 'credentials'; readonly focus: 'client-id' | 'client-secret' | 'api-key'}
	| {readonly id: 'check'; readonly progress: CheckProgress}
	| {
			readonly id: 'save';
			readonly focus: 'name' | 'replace' | 'comment' | 'make-current';
			readonly proof: FinishedCheck;
			readonly progress: SaveProgress;
	  }
	| {readonly id: 'ended'; readonly outcome: WizardOutcome};

export type WizardOutcome =
	/** `message`: for the footer or stdout, raw: `Welcome qlik-cli m2m, everything is now set up.` `proof`: the result of the check, if there was one. */
	| {readonly type: 'saved'; readonly name: string; readonly message: string; readonly proof: CheckResult | undefined}
	| {readonly type: 'left'};

/** Whether something answers at the tenant's host: a hint, never an error. */
export interface HostAnswer {
	/** The URL that was looked up. */
	readonly url: string;
	readonly status: 'asking' | 'answers' | 'not-found' | 'silent' | 'unknown';
}

export interface WizardState {
	/** The context being edited; undefined for a new one. */
	readonly original: Context | undefined;
	readonly step: WizardStep;
	/** The question whether to leave is open, because something was typed. */
	readonly confirmingLeave: boolean;
	readonly draft: Draft;
	/** The draft at the start, to know whether anything was typed. */
	readonly initialDraft: Draft;
	/** Fields on which Enter was pressed while they were invalid; their problems are now shown as errors. */
	readonly flagged: readonly FieldId[];
	/** What was removed around a value, in words, by field. */
	readonly trimmed: Readonly<Partial<Record<FieldId, string>>>;
	/** A paste filled both fields, and they have not been edited since. */
	readonly filledByPaste: boolean;
	readonly host: HostAnswer | undefined;
	readonly contexts: KnownContexts;
	readonly insecure: boolean;
	/** Checks started so far; answers to earlier ones are ignored. */
	readonly runs: number;
}

/** The contents of the file when it was last read. */
export interface KnownContexts {
	readonly path: string;
	readonly names: ReadonlySet<string>;
	readonly current: string | undefined;
	/** Why it cannot be read, so that nothing can be saved. */
	readonly problem: Problem | undefined;
}

export type WizardAction =
	| {readonly type: 'typed'; readonly field: TextFieldId; readonly text: string}
	| {readonly type: 'typed-secret'; readonly field: SecretFieldId; readonly value: Secret}
	/** `at`: where in the field, UTF-16 units. */
	| {readonly type: 'pasted'; readonly field: TextFieldId | SecretFieldId; readonly text: Secret; readonly at: number}
	| {readonly type: 'switched'; readonly field: SwitchFieldId; readonly on: boolean}
	| {readonly type: 'focus'; readonly field: FieldId}
	| {readonly type: 'next-field' | 'previous-field'}
	/** Enter: the next field, or after the last one the next step. On a failed check, back to the field at fault. */
	| {readonly type: 'enter'; readonly now: number}
	/** Esc. */
	| {readonly type: 'back'}
	/** Ctrl-C: leaves from any step, after asking if anything was typed; the second time at once. */
	| {readonly type: 'quit'}
	/** The answer to the question whether to leave. */
	| {readonly type: 'leave'; readonly yes: boolean}
	| {readonly type: 'check-again'; readonly now: number}
	| {readonly type: 'save-anyway'}
	| {readonly type: 'host-answered'; readonly answer: HostAnswer}
	| {readonly type: 'check-step'; readonly run: number; readonly steps: readonly CheckStep[]}
	| {readonly type: 'check-ended'; readonly run: number; readonly result: CheckResult}
	| {readonly type: 'contexts-read'; readonly contexts: KnownContexts}
	| {readonly type: 'saved'; readonly name: string}
	| {readonly type: 'save-refused'; readonly problem: Problem};

/** Work that the machine requests; the session does it and dispatches the results. */
export type WizardEffect =
	| {readonly type: 'look-up-host'; readonly url: string}
	| {readonly type: 'read-contexts'}
	| {readonly type: 'check'; readonly run: number; readonly target: CheckTarget}
	| {readonly type: 'cancel-check'}
	| {readonly type: 'save'; readonly name: string; readonly edit: ContextsEdit}
	/** Nothing was changed, but the file is read all the same, because the context may be gone. */
	| {readonly type: 'confirm-unchanged'; readonly name: string};

export interface Transition {
	readonly state: WizardState;
	readonly effects: readonly WizardEffect[];
}

/** A transition without work. */
export function withoutEffects(state: WizardState): Transition {
	return {state, effects: []};
}

/** What the wizard takes from a reading of the file: the taken names, or why nothing can be saved. */
export function knownContexts(
	path: string,
	read: {readonly ok: true; readonly value: ContextsSnapshot} | {readonly ok: false; readonly problem: Problem},
): KnownContexts {
	return read.ok
		? {path, names: new Set(read.value.contexts.map(({name}) => name)), current: read.value.current, problem: undefined}
		: {path, names: new Set(), current: undefined, problem: read.problem};
}
