import {once} from 'node:events';
import {statSync} from 'node:fs';
import path from 'node:path';
import {readRegularFile, writePrivateFile} from '../../settings/regular-file.ts';
import {findProgram} from './find-program.ts';
import type {PrivateHome} from './private-home.ts';

/**
 * What `QLIK_CLI_USER_HOME_DIR` means to a `qlik`: its documentation says the file, its name suggests the home folder. `unused`: there is no `qlik` to ask.
 * `neither`: it does not find the context either way.
 */
export type HomeVariable = 'folder' | 'file' | 'unused' | 'neither';

export interface HomeVariableOptions {
	readonly home: PrivateHome;
	readonly contextName: string;
	readonly environment: NodeJS.ProcessEnv;
	/** The answer is saved here, per binary. */
	readonly cacheFolder: string;
}

/** Longer than any local look-up takes, milliseconds. */
const patience = 10_000;
const answersFile = 'qlik-home-variable.json';

/** Tries once, with `context get NAME`, in which meaning the `qlik` on the PATH finds the private context. */
export async function homeVariableOf(options: HomeVariableOptions): Promise<HomeVariable> {
	const {environment, cacheFolder, home, contextName} = options;
	const qlik = findProgram('qlik', environment);
	if (qlik === undefined) {
		return 'unused';
	}

	const file = path.join(cacheFolder, answersFile);
	const key = binaryKey(qlik);
	const known = readAnswers(file)[key];
	if (known === 'folder' || known === 'file') {
		return known;
	}

	for (const meaning of ['folder', 'file'] as const) {
		if (await finds(qlik, contextName, {...environment, QLIK_CLI_USER_HOME_DIR: homeValue(home, meaning)})) {
			keepAnswer(file, key, meaning);
			return meaning;
		}
	}

	return 'neither';
}

/** The value for a private home in that meaning. */
export function homeValue({folder, contextsPath}: PrivateHome, meaning: HomeVariable): string {
	return meaning === 'file' ? contextsPath : folder;
}

async function finds(qlik: string, name: string, environment: NodeJS.ProcessEnv): Promise<boolean> {
	const {default: spawn} = await import('cross-spawn');
	const child = spawn(qlik, ['context', 'get', name], {
		env: environment,
		stdio: ['ignore', 'pipe', 'ignore'],
		timeout: patience,
	});
	let shown = '';
	child.stdout?.on('data', (chunk: Buffer) => {
		shown += chunk.toString('utf8');
	});
	try {
		const [code] = await once(child, 'close');
		return code === 0 && shown.includes(name);
	} catch {
		return false;
	}
}

/** Another version of the binary may mean something else. */
function binaryKey(file: string): string {
	const {mtimeMs, size} = statSync(file);
	return `${file}:${size}:${mtimeMs}`;
}

function readAnswers(file: string): Record<string, unknown> {
	try {
		const answers: unknown = JSON.parse(readRegularFile(file).toString('utf8'));
		return typeof answers === 'object' && answers !== null ? {...answers} : {};
	} catch {
		return {};
	}
}

function keepAnswer(file: string, key: string, meaning: string): void {
	try {
		writePrivateFile(file, JSON.stringify({[key]: meaning}));
	} catch {
		// Ask again next time.
	}
}
