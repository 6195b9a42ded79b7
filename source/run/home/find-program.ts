import {accessSync, constants, statSync} from 'node:fs';
import path from 'node:path';

/** The location of a program on the PATH; undefined when it is not there. */
export function findProgram(
	name: string,
	environment: NodeJS.ProcessEnv,
	platform = process.platform,
): string | undefined {
	const endings = platform === 'win32' ? (environment.PATHEXT ?? '.EXE;.CMD;.BAT;.COM').split(';') : [''];
	const folders = (pathOf(environment, platform) ?? '').split(path.delimiter).filter(folder => folder !== '');
	for (const folder of folders) {
		for (const ending of endings) {
			const file = path.join(folder, name + ending);
			if (isProgram(file)) {
				return file;
			}
		}
	}

	return undefined;
}

/** Windows calls it `Path`, and ignores case. */
function pathOf(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
	return platform === 'win32'
		? Object.entries(environment).find(([name]) => name.toLowerCase() === 'path')?.[1]
		: environment.PATH;
}

function isProgram(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return statSync(file).isFile();
	} catch {
		return false;
	}
}
