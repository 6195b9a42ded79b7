import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readdirSync, readFileSync, utimesSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import path from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {type Lock, type LockOptions, takeLock} from '../../../source/contexts/writing/file-lock.ts';
import {temporaryFolder} from '../support/temporary-folder.ts';

const lockFile = (): string => path.join(temporaryFolder(), 'contexts.yml.lock');

async function take(file: string, options?: LockOptions): Promise<Lock> {
	const result = await takeLock(file, options);
	if (!result.ok) throw new Error(result.problem.what);
	return result.value;
}

/** A process that runs, and is nothing of ours. */
async function someProcess(): Promise<number> {
	const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")']);
	onTestFinished(() => {
		child.kill('SIGKILL');
	});
	await once(child.stdout, 'data');
	return child.pid ?? 0;
}

function holder(pid: number, time = Date.now(), host = hostname()): string {
	return JSON.stringify({pid, host, time, id: 'other'});
}

async function deadProcess(): Promise<number> {
	const child = spawn(process.execPath, ['--version']);
	await once(child, 'exit');
	return child.pid ?? 0;
}

describe('the lock of the contexts file', () => {
	it('is held by one at a time, with process ID and time inside, and gone afterwards', async () => {
		const file = lockFile();
		const first = await take(file);
		expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
			pid: process.pid,
			host: hostname(),
			time: expect.any(Number),
		});
		const refused = await takeLock(file, {patience: 60});
		expect(refused).toMatchObject({
			ok: false,
			problem: {what: `The contexts file is locked: process ${process.pid} is writing to it.`, exitCode: 4},
		});
		const second = take(file);
		first.release();
		expect((await second).isHeld()).toBe(true);
		expect(first.isHeld()).toBe(false);
		first.release();
		expect(existsSync(file)).toBe(true);
		(await second).release();
		expect(readdirSync(path.dirname(file))).toEqual([]);
	});

	it('of a running process is waited for, and its holder is named', async () => {
		const file = lockFile();
		const pid = await someProcess();
		writeFileSync(file, holder(pid));
		expect(await takeLock(file, {patience: 60})).toMatchObject({
			problem: {what: expect.stringContaining(`process ${pid} is`), cure: expect.stringContaining(file)},
		});
	});

	it('of a dead process does not block', async () => {
		const file = lockFile();
		writeFileSync(file, holder(await deadProcess()));
		expect((await take(file, {patience: 1000})).isHeld()).toBe(true);
	});

	it('does not block if it is too old or from the future, whoever holds it', async () => {
		for (const time of [Date.now() - 31_000, Date.now() + 31_000]) {
			const file = lockFile();
			writeFileSync(file, holder(await someProcess(), time));
			expect((await take(file, {patience: 1000})).isHeld()).toBe(true);
		}
	});

	it('of another machine, whose processes are not visible, blocks until it is old', async () => {
		const file = lockFile();
		writeFileSync(file, holder(await deadProcess(), Date.now(), 'elsewhere'));
		expect(await takeLock(file, {patience: 60})).toMatchObject({
			problem: {what: expect.stringContaining('on elsewhere')},
		});
		writeFileSync(file, holder(1, Date.now() - 31_000, 'elsewhere'));
		expect((await take(file)).isHeld()).toBe(true);
	});

	it('that is empty because its creator was killed blocks for only a second', async () => {
		const file = lockFile();
		writeFileSync(file, '');
		expect((await takeLock(file, {patience: 60})).ok).toBe(false);
		utimesSync(file, Date.now() / 1000 - 2, Date.now() / 1000 - 2);
		expect((await take(file)).isHeld()).toBe(true);
	});

	it('of a dead process goes to only one of many that find it', async () => {
		for (let round = 0; round < 5; round++) {
			const file = lockFile();
			writeFileSync(file, holder(await deadProcess()));
			let holders = 0;
			let most = 0;
			const work = async (): Promise<void> => {
				const lock = await take(file);
				most = Math.max(most, ++holders);
				await new Promise(resolve => setImmediate(resolve));
				expect(lock.isHeld()).toBe(true);
				holders--;
				lock.release();
			};

			await Promise.all(Array.from({length: 12}, work));
			expect(most).toBe(1);
			expect(readdirSync(path.dirname(file))).toEqual([]);
		}
	});

	it('that was taken over is no longer held, and not released by its former holder', async () => {
		const file = lockFile();
		const lost = await take(file);
		writeFileSync(file, holder(1));
		expect(lost.isHeld()).toBe(false);
		lost.release();
		expect(existsSync(file)).toBe(true);
	});
});
