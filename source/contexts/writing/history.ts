import {createHash, randomBytes} from 'node:crypto';
import {mkdir, readdir, readFile, rm, unlink, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {errorCode} from '../reading/file-problem.ts';
import {writeAtomically} from './atomic-write.ts';

/** One change that was made with qctx, with the file before and after it. */
export interface PastChange {
	/** As in `Change.description`. */
	readonly description: string;
	/** Milliseconds since 1970. */
	readonly time: number;
	/** Names of the files that hold the text; null when there was no contexts file. */
	readonly before: string | null;
	readonly after: string | null;
}

/** Changes in the order they were made; those from `position` on are undone. */
export interface Journal {
	readonly changes: readonly PastChange[];
	readonly position: number;
}

/** A journal that becomes true once the contexts file has the bytes of this hash: a kill in between is seen afterwards. */
interface StoredJournal extends Journal {
	readonly version: 1;
	readonly contextsFile: string;
	readonly next?: Journal & {readonly hash: string};
}

const keptChanges = 10;
const journalFile = 'journal.json';

/**
 * The last changes of one contexts file and the texts needed to take them back. The texts hold secrets: folder 0700,
 * files 0600. Used only under the lock of the contexts file.
 */
export class History {
	readonly #folder: string;
	readonly #contextsFile: string;

	constructor(backupsFolder: string, contextsFile: string) {
		this.#contextsFile = contextsFile;
		this.#folder = path.join(backupsFolder, createHash('sha256').update(contextsFile).digest('hex').slice(0, 16));
	}

	/** Where the texts lie. */
	get folder(): string {
		return this.#folder;
	}

	/** The journal as it stands, given the contexts file as it stands. A missing or unreadable one is empty. */
	async load(present: Uint8Array | undefined): Promise<Journal> {
		const stored = await this.#read();
		const journal = stored.next?.hash === hashOf(present) ? stored.next : stored;
		return {changes: journal.changes, position: journal.position};
	}

	/** Remembers a change that is about to be made; it counts once the file has `after`. What was undone before is gone. */
	async prepareChange(
		journal: Journal,
		{description, time}: Pick<PastChange, 'description' | 'time'>,
		before: Uint8Array | undefined,
		after: Uint8Array | undefined,
	): Promise<Journal> {
		const change: PastChange = {
			description,
			time,
			before: await this.#keep(before, time),
			after: await this.#keep(after, time),
		};
		const changes = [...journal.changes.slice(0, journal.position), change].slice(-keptChanges);
		return this.#prepare(journal, {changes, position: changes.length}, after);
	}

	/** Remembers that undo or redo is about to bring the file to `after`. */
	async prepareMove(journal: Journal, position: number, after: Uint8Array | undefined): Promise<Journal> {
		return this.#prepare(journal, {changes: journal.changes, position}, after);
	}

	/** Writes something into the folder of the backups and deletes it. */
	async tryToWrite(): Promise<void> {
		await mkdir(this.#folder, {recursive: true, mode: 0o700});
		const probe = path.join(this.#folder, `probe.${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
		await writeFile(probe, '', {flag: 'wx', mode: 0o600});
		await unlink(probe);
	}

	/** The prepared change has been made. Texts that no change refers to any more are deleted. */
	async commit(journal: Journal): Promise<void> {
		await this.#write({version: 1, contextsFile: this.#contextsFile, ...journal});
		const used = new Set<string | null>([
			journalFile,
			...journal.changes.flatMap(change => [change.before, change.after]),
		]);
		for (const file of await readdir(this.#folder)) {
			if (!used.has(file)) await unlink(path.join(this.#folder, file)).catch(() => undefined);
		}
	}

	/** The text of a version; undefined when its file is gone. */
	async text(version: string): Promise<string | undefined> {
		try {
			return await readFile(path.join(this.#folder, version), 'utf8');
		} catch (error) {
			if (errorCode(error) === 'ENOENT') return undefined;
			throw error;
		}
	}

	async #prepare(journal: Journal, next: Journal, after: Uint8Array | undefined): Promise<Journal> {
		const {changes, position} = journal;
		await this.#write({
			version: 1,
			contextsFile: this.#contextsFile,
			changes,
			position,
			next: {...next, hash: hashOf(after)},
		});
		return next;
	}

	/** Keeps a version; one with the same bytes is there once. */
	async #keep(bytes: Uint8Array | undefined, time: number): Promise<string | null> {
		if (bytes === undefined) return null;
		await mkdir(this.#folder, {recursive: true, mode: 0o700});
		const hash = hashOf(bytes).slice(0, 16);
		const same = (await readdir(this.#folder)).find(file => file.endsWith(`-${hash}.yml`));
		if (same !== undefined) return same;
		const name = `${new Date(time).toISOString().replaceAll(/[-:]|\.\d+/g, '')}-${hash}.yml`;
		await writeAtomically(path.join(this.#folder, name), bytes);
		return name;
	}

	async #read(): Promise<StoredJournal> {
		const empty: StoredJournal = {version: 1, contextsFile: this.#contextsFile, changes: [], position: 0};
		try {
			const value: unknown = JSON.parse(await readFile(path.join(this.#folder, journalFile), 'utf8'));
			return isJournal(value) ? value : empty;
		} catch (error) {
			if (error instanceof SyntaxError || errorCode(error) === 'ENOENT') return empty;
			throw error;
		}
	}

	async #write(journal: StoredJournal): Promise<void> {
		await mkdir(this.#folder, {recursive: true, mode: 0o700});
		await writeAtomically(
			path.join(this.#folder, journalFile),
			Buffer.from(`${JSON.stringify(journal, undefined, 2)}\n`),
		);
	}
}

/** Deletes the backups of every contexts file. @returns how many versions there were. */
export async function purgeHistory(backupsFolder: string): Promise<number> {
	let versions = 0;
	for (const folder of await namesIn(backupsFolder)) {
		if (!/^[\da-f]{16}$/.test(folder)) continue;
		const files = await namesIn(path.join(backupsFolder, folder));
		versions += files.filter(file => file.endsWith('.yml')).length;
		await rm(path.join(backupsFolder, folder), {recursive: true, force: true});
	}

	return versions;
}

async function namesIn(folder: string): Promise<string[]> {
	try {
		return await readdir(folder);
	} catch (error) {
		if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
		throw error;
	}
}

function hashOf(bytes: Uint8Array | undefined): string {
	return bytes === undefined ? 'no file' : createHash('sha256').update(bytes).digest('hex');
}

function isJournal(value: unknown): value is StoredJournal {
	if (typeof value !== 'object' || value === null) return false;
	const {version, changes, position} = value as Partial<StoredJournal>;
	return (
		version === 1 &&
		Array.isArray(changes) &&
		typeof position === 'number' &&
		position >= 0 &&
		position <= changes.length
	);
}
