import {execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {promisify} from 'node:util';
import {describe, expect, it, onTestFinished} from 'vitest';
import {startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {type Home, makeHome, openTerminal, runProgram} from '../terminal/open-terminal.ts';
import {builtProgram} from '../terminal/program.ts';

const {file, args} = builtProgram();
const qctx = [file, ...args].map(word => `'${word}'`).join(' ');
const run = promisify(execFile);

function home(contexts?: string): Home {
	const made = makeHome(contexts);
	onTestFinished(() => made.remove());
	return made;
}

/** Runs a line in a shell, with qctx as `$QCTX`. */
async function shell(line: string, {environment, folder}: Home): Promise<{stdout: string; stderr: string}> {
	return run('bash', ['-o', 'pipefail', '-c', line.replaceAll('$QCTX', qctx)], {env: environment, cwd: folder});
}

const many = `current-context: ""\ncontexts:\n${Array.from({length: 5000}, (_, index) => `    context-${index}:\n        server: https://tenant-${index}.eu.qlikcloud.com\n`).join('')}`;

describe('the built program', () => {
	it('exits quietly when its reader goes away', async () => {
		const place = home(many);
		for (const line of [
			'$QCTX ls | head -1',
			'$QCTX ls --json | head -1',
			'$QCTX | head -1',
			'$QCTX --help | head -1',
		]) {
			const {stdout, stderr} = await shell(line, place);
			expect(stdout.split('\n')).toHaveLength(2);
			expect(stderr).toBe('');
		}
	});

	it.runIf(existsSync('/dev/full'))('says that its output is lost, when a disk is full', async () => {
		const place = home(many);
		for (const line of ['ls', 'ls --help', '--version', 'ls --json', 'completion bash', '']) {
			const {stdout, stderr} = await shell(`$QCTX ${line} 2>&1 >/dev/full; echo "exit $?"`, place);
			const words = 'Cannot write to stdout: no space left on device.';
			const json = `{"title":"${words}","detail":""}`;
			expect(`${line}: ${stdout}`).toBe(`${line}: ${line.includes('--json') ? json : `Error: ${words}`}\nexit 3\n`);
			expect(stderr).toBe('');
		}

		expect((await shell('$QCTX ls 2>/dev/full | wc -l', place)).stdout.trim()).toBe('5001');
		expect((await shell('$QCTX ls nope 2>/dev/full; echo $?', place)).stdout).toBe('2\n');
		expect((await shell('$QCTX ls >/dev/full 2>/dev/full; echo $?', place)).stdout).toBe('3\n');
		expect((await shell('$QCTX ls >/dev/null; echo $?', place)).stdout).toBe('0\n');
	});

	it.runIf(process.platform === 'linux')('ends where no folder of its own can be made', async () => {
		const contexts = 'contexts:\n    one:\n        server: https://one.eu.qlikcloud.com\n';
		const folders =
			'XDG_CACHE_HOME=/proc XDG_CONFIG_HOME=/proc XDG_DATA_HOME=/proc XDG_RUNTIME_DIR=/proc XDG_STATE_HOME=/proc';
		const {stdout} = await shell(`${folders} timeout 8 $QCTX context use one 2>&1; echo "exit $?"`, home(contexts));
		expect(stdout).toContain('No backup could be kept');
		expect(stdout.endsWith('Context: one\nexit 0\n')).toBe(true);
	});

	it.runIf(process.platform === 'linux')('says that a file cannot grow any more', async () => {
		const {stdout} = await shell(`(trap '' XFSZ; ulimit -f 8; $QCTX ls 2>&1 >out; echo "exit $?")`, home(many));
		expect(stdout).toBe('Error: Cannot write to stdout: file too large.\nexit 3\n');
	});

	it('does not mix progress into rows that reach the terminal through a pipe', async () => {
		const tenant = await startPracticeTenant();
		onTestFinished(async () => tenant.close());
		const {apiKey} = tenant.add('api-key');
		const names = ['one', 'two', 'three'];
		const place = home(
			`current-context: one\ncontexts:\n${names.map(name => `    ${name}:\n        headers:\n            Authorization: Bearer ${apiKey}\n        server: ${tenant.url}\n`).join('')}`,
		);
		const seen = async (line: string) => {
			const program = {file: 'bash', args: ['-c', `${qctx} ${line}; echo "end $?"`]};
			const screen = openTerminal({home: place, program});
			await screen.shows(/^end 0$/m);
			return {lines: screen.lines(), progress: screen.rawBytes().toString().includes('of 3 checked')};
		};
		const piped = await seen('check | cat');
		expect(piped.progress).toBe(false);
		expect(piped.lines.filter(line => /^✔ valid/.test(line))).toHaveLength(3);
		expect(piped.lines).toContain('3 of 3 valid');
		for (const line of ['check', 'check > rows', 'check --json > rows', 'check --json | cat']) {
			const {lines, progress} = await seen(line);
			expect([line, progress]).toEqual([line, true]);
			expect(lines.join('\n')).not.toContain('of 3 checked');
		}
	});

	it('loses nothing to a slow reader', async () => {
		const {stdout} = await shell('$QCTX ls | (sleep 0.3; wc -l)', home(many));
		expect(stdout.trim()).toBe('5001');
	});

	it('loses nothing when its output is a full non-blocking pipe', async () => {
		// A pipe of which somebody else made the other end non-blocking, as ssh and some CI runners do.
		const place = home(many);
		const script = `import {openSync, closeSync, readSync, constants} from 'node:fs';
import {spawn} from 'node:child_process';
const reader = openSync('fifo', constants.O_RDONLY | constants.O_NONBLOCK);
const writer = openSync('fifo', constants.O_WRONLY | constants.O_NONBLOCK);
const child = spawn(process.argv[2], process.argv.slice(3), {stdio: ['ignore', writer, 'inherit']});
closeSync(writer);
let lines = 0;
let ended = false;
child.on('exit', () => { ended = true; });
const buffer = Buffer.alloc(4096);
const timer = setInterval(() => {
	try {
		for (;;) {
			const count = readSync(reader, buffer);
			if (count === 0) { if (ended) { clearInterval(timer); console.log(lines); } return; }
			for (const byte of buffer.subarray(0, count)) { if (byte === 10) { lines++; } }
		}
	} catch (error) { if (error.code !== 'EAGAIN') { throw error; } }
}, 20);`;
		writeFileSync(path.join(place.folder, 'slow.mjs'), script);
		const {stdout} = await shell(`mkfifo fifo && '${process.execPath}' slow.mjs $QCTX ls`, place);
		expect(stdout.trim()).toBe('5001');
	});

	it('works with stdin, stdout or stderr closed', async () => {
		const place = home('current-context: a\ncontexts:\n    a:\n        server: https://a.example\n');
		expect((await shell('$QCTX current <&-', place)).stdout).toBe('a\n');
		expect((await shell('$QCTX current 2>&-', place)).stdout).toBe('a\n');
		await shell('$QCTX current >&-', place);
		expect((await shell('$QCTX context undo <&- || echo $?', place)).stdout).toBe('1\n');
		expect((await shell('$QCTX context init x <&- || echo $?', place)).stdout).toBe('2\n');
	});

	it('explains what is wrong without HOME, as in a bare cron job', async () => {
		const place = home();
		const outcome = await shell(`env -i ${qctx} ls; echo $?`, place);
		expect(outcome.stdout).toBe('4\n');
		expect(outcome.stderr).toMatch(/HOME is not set\.\n.*QLIK_CLI_USER_HOME_DIR.*\n$/);
	});

	it.each(['HOME=', 'XDG_DATA_HOME=data XDG_CACHE_HOME=cache'])(
		'keeps nothing in the folder one is in, with %s',
		async variables => {
			const place = home();
			const {stdout} = await shell(
				`env -i QLIK_CLI_USER_HOME_DIR="$PWD" HOME=/nowhere ${variables} ${qctx} help files`,
				place,
			);
			const folders = Array.from(
				stdout.matchAll(/^ {2}(?:settings|backups|data|cache|log) +(\S+)/gm),
				([, folder = '']) => folder,
			);
			expect(folders).toHaveLength(5);
			expect(folders.filter(folder => !path.isAbsolute(folder) || folder.startsWith(place.folder))).toEqual([]);
		},
	);

	it('prints no escape sequence when nothing is a terminal', async () => {
		const {stdout, stderr} = await runProgram(['demo', 'check'], {home: home(), environment: {FORCE_COLOR: '1'}});
		expect(stdout + stderr).toMatch(/valid/);
		expect(stdout + stderr).not.toContain('\u001b');
	});

	it('exits 130 at once on Ctrl-C', async () => {
		const tenant = await startPracticeTenant({fault: 'hang'});
		try {
			const {apiKey} = tenant.add('api-key');
			const place = home(
				`current-context: one\ncontexts:\n    one:\n        headers:\n            Authorization: Bearer ${apiKey}\n        server: ${tenant.url}\n`,
			);
			const child = spawn(file, [...args, 'check'], {env: place.environment, stdio: ['ignore', 'ignore', 'inherit']});
			await expect.poll(() => tenant.requests.length, {timeout: 10_000}).toBeGreaterThan(0);
			child.kill('SIGINT');
			expect(await once(child, 'exit')).toEqual([130, null]);
		} finally {
			await tenant.close();
		}
	});

	it('asks for a secret without echo, in a real terminal', async () => {
		const place = home();
		const line = ['context', 'create', 'acme', '--server', 'https://acme.eu.qlikcloud.com', '--api-key-stdin'];
		const screen = openTerminal({home: place, args: line});
		await screen.shows('API-key:');
		screen.paste('eyJtYWRl.dXA.c2VjcmV0 \n');
		await screen.press('enter');
		await screen.exited();
		expect(screen.rawBytes().toString()).not.toContain('dXA');
		expect(screen.text()).toContain('2 characters trimmed: 1 space, 1 line break');
		expect(place.readContexts()).toContain('Authorization: Bearer eyJtYWRl.dXA.c2VjcmV0\n');
	});

	it('exits 130 on Ctrl-C at a question, and restores the terminal', async () => {
		const place = home();
		const line = `${qctx} context create acme --server https://a.example --api-key-stdin; echo "code $?"; stty -a | grep -o ' echo '`;
		const screen = openTerminal({home: place, program: {file: 'bash', args: ['-c', line]}});
		await screen.shows('API-key:');
		await screen.press('ctrl-c');
		await screen.shows(/code 130[\s\S]*echo/);
		expect(screen.bracketedPaste()).toBe(false);
		expect(() => place.readContexts()).toThrow();
	});

	it('shows progress and colours on a terminal, and leaves clean rows', async () => {
		const screen = openTerminal({args: ['demo', 'check', 'acme-prod', 'initech-eu', 'globex-prod'], columns: 160});
		await screen.shows(/of 3 checked/);
		await screen.exited();
		expect(screen.text()).not.toContain('checked');
		expect(screen.text()).toMatch(/✔ valid +acme-prod/);
		expect(screen.cellOf('✔').foreground).not.toBe(screen.cellOf('acme-prod').foreground);
		expect(screen.alternate()).toBe(false);
	});

	it('cuts rows at the edge of a narrow terminal, and prints the rest below', async () => {
		const screen = openTerminal({args: ['demo', 'check', 'globex-prod'], columns: 80});
		await screen.exited();
		expect(screen.find(/✘ rejected/).line).toMatch(/401 .*…$/);
		expect(screen.text().replaceAll('\n', '')).toContain('globex-prod: The tenant refused this client secret.');
	});
});
