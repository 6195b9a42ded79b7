import {execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {onTestFinished} from 'vitest';
import {type Home, makeHome} from '../terminal/open-terminal.ts';
import {builtProgram} from '../terminal/program.ts';

export function isInstalled(shell: string): boolean {
	try {
		execFileSync(shell, ['-c', 'exit'], {stdio: 'ignore'});
		return true;
	} catch {
		return false;
	}
}

/** A home of the running test with a script `qctx` on its PATH. @param script gets the quoted words that start the built program. */
export function homeWithQctx(contexts: string, script: (program: string) => string): Home {
	const home = makeHome(contexts);
	onTestFinished(() => home.remove());
	const {file, args} = builtProgram();
	const bin = path.join(home.folder, 'bin');
	mkdirSync(bin);
	writeFileSync(path.join(bin, 'qctx'), `#!/bin/sh\n${script([file, ...args].map(word => `'${word}'`).join(' '))}\n`);
	chmodSync(path.join(bin, 'qctx'), 0o755);
	return {...home, environment: {...home.environment, PATH: `${bin}:${home.environment.PATH}`}};
}
