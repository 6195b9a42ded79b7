import type {ContextsEdit} from '../contexts/edit.ts';
import type {ContextsSnapshot} from '../contexts/snapshot.ts';
import type {Outcome} from '../describe/outcome.ts';
import type {LiveChecks} from '../live/live-checks.ts';
import type {LiveState} from '../live/live-state.ts';
import type {JournalEntry} from '../rotate/journal.ts';
import type {CheckResult} from '../tenant/check-result.ts';
import type {Problem} from '../text/problem.ts';
import type {FirstView} from './start-checks.ts';
import type {Workplace} from './workplace.ts';

/** What both front ends show. Immutable: each change creates a new one. */
export interface SessionState {
	/** The file as it was last read; kept when it cannot be read any more. */
	readonly file: ContextsSnapshot;
	/** Why the file cannot be read now. */
	readonly damage: Problem | undefined;
	/** What is known about a context. */
	live(name: string): LiveState;
	/** A rotation of a context that is not finished. */
	rotation(name: string): JournalEntry | undefined;
	/** Numbers of finished and of all checks in the current round. */
	readonly progress: {readonly done: number; readonly all: number};
}

/**
 * What both front ends do, without drawing: the contexts file as it is now, changes to it, and the background checks. What one of them requests is done
 * in the order requested, and the result is returned for the front end to show.
 */
export interface Session {
	readonly workplace: Workplace;
	readonly checks: LiveChecks;
	readonly now: () => number;
	/** For a sequence that draws nothing: the clipboard's. */
	readonly writeToTerminal: (sequence: string) => void;
	subscribe(listener: () => void): () => void;
	/** A new object only after a change, as React's `useSyncExternalStore` requires. */
	getSnapshot(): SessionState;
	/** Reads the file again now, and from now on whenever it changes. */
	watch(): void;
	/** Reads the file again after any change. A saved context gets the result of its check as its state. */
	reload(saved?: Saved): void;
	/**
	 * `seen`: the file as the person saw it; if others have changed the same part since, the edit is refused with an explanation.
	 * `confirmed`: protected contexts whose names the person typed; the use, renaming or removal of any other one is refused.
	 */
	edit(edit: ContextsEdit, seen?: ContextsSnapshot, confirmed?: readonly string[]): Promise<Outcome>;
	/** Which contexts it affects is only known on trying: `Outcome.unconfirmed`. */
	undo(confirmed?: readonly string[]): Promise<Outcome>;
	redo(confirmed?: readonly string[]): Promise<Outcome>;
	/** Makes the file private. */
	protect(): Promise<Outcome>;
	/** Makes the previous context current again. */
	switchBack(confirmed?: readonly string[]): Promise<Outcome>;
	/** The context that `switchBack` would make current; undefined when none is known. */
	previous(): string | undefined;
	/** Checks with the tenants now. Undefined if all are checked; otherwise names those that are not, and why. */
	check(names: readonly string[]): Outcome | undefined;
	checkAtStart(view: FirstView): void;
	/** Stops all work, and saves the states for the next start. */
	close(): void;
}

/** A context that the wizard saved. */
export interface Saved {
	readonly name: string;
	/** The result of its check; undefined if there was nothing to check. */
	readonly proof: CheckResult | undefined;
}
