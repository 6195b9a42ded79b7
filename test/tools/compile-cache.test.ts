import {spawnSync} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {type Home, makeHome} from '../terminal/home.ts';
import {builtProgram} from '../terminal/program.ts';

const isPosix = process.platform !== 'win32';

describe('the cache of compiled code', () => {
	it.runIf(isPosix)('is in the private cache folder of the user', () => {
		const home = freshHome();
		run(home, ['context', 'ls']);
		const folder = join(home.folder, '.cache/qctx/compiled');
		expect(statSync(folder).mode & 0o777).toBe(0o700);
		expect(readdirSync(folder)).not.toEqual([]);
	});

	it('respects NODE_COMPILE_CACHE', () => {
		const home = freshHome();
		const own = join(home.folder, 'own');
		run(home, ['context', 'ls'], {NODE_COMPILE_CACHE: own});
		expect(existsSync(own)).toBe(true);
		expect(existsSync(join(home.folder, '.cache/qctx/compiled'))).toBe(false);
	});

	it('is not needed when it cannot be written', () => {
		const home = freshHome();
		// A file where the folder should be: also root cannot write there.
		writeFileSync(join(home.folder, '.cache'), '');
		run(home, ['context', 'ls']);
	});

	it.runIf(process.platform === 'linux')('does not hold qctx up where no folder can be made', () => {
		run(freshHome(), ['context', 'ls'], {XDG_CACHE_HOME: '/proc'});
	});

	it.runIf(isPosix)('is not used when others can write to it', () => {
		const home = freshHome();
		const folder = join(home.folder, '.cache/qctx/compiled');
		mkdirSync(folder, {recursive: true});
		chmodSync(folder, 0o777);
		run(home, ['context', 'ls']);
		expect(readdirSync(folder)).toEqual([]);
	});

	it('is not written by the practice tenant, which leaves nothing behind', () => {
		const home = freshHome();
		run(home, ['demo', 'context', 'ls']);
		expect(readdirSync(home.folder).sort()).toEqual(['.qlik', 'tmp']);
		expect(readdirSync(join(home.folder, 'tmp'))).toEqual([]);
	});
});

function freshHome(): Home {
	const home = makeHome('contexts:\n  one:\n    server: https://one.eu.qlikcloud.com\n');
	onTestFinished(() => home.remove());
	return home;
}

function run(home: Home, args: readonly string[], environment: Record<string, string> = {}): void {
	const {file, args: first} = builtProgram({});
	const {status, stderr} = spawnSync(file, [...first, ...args], {
		cwd: home.folder,
		env: {...home.environment, ...environment},
		encoding: 'utf8',
		timeout: 10_000,
	});
	expect({status, stderr}).toEqual({status: 0, stderr: ''});
}
