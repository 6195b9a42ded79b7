import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {prefixFolder, wineEnvironment} from './wine-environment.ts';

/** Ends the Windows that the stories shared, with all that still runs in it. */
export function setup(): () => void {
	return () => {
		if (existsSync(prefixFolder())) {
			// It fails when nothing runs any more.
			spawnSync('wineserver', ['--kill'], {env: {...process.env, ...wineEnvironment()}});
		}
	};
}
