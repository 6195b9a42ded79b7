import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** A home folder of its own for a story, so that nothing of the developer's is read or written. */
export interface Home {
	readonly folder: string;
	/** `~/.qlik/contexts.yml` in it. */
	readonly contextsFile: string;
	/** HOME, the XDG folders and TMPDIR, all below `folder`, and what a terminal sets. */
	readonly environment: Readonly<Record<string, string>>;
	/** What contexts.yml holds now. */
	readContexts(): string;
	/** Writes contexts.yml as `qlik` would: 0600, its folder 0700. */
	writeContexts(text: string): void;
	remove(): void;
}

/**
 * @param contexts What contexts.yml holds; without it there is no file.
 * @param userName Name of the folder, for a story that depends on it.
 */
export function makeHome(contexts?: string, userName = '.'): Home {
	const root = mkdtempSync(join(tmpdir(), 'qctx-home-'));
	const folder = join(root, userName);
	const contextsFile = join(folder, '.qlik', 'contexts.yml');
	const temporary = join(folder, 'tmp');
	mkdirSync(temporary, {recursive: true});
	const home: Home = {
		folder,
		contextsFile,
		environment: {
			PATH: process.env.PATH ?? '',
			HOME: folder,
			USERPROFILE: folder,
			XDG_CONFIG_HOME: join(folder, '.config'),
			XDG_CACHE_HOME: join(folder, '.cache'),
			XDG_DATA_HOME: join(folder, '.local/share'),
			XDG_STATE_HOME: join(folder, '.local/state'),
			TMPDIR: temporary,
			TERM: 'xterm-256color',
			COLORTERM: 'truecolor',
			LANG: 'C.UTF-8',
		},
		readContexts: () => readFileSync(contextsFile, 'utf8'),
		writeContexts: text => {
			mkdirSync(join(folder, '.qlik'), {recursive: true, mode: 0o700});
			writeFileSync(contextsFile, text, {mode: 0o600});
		},
		// The program may still be writing its cache when it is killed at the end of a story.
		remove: () => rmSync(root, {recursive: true, force: true, maxRetries: 5, retryDelay: 20}),
	};
	if (contexts !== undefined) {
		home.writeContexts(contexts);
	}

	return home;
}
