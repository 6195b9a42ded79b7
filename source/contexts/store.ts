import type {Problem, Result} from '../text/problem.ts';
import type {ContextsEdit} from './edit.ts';
import type {ContextsSnapshot} from './snapshot.ts';

/** A completed change, worded for the footer or stdout: `removed acme-test`, `acme-prod is current (was lab)`. */
export interface Change {
	readonly description: string;
	/** The file after the change. */
	readonly snapshot: ContextsSnapshot;
	/** False if no backup could be kept (`warning` says why), and for `protect`, which cannot be undone. */
	readonly undoable: boolean;
	/** The change was made, but something else failed, such as keeping a backup; one sentence. */
	readonly warning?: string;
}

export interface ApplyOptions {
	/**
	 * What the person saw when deciding on the edit. If another program has since changed the context it concerns,
	 * the edit is refused with an explanation; changes elsewhere in the file are merged. Without it only names are checked.
	 */
	readonly seen?: ContextsSnapshot;
}

/**
 * Asked before undo and redo write: why they must not, given the contexts that they would make current, rename or remove. What they come to is
 * certain only then.
 */
export type Objection = (names: readonly string[]) => Problem | undefined;

/** What `undo()` would do now. */
export interface UndoDescription {
	/** For `qctx context undo` to ask about. */
	readonly text: string;
	/** The contexts that it would make current, rename or remove. */
	readonly names: readonly string[];
}

export interface StoreOptions {
	/** The contexts file, links and all; it need not exist. */
	readonly path: string;
	/** qctx's own folder for backups; made when it is needed. */
	readonly backupsFolder: string;
	/** The clock for the times in the history (milliseconds since 1970). */
	readonly now?: () => number;
	/** Milliseconds to wait for another qctx that is writing; 20,000 by default. */
	readonly lockPatience?: number;
}

/** Reads and changes one contexts.yml. */
export interface ContextsStore {
	readonly path: string;
	/** Synchronous, because the first frame shows what it returns. A missing file is an empty snapshot. */
	read(): Result<ContextsSnapshot>;
	/** The same once no other program is in the middle of writing the file, for commands that read it once. */
	readWhole(): Promise<Result<ContextsSnapshot>>;
	/** Reads again under the lock, applies the edit, writes; on refusal the file is as it was. */
	apply(edit: ContextsEdit, options?: ApplyOptions): Promise<Result<Change>>;
	/**
	 * Why a change made now could not be undone: no backup can be kept. Undefined if it could. Call this before a
	 * question that promises an undo; `Change.undoable` has the result.
	 */
	backupProblem(): Promise<Problem | undefined>;
	describeUndo(): Promise<Result<UndoDescription>>;
	/** Takes back the last change made with qctx (again: one further back, up to 10). */
	undo(objection?: Objection): Promise<Result<Change>>;
	redo(objection?: Objection): Promise<Result<Change>>;
	/** Makes the file readable by its owner only (0600). */
	protect(): Promise<Result<Change>>;
	/** Deletes all backups; they hold secrets. Value: how many. */
	purgeBackups(): Promise<Result<number>>;
}
