import os from 'node:os';
import path from 'node:path';
import envPaths from 'env-paths';

/** Where qctx keeps its own things, never beside contexts.yml. Absolute; none of them need exist. */
export interface Folders {
	/** The settings file. */
	readonly config: string;
	/** Backups of contexts.yml (they hold secrets), the previous context. */
	readonly data: string;
	/** The last known states; may be deleted at any time. */
	readonly cache: string;
	readonly log: string;
}

/** The platform's own folders for this user (env-paths; XDG variables are respected on Linux). */
export function platformFolders(): Folders {
	const {config, data, cache, log} = envPaths('qctx', {suffix: ''});
	return {config: absolute(config), data: absolute(data), cache: absolute(cache), log: absolute(log)};
}

/** `HOME=` (empty) or a relative XDG variable would put backups, which hold secrets, into whatever folder one happens to be in. */
function absolute(folder: string): string {
	return path.isAbsolute(folder) ? folder : path.join(os.userInfo().homedir, folder);
}

/** All folders below one root: for the practice tenant and for tests, so that nothing of the user's is touched. */
export function foldersBelow(root: string): Folders {
	return {
		config: path.join(root, 'config'),
		data: path.join(root, 'data'),
		cache: path.join(root, 'cache'),
		log: path.join(root, 'log'),
	};
}

/** Folder of the last versions of contexts.yml. */
export function backupsFolder(folders: Folders): string {
	return path.join(folders.data, 'backups');
}

/** The file that `qctx help settings` describes. */
export function settingsFilePath(folders: Folders): string {
	return path.join(folders.config, 'settings.yml');
}

/** Contexts that were made inside of `qctx shell` or `qctx exec` and could not be added; they hold secrets. */
export function madeInsideFolder(folders: Folders): string {
	return path.join(folders.data, 'made-inside');
}
