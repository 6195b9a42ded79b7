import {statSync} from 'node:fs';
import {done, failed, type Problem, type Result} from '../text/problem.ts';
import {type Replacement, readSettled, removeContextsFile, replaceContextsFile} from './contexts-file.ts';
import type {ContextsContent} from './contexts-from-text.ts';
import {fileProblem, isSystemError} from './file-problem.ts';
import type {FileText} from './file-text.ts';
import type {History, Journal, PastChange} from './history.ts';
import {snapshotOf} from './read.ts';
import type {Change} from './store.ts';

/** What a change makes of the file: the text for it (null: no file), and words for what was done. */
export interface Outcome {
	readonly text: string | null;
	/** What that text says. */
	readonly content: ContextsContent;
	readonly description: string;
}

/** Remembers a change before it is made; `before` and `after` are the bytes of the file, undefined for no file. */
export type Prepare = (
	journal: Journal,
	description: string,
	before: Uint8Array | undefined,
	after: Uint8Array | undefined,
) => Promise<Journal>;

/** Times to start over because another program wrote meanwhile. */
const attempts = 50;

/** The text of the file; null when there is none. */
export function presentText(file: FileText): string | null {
	return file.stats ? file.text : null;
}

/** Reading, changing and remembering one contexts file while its lock is held. */
export class WriteSession {
	readonly history: History;
	readonly #path: string;
	readonly #target: string;
	readonly #isLockHeld: () => boolean;

	/** @param path as the user knows it; `target` the file behind all links. */
	constructor(path: string, target: string, history: History, isLockHeld: () => boolean) {
		this.#path = path;
		this.#target = target;
		this.history = history;
		this.#isLockHeld = isLockHeld;
	}

	get target(): string {
		return this.#target;
	}

	read(): Promise<Result<FileText>> {
		return readSettled(this.#target);
	}

	/** The journal of past changes. */
	journal(file: FileText): Promise<Result<Journal>> {
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
	 * Makes a change: on the file as it is now, and once more on what another program wrote while it was being made, until
	 * nobody was faster. What `outcome` refuses is not written.
	 */
	async change(outcome: (file: FileText) => Result<Outcome>, prepare: Prepare): Promise<Result<Change>> {
		let read = await this.read();
		for (let attempt = 0; attempt < attempts; attempt++) {
			if (!read.ok) return read;
			const file = read.value;
			const result = outcome(file);
			if (!result.ok) {
				await this.#giveBack(file);
				return result;
			}

			const {text, description} = result.value;
			const bytes = text === null ? undefined : Buffer.from(text);
			if (isOnDisk(bytes, file)) return done(this.result(result.value));
			const remembered = await this.#remember(file, description, bytes, prepare);
			const replacement = await this.#replace(file, bytes);
			if (replacement.type === 'written') {
				const warning = remembered.ok ? await this.#commit(remembered.value) : remembered.problem;
				return done(this.result(result.value, warning));
			}

			if (!this.#isLockHeld()) return failed(lockLost());
			read = await this.read();
			if (replacement.type === 'overtaken' && read.ok) read = done({...read.value, text: replacement.text});
		}

		return failed(keepsChanging());
	}

	/**
	 * A finished change, with what the file says after it: from what was written, not read again, since another program may be
	 * writing by now.
	 */
	result({text, content, description}: Outcome, problem?: Problem): Change {
		const stats = statSync(this.#target, {bigint: true, throwIfNoEntry: false});
		const file = {
			target: this.#target,
			stats: text === null ? undefined : stats,
			bytes: Buffer.from(text ?? ''),
			text: text ?? '',
		};
		const snapshot = snapshotOf(this.#path, file, content);
		const warning = problem && {warning: `No backup could be kept, so this cannot be undone: ${problem.what}`};
		return {description, snapshot, ...warning};
	}

	#replace(file: FileText, bytes: Uint8Array | undefined): Promise<Replacement> {
		return bytes === undefined
			? removeContextsFile(file, this.#isLockHeld)
			: replaceContextsFile(file, bytes, this.#isLockHeld);
	}

	/** Refused, but our first try has replaced what the other program wrote: theirs stays. */
	async #giveBack(file: FileText): Promise<void> {
		const bytes = Buffer.from(file.text);
		if (file.stats && !bytes.equals(file.bytes)) await replaceContextsFile(file, bytes, this.#isLockHeld);
	}

	async #remember(
		file: FileText,
		description: string,
		after: Uint8Array | undefined,
		prepare: Prepare,
	): Promise<Result<Journal>> {
		return this.#withBackups(async () => {
			const before = file.stats ? Buffer.from(file.text) : undefined;
			return prepare(await this.history.load(file.stats && file.bytes), description, before, after);
		});
	}

	async #commit(journal: Journal): Promise<Problem | undefined> {
		const committed = await this.#withBackups(() => this.history.commit(journal));
		return committed.ok ? undefined : committed.problem;
	}

	/** Without room for a backup the change is made all the same, and that is said: it is what was asked for. */
	async #withBackups<Value>(task: () => Promise<Value>, doing = 'write'): Promise<Result<Value>> {
		try {
			return done(await task());
		} catch (error) {
			if (isSystemError(error)) return failed(fileProblem(`${doing} the backups in`, this.history.folder, error));
			throw error;
		}
	}
}

function isOnDisk(bytes: Uint8Array | undefined, file: FileText): boolean {
	return bytes === undefined ? file.stats === undefined : file.stats !== undefined && file.bytes.equals(bytes);
}

function backupGone(): Problem {
	return {
		what: 'The backup that is needed for this is gone.',
		cure: 'Make the change by hand.',
		exitCode: 1,
	};
}

function lockLost(): Problem {
	return {
		what: 'Another qctx took the contexts file over, because this one was stopped for too long. Nothing was written.',
		cure: 'Try again.',
		exitCode: 4,
	};
}

function keepsChanging(): Problem {
	return {
		what: 'Another program keeps writing to the contexts file. Nothing was written.',
		cure: 'Try again when it is done.',
		exitCode: 4,
	};
}
