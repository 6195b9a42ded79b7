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

/** What both front ends show. Never changed: a change makes another one. */
export interface SessionState {
	/** The file as it was last read; kept when it cannot be read any more. */
	readonly file: ContextsSnapshot;
	/** Why the file cannot be read now. */
	readonly damage: Problem | undefined;
	/** What is known of a context. */
	live(name: string): LiveState;
	/** A rotation of a context that is not finished. */
	rotation(name: string): JournalEntry | undefined;
	/** Finished and all checks of the round that is under way. */
	readonly progress: {readonly done: number; readonly all: number};
}

/**
 * What both front ends do, without drawing: the contexts file as it is now, changes to it, and the checks beside it. What one of them asks for is done
 * in the order that it was asked in, and what came of it is returned, for the front end to show.
 */
export interface Session {
	readonly workplace: Workplace;
	readonly checks: LiveChecks;
	readonly now: () => number;
	/** For a sequence that draws nothing: the clipboard's. */
	readonly writeToTerminal: (sequence: string) => void;
	subscribe(listener: () => void): () => void;
	/** Another object only after a change, as React's `useSyncExternalStore` wants it. */
	getSnapshot(): SessionState;
	/** Reads the file again now, and from now on whenever it changes. */
	watch(): void;
	/** Reads the file again after any change. A saved context gets the state that was proven for it. */
	reload(saved?: Saved): void;
	/**
	 * `seen`: the file as the person saw it; an edit of what others changed since is refused with an explanation.
	 * `confirmed`: protected contexts whose names the person typed; the use, renaming or removal of any other one is refused.
	 */
	edit(edit: ContextsEdit, seen?: ContextsSnapshot, confirmed?: readonly string[]): Promise<Outcome>;
	/** Which contexts that touches is known when it is tried: `Outcome.unconfirmed`. */
	undo(confirmed?: readonly string[]): Promise<Outcome>;
	redo(confirmed?: readonly string[]): Promise<Outcome>;
	/** Makes the file private. */
	protect(): Promise<Outcome>;
	/** Makes the context current that was current before. */
	switchBack(confirmed?: readonly string[]): Promise<Outcome>;
	/** The context that `switchBack` would make current; undefined when none is known. */
	previous(): string | undefined;
	/** Asks the tenants now. Undefined when all are asked, else which are not, and why. */
	check(names: readonly string[]): Outcome | undefined;
	checkAtStart(view: FirstView): void;
	/** Ends what is under way, and keeps the states for next time. */
	close(): void;
}

/** A context that the wizard saved. */
export interface Saved {
	readonly name: string;
	/** What its check came to; undefined when nothing had to be checked. */
	readonly proof: CheckResult | undefined;
}
