import {type BigIntStats, type FSWatcher, lstatSync, readlinkSync, statSync, watch} from 'node:fs';
import path from 'node:path';
import {stillAfter} from '../contexts/reading/in-motion.ts';

export interface WatchOptions {
	/** Milliseconds between checks of the file when the system reports nothing; 1,000 by default. */
	readonly interval?: number;
	/** When the file was last read (milliseconds since 1970): a change after that but before watching began is reported too. */
	readonly since?: number;
}

/** Milliseconds to collect several events of one write. */
const settleFor = 40;
/** Milliseconds between calls while the file is young, because it may have been read while being written (contexts/reading/in-motion.ts). */
const againAfter = 200;
/** Milliseconds by which file times may be behind the clock that programs read. */
const fileClockLag = 10;
/** Same limit as the kernel: more links than this mean a loop. */
const linksLimit = 40;

/**
 * Calls `onChange` when the file at `path` changes: written in place or replaced, deleted, created again, its mode
 * changed, a symbolic link on the way to it changed; and a few more times until it stays unchanged. The file and its folder
 * need not exist yet.
 *
 * The system reports changes at once where it can (the folders are watched, because a watch on the file itself is lost when it is
 * replaced); a check once a second finds the rest: network disks, links further up, too many watches.
 * Nothing here keeps the process alive.
 */
export function watchContexts(path: string, onChange: () => void, options: WatchOptions = {}): {close(): void} {
	const watcher = new ContextsWatcher(path, onChange, options);
	return {close: () => watcher.close()};
}

class ContextsWatcher {
	readonly #path: string;
	readonly #onChange: () => void;
	readonly #folders = new Map<string, FSWatcher>();
	readonly #interval: NodeJS.Timeout;
	#settling: NodeJS.Timeout | undefined;
	#seen: string;
	#again: NodeJS.Timeout | undefined;
	/** When the file counts as unchanged (by `performance.now()`). */
	#stillAt = 0;
	#isClosed = false;

	constructor(file: string, onChange: () => void, {interval = 1000, since}: WatchOptions) {
		this.#path = path.resolve(file);
		this.#onChange = onChange;
		const trail = follow(this.#path);
		this.#seen = trail.state;
		this.#watchFolders(trail);
		this.#interval = setInterval(() => this.#look(), interval).unref();
		if (since !== undefined && Number(trail.stats?.ctimeMs ?? 0) >= since - fileClockLag) {
			this.#seen = 'unknown';
			this.#lookSoon();
		}
	}

	close(): void {
		this.#isClosed = true;
		clearInterval(this.#interval);
		clearTimeout(this.#settling);
		clearTimeout(this.#again);
		for (const watcher of this.#folders.values()) watcher.close();
		this.#folders.clear();
	}

	#lookSoon(): void {
		this.#settling ??= setTimeout(() => this.#look(), settleFor).unref();
	}

	#look(): void {
		clearTimeout(this.#settling);
		this.#settling = undefined;
		const trail = follow(this.#path);
		this.#watchFolders(trail);
		const now = performance.now();
		if (trail.state !== this.#seen) this.#stillAt = now + stillAfter + againAfter;
		else if (now > this.#stillAt) return;
		this.#seen = trail.state;
		clearTimeout(this.#again);
		this.#again = setTimeout(() => this.#look(), againAfter).unref();
		this.#onChange();
	}

	/** Watches only the folders in which a change could show. */
	#watchFolders({names}: Trail): void {
		const wanted = new Map<string, {folder: string; names: Set<string>}>();
		for (const file of names) {
			const {folder, name, id} = nearestFolder(file);
			const place = wanted.get(id) ?? {folder, names: new Set()};
			wanted.set(id, place);
			place.names.add(name);
		}

		// The key includes the name: another name in the same folder is another watch.
		const keys = new Map([...wanted].map(([id, place]) => [[id, ...place.names].join('\0'), place]));
		for (const [key, watcher] of this.#folders) {
			if (!keys.has(key)) {
				watcher.close();
				this.#folders.delete(key);
			}
		}

		for (const [key, place] of keys) {
			const watcher = this.#folders.has(key) ? undefined : this.#watchFolder(place.folder, place.names);
			if (watcher)
				this.#folders.set(
					key,
					watcher.on('error', () => this.#drop(key)),
				);
		}
	}

	#watchFolder(folder: string, names: ReadonlySet<string>): FSWatcher | undefined {
		try {
			return watch(folder, {persistent: false}, (_event, name) => {
				// A deleted folder reports its own name.
				if (name === null || names.has(name) || name === path.basename(folder)) this.#lookSoon();
			});
		} catch {
			// No watches left, or none on this file system: the check once a second is enough.
			return undefined;
		}
	}

	#drop(key: string): void {
		this.#folders.get(key)?.close();
		this.#folders.delete(key);
		if (!this.#isClosed) this.#lookSoon();
	}
}

/** The path to the file through its links. */
interface Trail {
	/** Changes whenever the file or a link does. */
	readonly state: string;
	/** The path and every link target on the way. */
	readonly names: readonly string[];
	readonly stats: BigIntStats | undefined;
}

function follow(file: string): Trail {
	const names: string[] = [];
	let state = '';
	try {
		for (let name = file; names.length < linksLimit; ) {
			names.push(name);
			const stats = lstatSync(name, {bigint: true, throwIfNoEntry: false});
			if (!stats?.isSymbolicLink()) {
				const is = stats && [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs, stats.mode].join(':');
				return {state: `${state}${is ?? 'nothing'}`, names, stats};
			}

			const next = readlinkSync(name);
			state += `${next}\0`;
			name = path.resolve(path.dirname(name), next);
		}
	} catch (error) {
		// For instance an inaccessible folder, which counts as missing until that changes.
		state += String(error);
	}

	return {state, names, stats: undefined};
}

/** The folder of a file, or its nearest existing parent, and the name in it to watch for. */
function nearestFolder(file: string): {folder: string; name: string; id: string} {
	let name = path.basename(file);
	for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
		const stats = statsOf(folder);
		if (stats?.isDirectory() || path.dirname(folder) === folder) {
			return {folder, name, id: `${folder}\0${stats?.dev}:${stats?.ino}`};
		}

		name = path.basename(folder);
	}
}

function statsOf(folder: string): BigIntStats | undefined {
	try {
		return statSync(folder, {bigint: true, throwIfNoEntry: false});
	} catch {
		// Below an inaccessible folder.
		return undefined;
	}
}
