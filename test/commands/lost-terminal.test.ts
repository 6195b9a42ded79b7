import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {type Home, makeHome, openTerminal} from '../terminal/open-terminal.ts';
import {builtProgram} from '../terminal/program.ts';

const {file, args} = builtProgram();
const qctx = [file, ...args].map(word => `'${word}'`).join(' ');

async function homeWithSlowTenant(): Promise<Home> {
	const tenant = await startPracticeTenant({fault: 'hang'});
	const {apiKey} = tenant.add('api-key');
	const home = makeHome(
		`current-context: one\ncontexts:\n    one:\n        headers:\n            Authorization: Bearer ${apiKey}\n        server: ${tenant.url}\n`,
	);
	onTestFinished(async () => {
		await tenant.close();
		home.remove();
	});
	return home;
}

/** What is under way, and what is on the screen then. */
const moments: ReadonlyArray<readonly [line: string, shows: string | RegExp]> = [
	['context create x --server https://a.example --api-key-stdin', 'API-key:'],
	['', 'one'],
	['--accessible', 'one'],
	['context init x', 'tenant url'],
	['context init x --accessible', 'tenant url'],
];

describe('a terminal that disappears', () => {
	it.each(moments)('ends `qctx %s` with 129 even without a signal', async (line, shows) => {
		const home = await homeWithSlowTenant();
		const ended = path.join(home.folder, 'ended');
		const script = `trap '' HUP; ${qctx} ${line}; echo $? > ${ended}`;
		const screen = openTerminal({home, program: {file: 'bash', args: ['-c', script]}});
		await screen.shows(shows);
		screen.hangUp();
		const code = () => (existsSync(ended) ? readFileSync(ended, 'utf8') : '');
		await expect.poll(code, {timeout: 2000, interval: 20}).toBe('129\n');
	});

	it.runIf(process.platform === 'linux').each([...moments, ['check', /of 1 checked/] as const])(
		'ends `qctx %s` by the signal of the system',
		async (line, shows) => {
			const home = await homeWithSlowTenant();
			// The parent of the tests may ignore the signal.
			const words = ['--default-signal=HUP', file, ...args, ...line.split(' ').filter(word => word !== '')];
			const screen = openTerminal({home, program: {file: 'env', args: words}});
			await screen.shows(shows);
			screen.hangUp();
			const {code, signal} = await screen.exited({within: 2000});
			expect(signal === 1 ? 129 : code).toBe(129);
		},
	);
});

describe('an end', () => {
	it.runIf(process.platform !== 'win32')(
		'waits for no thread of Node: a look-up that nobody answers, a read of a pipe',
		async () => {
			const home = await homeWithSlowTenant();
			const pipe = path.join(home.folder, 'pipe');
			execFileSync('mkfifo', [pipe]);
			// A read that never ends holds one of the threads on which names are looked up, too.
			const hold = path.join(home.folder, 'hold.cjs');
			writeFileSync(hold, `require('node:fs').open(${JSON.stringify(pipe)}, 'r', () => {});`);
			const run = (line: string) =>
				execFileSync('bash', ['-c', `${qctx} ${line}; echo "exit $?"`], {
					env: {...home.environment, NODE_OPTIONS: `--require ${hold}`},
					timeout: 8000,
					encoding: 'utf8',
					stdio: ['ignore', 'pipe', 'ignore'],
				});
			expect(run('current')).toBe('one\nexit 0\n');
			expect(run('check --timeout 0.5')).toMatch(/unreachable[\s\S]*exit 3\n$/);
			expect(run('use nope')).toBe('exit 1\n');
			expect(run('ls | head -1')).toMatch(/^Name/);
		},
	);
});
