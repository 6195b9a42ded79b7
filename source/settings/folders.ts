import os from 'node:os';
import path from 'node:path';
import envPaths from 'env-paths';

/** The folders for qctx's own files, which are never next to contexts.yml. Absolute; they need not exist. */
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

/** `HOME=` (empty) or a relative XDG variable would put backups, which hold secrets, into the current folder. */
function absolute(folder: string): string {
	return path.isAbsolute(folder) ? folder : path.join(os.userInfo().homedir, folder);
}

/** All folders below one root, for the practice tenant and tests, so that the user's own files are not touched. */
export function foldersBelow(root: string): Folders {
	return {
		config: path.join(root, 'config'),
		data: path.join(root, 'data'),
		cache: path.join(root, 'cache'),
		log: path.join(root, 'log'),
	};
}

/** The folder with the last versions of contexts.yml. */
export function backupsFolder(folders: Folders): string {
	return path.join(folders.data, 'backups');
}

/** The file that `qctx help settings` describes. */
export function settingsFilePath(folders: Folders): string {
	return path.join(folders.config, 'settings.yml');
}

/** For contexts that were created inside `qctx shell` or `qctx exec` and could not be added; they contain secrets. */
export function madeInsideFolder(folders: Folders): string {
	return path.join(folders.data, 'made-inside');
}
