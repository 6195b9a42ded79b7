import {createHash, randomBytes} from 'node:crypto';
import {lstat, readdir, rmdir, unlink, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {makePrivateFolder} from '../../settings/private-folder.ts';
import {readRegularFile} from '../../settings/regular-file.ts';
import {errorCode} from '../../text/error-code.ts';
import {writeAtomically} from './atomic-write.ts';

/** One change made with qctx, with the file before and after it. */
export interface PastChange {
	/** As in `Change.description`. */
	readonly description: string;
	/** Milliseconds since 1970. */
	readonly time: number;
	/** Names of the files with the texts; null when there was no contexts file. */
	readonly before: string | null;
	readonly after: string | null;
}

/** Changes in order; those from `position` on are undone. */
export interface Journal {
	readonly changes: readonly PastChange[];
	readonly position: number;
	/** Versions that another program had cut down before qctx wrote; kept in addition to those of the changes. */
	readonly fuller?: readonly string[];
}

/** A journal that takes effect once the contexts file has this hash, so that a kill in between can be detected. */
interface StoredJournal extends Journal {
	readonly version: 1;
	readonly contextsFile: string;
	readonly next?: Journal & Pick<PastChange, 'before' | 'after'> & {readonly hash: string};
}

const keptChanges = 10;
const journalFile = 'journal.json';

/**
 * The last changes of one contexts file and the texts needed to undo them. The texts contain secrets: folder 0700,
 * files 0600. Used only under the lock of the contexts file.
 */
export class History {
	readonly #folder: string;
	readonly #contextsFile: string;

	constructor(backupsFolder: string, contextsFile: string) {
		this.#contextsFile = contextsFile;
		this.#folder = path.join(backupsFolder, createHash('sha256').update(contextsFile).digest('hex').slice(0, 16));
	}

	/** The folder with the texts. */
	get folder(): string {
		return this.#folder;
	}

	/** The current journal, given the current contexts file. A missing or unreadable one is empty. */
	async load(present: Uint8Array | undefined): Promise<Journal> {
		const stored = await this.#read();
		const journal = stored.next?.hash === hashOf(present) ? stored.next : stored;
		return {changes: journal.changes, position: journal.position, fuller: journal.fuller ?? []};
	}

	/** The text that the file had after the last change made with qctx. */
	async lastText(): Promise<string | undefined> {
		const {changes, position} = await this.#read();
		const version = position > 0 ? changes[position - 1]?.after : changes[0]?.before;
		return version ? this.text(version) : undefined;
	}

	/** The texts of the file before and after a change that was started and perhaps not finished. */
	async unfinished(): Promise<{before: Buffer; after: Buffer} | undefined> {
		const {next} = await this.#read();
		if (!next?.before || !next.after) return undefined;
		const [before, after] = [this.#readVersion(next.before), this.#readVersion(next.after)];
		return before && after && {before, after};
	}

	/** Keeps a text that is more complete than what another program left. */
	async keepFuller(journal: Journal, text: string, time: number): Promise<Journal> {
		const version = await this.#keep(Buffer.from(text), time);
		const others = (journal.fuller ?? []).filter(other => other !== version);
		return version === null ? journal : {...journal, fuller: [...others, version].slice(-keptChanges)};
	}

	/** Records a change about to be made; it counts once the file has `after`. Undone changes are dropped. */
	async prepareChange(
		journal: Journal,
		{description, time}: Pick<PastChange, 'description' | 'time'>,
		before: Uint8Array | undefined,
		after: Uint8Array | undefined,
	): Promise<Journal> {
		const versions = await this.#keepBoth(before, after, time);
		const changes = [...journal.changes.slice(0, journal.position), {description, time, ...versions}];
		const kept = changes.slice(-keptChanges);
		return this.#prepare(journal, {...journal, changes: kept, position: kept.length}, versions, after);
	}

	/** Records that undo or redo is about to change the file from `before` to `after`. */
	async prepareMove(
		journal: Journal,
		{position, time}: {position: number; time: number},
		before: Uint8Array | undefined,
		after: Uint8Array | undefined,
	): Promise<Journal> {
		return this.#prepare(journal, {...journal, position}, await this.#keepBoth(before, after, time), after);
	}

	/** Writes a file into the backup folder and deletes it. */
	async tryToWrite(): Promise<void> {
		makePrivateFolder(this.#folder);
		const probe = path.join(this.#folder, `probe.${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
		await writeFile(probe, '', {flag: 'wx', mode: 0o600});
		await unlink(probe);
	}

	/** Records that the prepared change was made. Deletes versions that nothing refers to any more, and leaves other files alone. */
	async commit(journal: Journal): Promise<void> {
		await this.#write({version: 1, contextsFile: this.#contextsFile, ...journal});
		const used = new Set([
			...(journal.fuller ?? []),
			...journal.changes.flatMap(({before, after}) => [before ?? '', after ?? '']),
		]);
		await removeOwn(this.#folder, file => !used.has(file) && file !== journalFile);
	}

	/** The text of a version; undefined when its file is gone. */
	async text(version: string): Promise<string | undefined> {
		return this.#readVersion(version)?.toString('utf8');
	}

	#readVersion(version: string): Buffer | undefined {
		try {
			return readRegularFile(path.join(this.#folder, path.basename(version)));
		} catch (error) {
			if (['ENOENT', 'EFTYPE', 'EISDIR'].includes(errorCode(error) ?? '')) return undefined;
			throw error;
		}
	}

	async #prepare(
		{changes, position, fuller}: Journal,
		next: Journal,
		versions: Pick<PastChange, 'before' | 'after'>,
		after: Uint8Array | undefined,
	): Promise<Journal> {
		await this.#write({
			version: 1,
			contextsFile: this.#contextsFile,
			changes,
			position,
			...(fuller && {fuller}),
			next: {...next, ...versions, hash: hashOf(after)},
		});
		return next;
	}

	async #keepBoth(
		before: Uint8Array | undefined,
		after: Uint8Array | undefined,
		time: number,
	): Promise<Pick<PastChange, 'before' | 'after'>> {
		return {before: await this.#keep(before, time), after: await this.#keep(after, time)};
	}

	/** Keeps a version; identical versions are stored once. */
	async #keep(bytes: Uint8Array | undefined, time: number): Promise<string | null> {
		if (bytes === undefined) return null;
		makePrivateFolder(this.#folder);
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
			const value: unknown = JSON.parse(readRegularFile(path.join(this.#folder, journalFile)).toString('utf8'));
			return isJournal(value) ? value : empty;
		} catch (error) {
			if (error instanceof SyntaxError || errorCode(error) === 'ENOENT') return empty;
			throw error;
		}
	}

	async #write(journal: StoredJournal): Promise<void> {
		makePrivateFolder(this.#folder);
		await writeAtomically(
			path.join(this.#folder, journalFile),
			Buffer.from(`${JSON.stringify(journal, undefined, 2)}\n`),
		);
	}
}

/** Deletes the backups of every contexts file, and nothing that qctx did not create. @returns the number of versions. */
export async function purgeHistory(backupsFolder: string): Promise<number> {
	let versions = 0;
	for (const name of await namesIn(backupsFolder)) {
		const folder = path.join(backupsFolder, name);
		if (!/^[\da-f]{16}$/.test(name) || !(await lstat(folder)).isDirectory()) continue;
		versions += (await removeOwn(folder, () => true)).filter(file => versionFile.test(file)).length;
		// There may be other files.
		await rmdir(folder).catch(() => undefined);
	}

	return versions;
}

const versionFile = /^\d{8}T\d{6}Z-[\da-f]{16}\.yml$/;
/** Versions, the journal, and temporary files of both that a killed qctx left. */
const ownFile = /^(?:\d{8}T\d{6}Z-[\da-f]{16}\.yml|journal\.json|probe)(?:\.\d+-[\da-f]{12}\.tmp)?$/;

/** Deletes files that qctx created in a folder, unless the folder is a symbolic link. @returns their names. */
async function removeOwn(folder: string, isWanted: (file: string) => boolean): Promise<string[]> {
	if ((await lstat(folder)).isSymbolicLink()) return [];
	const removed = (await readdir(folder)).filter(file => ownFile.test(file) && isWanted(file));
	for (const file of removed) await unlink(path.join(folder, file)).catch(() => undefined);
	return removed;
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
