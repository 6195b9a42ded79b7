import {statSync} from 'node:fs';
import {done, failed, type Problem, type Result} from '../../text/problem.ts';
import {revert} from '../editing/revert.ts';
import {fileProblem, isSystemError} from '../reading/file-problem.ts';
import {type KnownText, knownText, lacks} from '../reading/in-motion.ts';
import type {ContextsContent} from '../reading/parse-contexts.ts';
import {snapshotOf} from '../reading/read-contexts.ts';
import type {ContextsFile} from '../reading/read-file.ts';
import type {Change} from '../store.ts';
import type {History, Journal, PastChange} from './history.ts';
import {readStable} from './read-stable.ts';
import {type Replacement, removeContextsFile, replaceContextsFile} from './replace-file.ts';
import {atTheSameMoment, backupGone, keepsChanging, lockLost, needsBackup} from './write-problems.ts';

/** The result of a change: the new text (null: no file), and a description. */
export interface Outcome {
	readonly text: string | null;
	/** The parsed content of that text. */
	readonly content: ContextsContent;
	readonly description: string;
}

/** Records a change before it is made; `before` and `after` are the bytes of the file, undefined for no file. */
export type Prepare = (
	journal: Journal,
	description: string,
	before: Uint8Array | undefined,
	after: Uint8Array | undefined,
) => Promise<Journal>;

/** How often to start over because another program wrote in the meantime. */
const attempts = 50;

/** The text of the file; null when there is none. */
export function presentText(file: ContextsFile): string | null {
	return file.stats ? file.text : null;
}

export interface TransactionOptions {
	/** The path that the user knows. */
	readonly path: string;
	/** The file with all links resolved. */
	readonly target: string;
	readonly history: History;
	/** What is known about the file so far. */
	readonly known: KnownText | undefined;
	/** Called with the file's content after a change. */
	readonly learn: (known: KnownText | undefined) => void;
	readonly now: () => number;
	readonly isLockHeld: () => boolean;
}

/** Reads, changes and remembers one contexts file while its lock is held. */
export class Transaction {
	readonly history: History;
	readonly #path: string;
	readonly #target: string;
	readonly #known: KnownText | undefined;
	readonly #learn: (known: KnownText | undefined) => void;
	readonly #now: () => number;
	readonly #isLockHeld: () => boolean;

	constructor({path, target, history, known, learn, now, isLockHeld}: TransactionOptions) {
		this.#path = path;
		this.#target = target;
		this.history = history;
		this.#known = known;
		this.#learn = learn;
		this.#now = now;
		this.#isLockHeld = isLockHeld;
	}

	get target(): string {
		return this.#target;
	}

	read(): Promise<Result<ContextsFile>> {
		return readStable(this.#target, this.#known);
	}

	/** The journal of past changes. */
	journal(file: ContextsFile): Promise<Result<Journal>> {
		return this.#withBackups(() => this.history.load(file.stats && file.bytes), 'read');
	}

	/** The texts before and after a past change. */
	async texts({before, after}: PastChange): Promise<Result<{before: string | null; after: string | null}>> {
		const texts = await Promise.all(
			[before, after].map(version => (version === null ? null : this.history.text(version))),
		);
		const [textBefore, textAfter] = texts;
		if (textBefore === undefined || textAfter === undefined) return failed(backupGone());
		return done({before: textBefore, after: textAfter});
	}

	/**
	 * Makes a change to the current file, and repeats it if another program writes in the meantime, until
	 * no program has interfered. Nothing is written if `outcome` refuses.
	 */
	async change(outcome: (file: ContextsFile) => Result<Outcome>, prepare: Prepare): Promise<Result<Change>> {
		let journal: Result<Journal> | undefined;
		let late: Late | undefined;
		for (let attempt = 0; attempt < attempts; attempt++) {
			const read = await this.read();
			if (!read.ok) return read;
			const file = read.value;
			const result = late ? mergeLate(late, file) : outcome(file);
			if (!result.ok) {
				if (late) await this.#restoreTheirs(late, file);
				return result;
			}

			const {text, description} = result.value;
			const bytes = text === null ? undefined : Buffer.from(text);
			const isThere = isWritten(bytes, file);
			if (isThere && !late) return done(this.result(result.value));
			journal ??= await this.journal(file);
			const before = late ? Buffer.from(late.text) : file.stats && file.bytes;
			const remembered = await this.#remember(journal, async last =>
				prepare(await this.#keepFuller(last, file), description, before, bytes),
			);
			const replacement: Replacement = isThere ? {type: 'written'} : await this.#replace(file, bytes, remembered.ok);
			if (replacement.type === 'written') {
				const warning = remembered.ok ? await this.#commit(remembered.value) : remembered.problem;
				return done(this.result(result.value, warning));
			}

			if (!this.#isLockHeld()) return failed(lockLost());
			if (replacement.type === 'needs-backup') return failed(needsBackup(this.#target));
			if (replacement.type === 'overtaken') late = {base: file.text, text: replacement.text, ours: result.value};
		}

		return failed(keepsChanging());
	}

	/**
	 * A finished change, with the resulting content: taken from what was written, not read again, since another program may be
	 * writing by now.
	 */
	result({text, content, description}: Outcome, problem?: Problem): Change {
		this.#learn(text === null ? undefined : {text, content, isOurs: true});
		const stats = statSync(this.#target, {bigint: true, throwIfNoEntry: false});
		const file = {
			target: this.#target,
			stats: text === null ? undefined : stats,
			bytes: Buffer.from(text ?? ''),
		};
		const snapshot = snapshotOf(this.#path, file, content);
		const warning = problem && {warning: `No backup could be kept, so this cannot be undone: ${problem.what}`};
		return {description, snapshot, undoable: problem === undefined, ...warning};
	}

	#replace(file: ContextsFile, bytes: Uint8Array | undefined, hasBackup: boolean): Promise<Replacement> {
		const isLockHeld = this.#isLockHeld;
		return bytes === undefined
			? removeContextsFile(file, isLockHeld)
			: replaceContextsFile(file, bytes, {isLockHeld, hasBackup});
	}

	/** Another program removed contexts or keys. If that was a mistake, the version before it can still be restored. */
	async #keepFuller(journal: Journal, file: ContextsFile): Promise<Journal> {
		const known = this.#known;
		return known && lacks(knownText(file), known) ? this.history.keepFuller(journal, known.text, this.#now()) : journal;
	}

	/** The other program's change cannot be merged, so its version stays, unless it has written again since. */
	async #restoreTheirs({text, ours}: Late, file: ContextsFile): Promise<void> {
		if (file.text === ours.text) await this.#replace(file, Buffer.from(text), true);
	}

	async #remember(journal: Result<Journal>, task: (journal: Journal) => Promise<Journal>): Promise<Result<Journal>> {
		return journal.ok ? this.#withBackups(() => task(journal.value)) : journal;
	}

	async #commit(journal: Journal): Promise<Problem | undefined> {
		const committed = await this.#withBackups(() => this.history.commit(journal));
		return committed.ok ? undefined : committed.problem;
	}

	/** Without room for a backup, the requested change is still made, with a warning. */
	async #withBackups<Value>(task: () => Promise<Value>, doing = 'write'): Promise<Result<Value>> {
		try {
			return done(await task());
		} catch (error) {
			if (isSystemError(error))
				return failed(fileProblem(`${doing} the backups in`, error.path ?? this.history.folder, error));
			throw error;
		}
	}
}

/** Another program's change to the old file while it was being replaced. */
interface Late {
	/** The text that both started from. */
	readonly base: string;
	readonly text: string;
	readonly ours: Outcome;
}

/** Also makes the other program's change, on the current file, because it may have been written again in the meantime. */
function mergeLate({base, text, ours}: Late, file: ContextsFile): Result<Outcome> {
	const both = revert(base, text, presentText(file));
	return both.ok ? done({...both.value, description: ours.description}) : failed(atTheSameMoment());
}

function isWritten(bytes: Uint8Array | undefined, file: ContextsFile): boolean {
	return bytes === undefined ? file.stats === undefined : file.stats !== undefined && file.bytes.equals(bytes);
}
