import path from 'node:path';
import {makePrivateFolder} from '../../settings/private-folder.ts';
import {formatAge} from '../../text/duration.ts';
import {done, failed, type Result} from '../../text/problem.ts';
import type {ContextsEdit} from '../edit.ts';
import {describeEdit} from '../editing/describe-change.ts';
import {editContexts} from '../editing/edit-text.ts';
import {findConflict} from '../editing/find-conflict.ts';
import {namesAtStake} from '../editing/names-at-stake.ts';
import {type Reversal, revert} from '../editing/revert.ts';
import {fileProblem, isSystemError} from '../reading/file-problem.ts';
import {isInMotion, type KnownText, knownText, lacks, toKnown} from '../reading/in-motion.ts';
import {type ContextsReader, readContexts} from '../reading/read-contexts.ts';
import {type ContextsFile, readBytes, readContextsFile} from '../reading/read-file.ts';
import type {ApplyOptions, Change, Objection, StoreOptions, UndoDescription} from '../store.ts';
import {makePrivate, removeStaleTemporaries} from './atomic-write.ts';
import {takeLock} from './file-lock.ts';
import {History, type PastChange, purgeHistory} from './history.ts';
import {isInterrupted, overwrite} from './overwrite.ts';
import {untilStable} from './read-stable.ts';
import {type Outcome, presentText, Transaction} from './transaction.ts';
import {modesSayNothing, noFileYet, nothingTo} from './write-problems.ts';

/** The part of the store that writes. Everything happens under the lock of the file. */
export class ContextsWriter {
	readonly #options: StoreOptions;
	readonly #reader: ContextsReader;
	readonly #now: () => number;

	constructor(options: StoreOptions, reader: ContextsReader) {
		this.#options = options;
		this.#reader = reader;
		this.#now = options.now ?? Date.now;
	}

	async apply(edit: ContextsEdit, {seen}: ApplyOptions = {}): Promise<Result<Change>> {
		// A refused change must not leave a new, empty folder behind.
		const found = readBytes(this.#options.path);
		if (found.ok && !found.value.stats) {
			const edited = editContexts('', edit);
			if (!edited.ok) return edited;
		}

		return this.#locked(session =>
			session.change(
				file => outcomeOf(edit, file, seen?.contexts),
				(journal, description, before, after) =>
					session.history.prepareChange(journal, {description, time: this.#now()}, before, after),
			),
		);
	}

	/** Finds out whether a backup can be kept, by writing one. */
	async checkBackups(): Promise<Result<undefined>> {
		const found = readBytes(this.#options.path);
		const history = this.#historyOf(found.ok ? found.value.target : this.#options.path);
		try {
			await history.tryToWrite();
			return done(undefined);
		} catch (error) {
			if (isSystemError(error)) return failed(fileProblem('write the backups in', error.path ?? history.folder, error));
			throw error;
		}
	}

	describeUndo(): Promise<Result<UndoDescription>> {
		return this.#locked(async session => {
			const move = await this.#moveOf(session, 'undo');
			if (!move.ok) return move;
			const {change, reversal, names} = move.value;
			const age = formatAge(this.#now() - change.time);
			const effects = reversal.effects.join(', ') || 'changes nothing';
			const text = `The last change made with qctx: ${change.description} (${age}). Undo ${effects}.`;
			return done({text, names});
		});
	}

	undo(objection?: Objection): Promise<Result<Change>> {
		return this.#move('undo', objection);
	}

	redo(objection?: Objection): Promise<Result<Change>> {
		return this.#move('redo', objection);
	}

	protect(): Promise<Result<Change>> {
		return this.#locked(async session => {
			const read = readContextsFile(this.#options.path);
			if (!read.ok) return read;
			if (!read.value.stats) return failed(noFileYet(this.#options.path));
			if (process.platform === 'win32') return failed(modesSayNothing());
			const wasPrivate = (read.value.stats.mode & 0o777n) === 0o600n;
			await makePrivate(session.target);
			const snapshot = readContexts(this.#options.path);
			if (!snapshot.ok) return snapshot;
			const description = wasPrivate ? 'you alone could already read the file' : 'you alone can read the file now';
			return done({description, snapshot: snapshot.value, undoable: false});
		});
	}

	async purgeBackups(): Promise<Result<number>> {
		try {
			return done(await purgeHistory(this.#options.backupsFolder));
		} catch (error) {
			if (isSystemError(error)) return failed(fileProblem('delete the backups in', this.#options.backupsFolder, error));
			throw error;
		}
	}

	#move(direction: 'undo' | 'redo', objection: Objection = () => undefined): Promise<Result<Change>> {
		return this.#locked(async session => {
			const first = await this.#moveOf(session, direction);
			if (!first.ok) return first;
			const {change, from, to, position} = first.value;
			return session.change(
				file => {
					const reversal = revert(from, to, presentText(file));
					if (!reversal.ok) return reversal;
					const refusal = objection(namesAtStake(file.text, reversal.value.content));
					if (refusal) return failed(refusal);
					const description = `${direction === 'undo' ? 'undone' : 'redone'}: ${change.description}`;
					return done<Outcome>({...reversal.value, description});
				},
				(journal, _description, before, after) =>
					session.history.prepareMove(journal, {position, time: this.#now()}, before, after),
			);
		});
	}

	/** The change that undo or redo would act on now, and its result. */
	async #moveOf(session: Transaction, direction: 'undo' | 'redo'): Promise<Result<Move>> {
		const read = await session.read();
		if (!read.ok) return read;
		const loaded = await session.journal(read.value);
		if (!loaded.ok) return loaded;
		const journal = loaded.value;
		const change = journal.changes[direction === 'undo' ? journal.position - 1 : journal.position];
		if (!change) return failed(nothingTo(direction));
		const texts = await session.texts(change);
		if (!texts.ok) return texts;
		const {before, after} = texts.value;
		const [from, to] = direction === 'undo' ? [after, before] : [before, after];
		const reversal = revert(from, to, presentText(read.value));
		if (!reversal.ok) return reversal;
		const position = journal.position + (direction === 'undo' ? -1 : 1);
		const names = namesAtStake(read.value.text, reversal.value.content);
		return done({change, from, to, position, reversal: reversal.value, names});
	}

	#historyOf(target: string): History {
		return new History(path.resolve(this.#options.backupsFolder), target);
	}

	/** The most complete known text of the file: as recently read, or as qctx left it. */
	async #known(history: History): Promise<KnownText | undefined> {
		const read = this.#reader.known;
		const last = await history.lastText().catch(() => undefined);
		const left = last === undefined ? undefined : toKnown(last);
		const isFuller = left && (!read || read.text === left.text || lacks(read, left));
		return isFuller ? {...left, isOurs: true} : read;
	}

	/**
	 * Waits until the file can be shown: until no other program is in the middle of writing it, and qctx's own interrupted
	 * write, if there was one, is completed.
	 */
	async settle(): Promise<Result<undefined>> {
		const {path: file} = this.#options;
		const found = readBytes(file);
		if (!found.ok) return found;
		const known = await this.#known(this.#historyOf(found.value.target));
		const stable = await untilStable(() => readBytes(file), known, isInMotion);
		if (!stable.ok) return stable;
		return stable.value.stats && !knownText(stable.value) ? this.#locked(async () => done(undefined)) : done(undefined);
	}

	/** Runs a task under the lock; system errors become problems that describe what is wrong with the file. */
	async #locked<Value>(task: (session: Transaction) => Promise<Result<Value>>): Promise<Result<Value>> {
		const {path: file, lockPatience} = this.#options;
		const found = readBytes(file);
		if (!found.ok) return found;
		const {target} = found.value;
		try {
			makePrivateFolder(path.dirname(target));
			const lock = await takeLock(`${target}.lock`, lockPatience === undefined ? {} : {patience: lockPatience});
			if (!lock.ok) return lock;
			try {
				await removeStaleTemporaries(target);
				const history = this.#historyOf(target);
				await endInterrupted(target, history);
				return await task(
					new Transaction({
						path: file,
						target,
						history,
						known: await this.#known(history),
						learn: known => this.#reader.learn(known),
						now: this.#now,
						isLockHeld: lock.value.isHeld,
					}),
				);
			} finally {
				lock.value.release();
			}
		} catch (error) {
			if (isSystemError(error)) return failed(fileProblem('write', target, error));
			throw error;
		}
	}
}

/** Completes an interrupted in-place write, using the texts saved beforehand. */
async function endInterrupted(target: string, history: History): Promise<void> {
	const unfinished = await history.unfinished().catch(() => undefined);
	const present = readBytes(target);
	if (!unfinished || !present.ok || !present.value.stats) return;
	const {before, after} = unfinished;
	const {bytes} = present.value;
	if (bytes.equals(before) || bytes.equals(after) || !isInterrupted(bytes, before, after)) return;
	await overwrite(target, after);
}

interface Move {
	readonly change: PastChange;
	readonly from: string | null;
	readonly to: string | null;
	/** The journal's position afterwards. */
	readonly position: number;
	readonly reversal: Reversal;
	/** The contexts that the change would make current, rename or remove. */
	readonly names: readonly string[];
}

function outcomeOf(
	edit: ContextsEdit,
	{text, target}: ContextsFile,
	seen: Parameters<typeof findConflict>[1] | undefined,
): Result<Outcome> {
	const edited = editContexts(text, edit, target);
	if (!edited.ok) return edited;
	const {before, after} = edited.value;
	const conflict = seen && findConflict(edit, seen, before.contexts);
	if (conflict) return failed(conflict);
	return done({text: edited.value.text, content: after, description: describeEdit(edit, before, after)});
}
