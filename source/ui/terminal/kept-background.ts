import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import type {Background} from '../theme.ts';

/** The terminal's background as it answered last time, so that the first frame has the right colours. One word in the cache folder. */
export function readBackground(cacheFolder: string): Background {
	try {
		const word = readFileSync(path.join(cacheFolder, 'background'), 'utf8').trim();
		return word === 'light' || word === 'dark' ? word : 'unknown';
	} catch {
		return 'unknown';
	}
}

export function keepBackground(cacheFolder: string, background: Background): void {
	try {
		mkdirSync(cacheFolder, {recursive: true, mode: 0o700});
		writeFileSync(path.join(cacheFolder, 'background'), `${background}\n`);
	} catch {
		// Asked again next time.
	}
}
