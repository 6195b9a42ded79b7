import {readdirSync, rmSync} from 'node:fs';
import path from 'node:path';
import {readRegularFile, writePrivateFile} from '../settings/regular-file.ts';
import {shortHash} from '../text/short-hash.ts';

/** A rotation in progress, or one whose old key is still alive. Contains no secret. */
export interface JournalEntry {
	/** The context. */
	readonly name: string;
	readonly kind: 'api-key' | 'client-secret';
	/**
	 * `making`: a new one was requested and may exist. `made`: it exists but is not in the file yet. `stored`: it is in the file, and the old one
	 * is still alive.
	 */
	readonly phase: 'making' | 'made' | 'stored';
	/** Ids that existed before. */
	readonly before: readonly string[];
	/** The one being replaced; undefined when it is unknown which one that is. */
	readonly oldId: string | undefined;
	readonly newId?: string;
	/** SHA-256 of the new one, to know whether it is in the file. */
	readonly fingerprint?: string;
	readonly marker: string;
	/** Epoch milliseconds. */
	readonly startedAt: number;
}

/** The unfinished rotations of one contexts file; survives a kill. */
export interface Journal {
	entries(): readonly JournalEntry[];
	entry(name: string): JournalEntry | undefined;
	/** Throws system errors: without a journal, nothing is created. */
	put(entry: JournalEntry): void;
	remove(name: string): void;
	rename(from: string, to: string): void;
}

/** Each entry has a file of its own, so that rotations in several terminals cannot overwrite each other's. @param dataFolder qctx's own data folder. */
export function openJournal(dataFolder: string, contextsPath: string): Journal {
	const folder = path.join(dataFolder, `rotations-${shortHash(contextsPath)}`);
	const fileOf = (name: string) => path.join(folder, `${shortHash(name)}.json`);

	const journal: Journal = {
		entries: () => filesIn(folder).flatMap(file => readEntry(path.join(folder, file)) ?? []),
		entry(name) {
			const entry = readEntry(fileOf(name));
			return entry?.name === name ? entry : undefined;
		},
		put(entry) {
			writePrivateFile(fileOf(entry.name), `${JSON.stringify(entry)}\n`, {flush: true});
		},
		remove(name) {
			rmSync(fileOf(name), {force: true});
		},
		rename(from, to) {
			const entry = journal.entry(from);
			if (entry !== undefined) {
				journal.put({...entry, name: to});
				journal.remove(from);
			}
		},
	};
	return journal;
}

function filesIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder).filter(file => file.endsWith('.json'));
	} catch {
		return [];
	}
}

function readEntry(file: string): JournalEntry | undefined {
	try {
		const stored: unknown = JSON.parse(readRegularFile(file).toString('utf8'));
		return isEntry(stored) ? stored : undefined;
	} catch {
		return undefined;
	}
}

function isEntry(value: unknown): value is JournalEntry {
	if (typeof value !== 'object' || value === null) {
		return false;
	}

	const {name, kind, phase, before, marker, startedAt} = value as Partial<JournalEntry>;
	return (
		typeof name === 'string' &&
		(kind === 'api-key' || kind === 'client-secret') &&
		(phase === 'making' || phase === 'made' || phase === 'stored') &&
		Array.isArray(before) &&
		typeof marker === 'string' &&
		typeof startedAt === 'number'
	);
}
