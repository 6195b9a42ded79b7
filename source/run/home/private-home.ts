import {
	chmodSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {makePrivateFolder} from '../../settings/private-folder.ts';
import {linkEntries} from './link-entries.ts';
import {isRunning, type ProcessIdentity, thisProcess} from './process-identity.ts';

/** A home folder with one context, for one command or one shell. */
export interface PrivateHome {
	/** Replaces the user's home folder; contains `.qlik/contexts.yml`. */
	readonly folder: string;
	readonly contextsPath: string;
	/** Replaces the private contexts.yml atomically: a reader sees either the old text or the new one. */
	write(text: string): void;
	/** The file's text now, which the child may have changed. Undefined when the file is gone. */
	read(): string | undefined;
	/** The same, but also undefined if only qctx ever wrote it. */
	readForeign(): string | undefined;
	/** Removes the home with its links, but not their targets. Safe to call again. */
	remove(): void;
}

export interface PrivateHomeOptions {
	/** The folder for the homes of all running qctx (`privateHomesFolder`). */
	readonly base: string;
	/** The real folder `.qlik`: its other entries are linked, because `qlik` keeps more there than contexts. */
	readonly realFolder: string;
	/** Name of the real contexts file, which is not linked. */
	readonly realFile: string;
	readonly text: string;
	readonly platform?: NodeJS.Platform;
}

const ownerFile = 'owner.json';
const namePattern = /^home-\w{6}$/;

/**
 * Where private homes live: the runtime folder of the session, which is in memory and gone after logout, or else the cache folder. After `su` or
 * `sudo -E` the variable still names the other user's folder, where our token must not go.
 *
 * @param cacheFolder qctx's own cache folder.
 */
export function privateHomesFolder(environment: NodeJS.ProcessEnv, cacheFolder: string): string {
	const runtime = environment.XDG_RUNTIME_DIR;
	return runtime !== undefined && path.isAbsolute(runtime) && isOwnFolder(runtime)
		? path.join(runtime, 'qctx')
		: path.join(cacheFolder, 'run');
}

/** Creates a private home (0700, the file 0600). Throws system errors and then leaves nothing behind. */
export function createPrivateHome(options: PrivateHomeOptions): PrivateHome {
	const {base, realFolder, realFile, text, platform = process.platform} = options;
	makeOwnFolder(base);
	const folder = mkdtempSync(path.join(base, 'home-'));
	const qlikFolder = path.join(folder, '.qlik');
	const contextsPath = path.join(qlikFolder, 'contexts.yml');
	let written = '';
	let isForeign = false;
	const home: PrivateHome = {
		folder,
		contextsPath,
		write(content) {
			const temporary = path.join(folder, 'contexts.tmp');
			writeFileSync(temporary, content, {mode: 0o600});
			renameSync(temporary, contextsPath);
			written = content;
		},
		read() {
			try {
				const content = readFileSync(contextsPath, 'utf8');
				isForeign ||= content !== written;
				return content;
			} catch {
				return undefined;
			}
		},
		readForeign() {
			const content = home.read();
			return isForeign ? content : undefined;
		},
		remove() {
			// Links are removed, never followed.
			rmSync(folder, {recursive: true, force: true, maxRetries: 3});
		},
	};
	try {
		// Before anything else is in it, so that no home is ever without an owner.
		writeFileSync(path.join(folder, ownerFile), JSON.stringify(thisProcess()), {flag: 'wx', mode: 0o600});
		mkdirSync(qlikFolder, {mode: 0o700});
		linkEntries(realFolder, qlikFolder, realFile, platform);
		home.write(text);
		return home;
	} catch (error) {
		home.remove();
		throw error;
	}
}

/** Removes the homes of processes that no longer run: a `kill -9` leaves one behind. Never throws. */
export function removeAbandonedHomes(base: string): void {
	for (const name of entriesOf(base)) {
		const folder = path.join(base, name);
		if (namePattern.test(name) && isAbandoned(folder)) {
			try {
				rmSync(folder, {recursive: true, force: true});
			} catch {
				// The next start tries again.
			}
		}
	}
}

function isAbandoned(folder: string): boolean {
	try {
		const owner = JSON.parse(readFileSync(path.join(folder, ownerFile), 'utf8')) as ProcessIdentity;
		return !isRunning(owner);
	} catch {
		// Another qctx is creating it right now, or was killed while doing so.
		return Date.now() - (lstatSync(folder, {throwIfNoEntry: false})?.mtimeMs ?? Date.now()) > 10_000;
	}
}

/** Created for its owner only; refused if a link or another user's folder is in its place. */
function makeOwnFolder(folder: string): void {
	makePrivateFolder(folder);
	const stats = lstatSync(folder);
	if (!isOwnFolder(folder)) {
		throw new Error(`${folder} is not your folder, so no private context can be kept in it.`);
	}

	if ((stats.mode & 0o077) !== 0 && process.platform !== 'win32') {
		chmodSync(folder, 0o700);
	}
}

function entriesOf(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

function isOwnFolder(folder: string): boolean {
	const stats = lstatSync(folder, {throwIfNoEntry: false});
	return stats?.isDirectory() === true && (process.getuid === undefined || stats.uid === process.getuid());
}
