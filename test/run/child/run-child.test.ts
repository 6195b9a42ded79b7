import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {constants, tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type ChildEnd, exitCodeOf, runChild} from '../../../source/run/child/run-child.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'qctx-child-'));
	writeFileSync(path.join(folder, 'no-program'), 'text', {mode: 0o644});
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

async function run(command: string, ...args: string[]): Promise<ChildEnd> {
	return runChild(command, args, {environment: process.env, sharesTerminal: false, stdio: 'ignore'});
}

describe('the end of a command', () => {
	it('is reported with each of the 256 exit codes', async () => {
		const codes = Array.from({length: 256}, (_, code) => code);
		const arrived: number[] = [];
		for (const code of codes) {
			arrived.push(exitCodeOf(await run('sh', '-c', `exit ${code}`)));
		}

		expect(arrived).toEqual(codes);
	});

	it('is 128 + N for each signal that ends a process', async () => {
		const ending = Object.entries(constants.signals).filter(
			([name]) => !/^SIG(?:CHLD|CONT|STOP|TSTP|TTIN|TTOU|URG|WINCH|IOT|POLL|CLD|STKFLT|UNUSED)$/.test(name),
		);
		const wrong: string[] = [];
		for (const [name, number] of ending) {
			const code = exitCodeOf(await run('sh', '-c', `ulimit -c 0; kill -${number} $$`));
			if (code !== 128 + number) {
				wrong.push(`${name}: ${code}`);
			}
		}

		expect(wrong).toEqual([]);
		expect(ending.length).toBeGreaterThan(20);
	});

	it('is its own even when qctx may not signal it, as with a program of another user', async () => {
		const end = await runChild('sh', ['-c', 'exit 7'], {
			environment: process.env,
			sharesTerminal: false,
			stdio: 'ignore',
			onStart: child => child.emit('error', Object.assign(new Error('kill EPERM'), {code: 'EPERM', syscall: 'kill'})),
		});
		expect(end).toEqual({type: 'exited', code: 7});
	});

	it('is 127 for a command that does not exist, 126 for one that may not be run', async () => {
		expect(exitCodeOf(await run('no-such-command-anywhere'))).toBe(127);
		// As in a shell: an unset variable in quotes.
		expect(exitCodeOf(await run(''))).toBe(127);
		expect(exitCodeOf(await run(path.join(folder, 'no-program')))).toBe(126);
		expect(exitCodeOf(await run(folder))).toBe(126);
	});
});
