'use strict';

const fs = require('node:fs');
const {enableCompileCache} = require('node:module');
const os = require('node:os');
const path = require('node:path');

/**
 * Keeps the compiled code of qctx for its next start, which halves the time to the first frame. The folder is the user's own, because whoever can
 * write to it can run code as the user; it is outside of the installed package, so that a global install by another user works.
 * It is only a cache: whatever goes wrong with it, qctx starts without.
 */
function enable() {
	try {
		// Set by the user: Node has its cache on already, or is told to have none.
		if (process.env.NODE_COMPILE_CACHE || process.env.NODE_DISABLE_COMPILE_CACHE) {
			return;
		}

		const folder = cacheFolder();
		// The practice tenant leaves nothing behind, so it makes no folder.
		if (folder && isOurs(folder, process.argv[2] !== 'demo')) {
			enableCompileCache(folder);
		}
	} catch (_) {
		// Without a cache, then.
	}
}

/** In the platform's cache folder, as env-paths names it; undefined where there is none. */
function cacheFolder() {
	if (process.platform === 'win32') {
		return process.env.LOCALAPPDATA && path.join(process.env.LOCALAPPDATA, 'qctx', 'Cache', 'compiled');
	}

	if (process.platform === 'darwin') {
		return path.join(os.homedir(), 'Library', 'Caches', 'qctx', 'compiled');
	}

	const given = process.env.XDG_CACHE_HOME;
	const base = given && path.isAbsolute(given) ? given : path.join(os.homedir(), '.cache');
	// HOME may be empty: then there is no place for a cache, least of all the folder one happens to be in.
	return path.isAbsolute(base) ? path.join(base, 'qctx', 'compiled') : undefined;
}

/** False when the folder is missing and not to be made, or belongs to another user, as under a `sudo` that keeps HOME. */
function isOurs(folder, create) {
	if (create) {
		makeFolder(folder);
	}

	const {uid, mode} = fs.statSync(folder);
	const othersCanWrite = (mode & 0o022) !== 0;
	return !process.getuid || (uid === process.getuid() && !othersCanWrite);
}

/** Not with Node's `recursive`, which never returns for a folder in /proc; see source/settings/private-folder.ts. */
function makeFolder(folder) {
	if (!fs.existsSync(folder)) {
		makeFolder(path.dirname(folder));
		fs.mkdirSync(folder, {mode: 0o700});
	}
}

module.exports = {enable};
