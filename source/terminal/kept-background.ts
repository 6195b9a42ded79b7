import path from 'node:path';
import {readRegularFile, writePrivateFile} from '../settings/regular-file.ts';
import type {Background} from './background.ts';

/** The terminal's last known background, so that the first frame has the right colours. One word in the cache folder. */
export function readBackground(cacheFolder: string): Background {
	try {
		const word = readRegularFile(path.join(cacheFolder, 'background')).toString('utf8').trim();
		return word === 'light' || word === 'dark' ? word : 'unknown';
	} catch {
		return 'unknown';
	}
}

export function keepBackground(cacheFolder: string, background: Background): void {
	try {
		writePrivateFile(path.join(cacheFolder, 'background'), `${background}\n`);
	} catch {
		// Ask again next time.
	}
}
