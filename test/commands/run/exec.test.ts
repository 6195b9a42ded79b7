import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {constants} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {PracticeTenant} from '../../../source/demo/practice-tenant.ts';
import {contextsText} from '../../terminal/contexts-text.ts';
import type {Home} from '../../terminal/home.ts';
import {homeForStory, tenantForStory} from '../../terminal/open-list.ts';
import {openTerminal} from '../../terminal/open-terminal.ts';
import {builtProgram, runProgram} from '../../terminal/program.ts';
import {filesBelow} from '../secret-places.ts';

const reader = join(import.meta.dirname, 'qlik-like.cjs');

/** A tenant with an OAuth context, an API key and a context whose secret was rotated. */
async function openPlace(settings?: string): Promise<{tenant: PracticeTenant; home: Home; contexts: string}> {
	const tenant = await tenantForStory();
	const {url, client} = tenant;
	const contexts = contextsText([
		{name: 'prod', url, account: client, comment: 'mine'},
		{name: 'test', url, account: tenant.add('api-key')},
		{name: 'rotated', url, account: tenant.add('oauth'), secret: 'badc0de5badc0de5'.repeat(4)},
	]);
	return {tenant, home: homeForStory(contexts, settings), contexts};
}

/** Homes of runs that stand on the disk. */
function homesLeft(home: Home): readonly string[] {
	const base = join(home.folder, '.cache/qctx/run');
	return existsSync(base) ? readdirSync(base) : [];
}

const node = process.execPath;

/** Starts qctx, to do something to it while it runs. */
function start(home: Home, words: readonly string[], environment = {}) {
	const {file, args} = builtProgram();
	const child = spawn(file, [...args, ...words], {env: {...home.environment, ...environment}, cwd: home.folder});
	let said = '';
	child.stdout.on('data', chunk => {
		said += chunk;
	});
	return {child, said: () => said, code: once(child, 'close').then(([code]) => code as number | null)};
}

describe('qctx exec', () => {
	it('runs a command in a context of its own and leaves the file as it is', async () => {
		const {tenant, home, contexts} = await openPlace();
		const {stdout, code, stderr} = await runProgram(['exec', 'prod', '--', node, reader], {home});
		expect({stdout, code, stderr}).toEqual({stdout: `prod ${tenant.client.user.id}\n`, code: 0, stderr: ''});
		expect(home.readContexts()).toBe(contexts);
		expect(homesLeft(home)).toEqual([]);
	});

	it('does not reveal the client secret in arguments, environment or files of the command', async () => {
		const {tenant, home} = await openPlace();
		const look =
			'tr "\\0" "\\n" < /proc/$$/cmdline; env; find "$QLIK_CLI_USER_HOME_DIR" -type f -exec cat {} +; ls -laR "$QLIK_CLI_USER_HOME_DIR"';
		const {stdout} = await runProgram(['exec', 'prod', '--', 'sh', '-c', look], {home});
		expect(stdout).toContain('Authorization: Bearer ');
		expect(stdout).not.toContain(tenant.client.clientSecret);
		const token = /Authorization: Bearer (\S+)/.exec(stdout)?.[1] ?? '';
		const [args = ''] = stdout.split('QCTX_CONTEXT');
		expect(token.length).toBeGreaterThan(50);
		expect(args).not.toContain(token);
	});

	it('passes on input, output and exit code, and reports its own failures with 125 to 127', async () => {
		const {home} = await openPlace();
		const run = async (args: readonly string[], input = '') => {
			const {code, stdout, stderr} = await runProgram(['exec', ...args], {home, input});
			return {code, stdout, stderr: stderr.split('\n')[0]};
		};
		expect(await run(['prod', '--', 'sh', '-c', 'cat; echo no >&2; exit 42'], 'in')).toEqual({
			code: 42,
			stdout: 'in',
			stderr: 'no',
		});
		expect((await run(['prod', '--', 'sh', '-c', 'kill -15 $$'])).code).toBe(143);
		expect((await run(['nobody', '--', 'true'])).code).toBe(125);
		expect(await run(['rotated', '--', 'sh', '-c', 'echo ran'])).toMatchObject({code: 125, stdout: ''});
		expect((await run(['prod', '--', 'no-such-command'])).code).toBe(127);
		expect((await run(['prod', '--', home.folder])).code).toBe(126);
		expect((await run(['prod'])).code).toBe(2);
		// Longer than a timer can be: it would fire at once.
		expect(await run(['prod', '--for', '25d', '--', 'sh', '-c', 'echo ran'])).toMatchObject({code: 2, stdout: ''});
	});

	it('runs in the context that it read, even if another program is rewriting the file', async () => {
		const tenant = await tenantForStory();
		const account = tenant.add('api-key', {fault: 'slow'});
		const home = homeForStory(contextsText([{name: 'test', url: tenant.url, account}]));
		const running = runProgram(['exec', 'test', '--', 'sh', '-c', 'echo $QCTX_CONTEXT'], {home});
		await expect.poll(() => tenant.requests.length, {timeout: 10_000}).toBeGreaterThan(0);
		home.writeContexts('');
		expect((await running).stdout).toBe('test\n');
	});

	it('does not let the command inherit credentials of another tenant, and sets its own with --env', async () => {
		const {tenant, home} = await openPlace();
		const environment = {QLIK_API_KEY: 'of another', QLIK_TENANT_URL: 'https://another.eu.qlikcloud.com'};
		const print = ['--', 'sh', '-c', 'for name in QLIK_API_KEY QLIK_TENANT_URL; do printenv $name || echo none; done'];
		expect((await runProgram(['exec', 'prod', ...print], {home, environment})).stdout).toBe('none\nnone\n');
		const {stdout} = await runProgram(['exec', 'prod', '--env', ...print], {home, environment});
		expect(stdout).toMatch(new RegExp(`^eyJ\\S+\n${tenant.url}\n$`));
	});

	it('warns that the command gets the API key itself, which has no short-lived form', async () => {
		const {home} = await openPlace();
		const {stdout, stderr} = await runProgram(['exec', 'test', '--', node, reader], {home});
		expect(stdout).toMatch(/^test \w+\n$/);
		expect(stderr.trim().split('\n')).toHaveLength(1);
		expect(stderr).toContain('API key');
	});

	it('adds contexts that were created inside, and keeps those whose name is taken', async () => {
		const {home, contexts} = await openPlace();
		const {file, args} = builtProgram();
		const inside = ['--', file, ...args, 'context', 'create', 'made', '--server', 'https://new.eu.qlikcloud.com'];
		await runProgram(['exec', 'prod', ...inside], {home});
		expect(home.readContexts()).toContain('    made:\n');
		expect(home.readContexts().replace(/ {4}made:\n(?: {8}.*\n)*/, '')).toBe(contexts);
		const {stderr} = await runProgram(['exec', 'prod', ...inside], {home});
		const kept = /context import (\S+)/.exec(stderr)?.[1] ?? '';
		expect(statSync(kept).mode & 0o777).toBe(0o600);
		await runProgram(['context', 'rm', 'made'], {home});
		const {stderr: brought} = await runProgram(['context', 'import', kept], {home});
		expect(brought).toContain('added made');
		expect(existsSync(kept)).toBe(false);
		expect(home.readContexts()).toContain('    made:\n');
	});

	it('can be nested: qctx inside knows one context, and can run another one', async () => {
		const {home} = await openPlace();
		const {file, args} = builtProgram();
		const self = [file, ...args];
		const {stdout} = await runProgram(
			['exec', 'prod', '--', 'sh', '-c', '"$@" current; "$@" exec test -- "$@" current; "$@" current', 'sh', ...self],
			{home},
		);
		expect(stdout).toBe('prod\ntest\nprod\n');
		const states = await runProgram(['exec', 'prod', '--', ...self, 'check'], {home});
		expect(states.stdout).toMatch(/valid +prod +\S+ +access token/);
	});

	it('leaves nothing behind after the next start, even when it is killed', async () => {
		const {home} = await openPlace();
		const {file, args} = builtProgram();
		const child = spawn(file, [...args, 'exec', 'prod', '--', 'sh', '-c', 'echo up; exec sleep 60'], {
			env: home.environment,
			cwd: home.folder,
			detached: true,
		});
		await once(child.stdout, 'data');
		expect(homesLeft(home)).toHaveLength(1);
		child.kill('SIGKILL');
		await once(child, 'exit');
		process.kill(-(child.pid ?? 0), 'SIGKILL');
		expect(homesLeft(home)).toHaveLength(1);
		await runProgram(['exec', 'prod', '--', 'true'], {home});
		expect(homesLeft(home)).toEqual([]);
	});

	it('reports that no private home can be created, and runs nothing', async () => {
		const {home} = await openPlace();
		const runtime = join(home.folder, 'runtime');
		mkdirSync(runtime);
		symlinkSync(home.folder, join(runtime, 'qctx'));
		const {code, stdout, stderr} = await runProgram(['exec', 'prod', '--', 'echo', 'ran'], {
			home,
			environment: {XDG_RUNTIME_DIR: runtime},
		});
		expect([code, stdout]).toEqual([125, '']);
		expect(stderr).toContain('No private folder can be created');
	});

	it('passes SIGTERM on, and removes the private home after it', async () => {
		const {home} = await openPlace();
		const command = ['sh', '-c', "trap 'echo caught; exit 9' TERM; echo up; while :; do sleep 0.05; done"];
		const running = start(home, ['exec', 'prod', '--', ...command]);
		await expect.poll(running.said, {timeout: 10_000}).toBe('up\n');
		running.child.kill('SIGTERM');
		expect([await running.code, running.said(), homesLeft(home)]).toEqual([9, 'up\ncaught\n', []]);
	});

	it.each(['SIGINT', 'SIGTERM'] as const)(
		'runs nothing after a %s that came before the command started',
		async signal => {
			const {home} = await openPlace();
			writeFileSync(join(home.folder, 'qlik'), '#!/bin/sh\necho asked > "$HOME/asked"; sleep 1; exit 1\n', {
				mode: 0o755,
			});
			const running = start(home, ['exec', 'prod', '--', 'echo', 'ran'], {
				PATH: `${home.folder}:${home.environment.PATH}`,
			});
			await expect.poll(() => existsSync(join(home.folder, 'asked')), {timeout: 10_000}).toBe(true);
			running.child.kill(signal);
			expect([await running.code, running.said(), homesLeft(home)]).toEqual([128 + constants.signals[signal], '', []]);
		},
	);
});

describe('qctx exec in several contexts', () => {
	it('checks every sign-in first, and runs nothing when one fails', async () => {
		const {home} = await openPlace();
		const {stdout, stderr, code} = await runProgram(['exec', '--all', '--', 'echo', 'ran'], {home});
		expect([stdout, code]).toEqual(['', 1]);
		expect(stderr).toMatch(/rejected +rotated/);
		expect(stderr).toContain('--only-valid');
	});

	it('refuses --all together with a name', async () => {
		const {home} = await openPlace();
		const {stdout, stderr, code} = await runProgram(['exec', '--all', 'rotated', '--', 'echo', 'ran'], {home});
		expect([stdout, code]).toEqual(['', 2]);
		expect(stderr).toContain('--all takes every context, and some were named.');
	});

	it('runs in the others with --only-valid, each line with its name', async () => {
		const {home} = await openPlace();
		const {stdout, code} = await runProgram(['exec', '--all', '--only-valid', '--', 'sh', '-c', 'echo $QCTX_CONTEXT'], {
			home,
		});
		expect([stdout.split('\n').toSorted(), code]).toEqual([['', 'prod | prod', 'test | test'], 0]);
	});

	it.each(['SIGINT', 'SIGTERM'] as const)('starts it in no other one after a %s', async signal => {
		const {home} = await openPlace();
		const command = ['sh', '-c', 'echo up; exec sleep 20'];
		const running = start(home, ['exec', 'prod', 'test', '--jobs', '1', '--', ...command]);
		await expect.poll(running.said, {timeout: 10_000}).toBe('prod | up\n');
		running.child.kill(signal);
		expect([await running.code, running.said(), homesLeft(home)]).toEqual([
			128 + constants.signals[signal],
			'prod | up\n',
			[],
		]);
	});

	it('prints no warning about listeners, however many run at the same time', async () => {
		const {tenant, home} = await openPlace();
		const {url, client: account} = tenant;
		const contexts = Array.from({length: 12}, (_, index) => ({name: `c-${index}`, url, account}));
		home.writeContexts(contextsText(contexts));
		const {code, stderr} = await runProgram(['exec', 'c-*', '--jobs', '12', '--', 'sleep', '0.2'], {home});
		expect([code, stderr.split('\n').filter(line => !line.startsWith('✔'))]).toEqual([0, ['12 of 12 succeeded', '']]);
	});

	it('exits as check does when --only-valid leaves none', async () => {
		const {home} = await openPlace();
		const {stdout, stderr, code} = await runProgram(['exec', 'rotated', 'r*', '--only-valid', '--', 'echo', 'ran'], {
			home,
		});
		expect([stdout, code]).toEqual(['', 1]);
		expect(stderr).toMatch(/Nothing was run\.\n$/);
	});

	it('asks the tenant once per context, with a key and with a client', async () => {
		const {tenant, home} = await openPlace();
		const {code} = await runProgram(['exec', 'prod', 'test', '--', 'true'], {home});
		expect(code).toBe(0);
		expect(tenant.requests.map(({path}) => path).filter(path => /users\/me|token/.test(path))).toHaveLength(3);
	});

	it('prints an object per context with --jsonl, and exits with the worst code', async () => {
		const {home} = await openPlace();
		const command = ['sh', '-c', 'echo out; echo err >&2; [ $QCTX_CONTEXT = prod ] || exit 3'];
		const {stdout, code} = await runProgram(['exec', 'prod', 'test', '--jsonl', '--', ...command], {home});
		const ends = stdout
			.trim()
			.split('\n')
			.map(line => JSON.parse(line))
			.toSorted((a, b) => (a.name < b.name ? -1 : 1));
		expect(ends.map(({ms: _, ...end}) => end)).toEqual([
			{name: 'prod', code: 0, signal: null, stdout: 'out\n', stderr: 'err\n'},
			{name: 'test', code: 3, signal: null, stdout: 'out\n', stderr: 'err\n'},
		]);
		expect(code).toBe(3);
	});

	it('keeps 50 commands in 25 contexts apart while the screen is open and another program switches', {
		timeout: 120_000,
	}, async () => {
		const tenant = await tenantForStory();
		const accounts = Array.from({length: 25}, (_, index) => ({
			name: `c${index}`,
			url: tenant.url,
			account: tenant.add('oauth'),
		}));
		const contexts = contextsText(accounts);
		// Fifty processes share a few cores, and no time of theirs is at stake.
		const home = homeForStory(contexts, 'timeout-seconds: 60\n');
		const switchedTo = (name: string) => contexts.replace(/^current-context: .*$/m, `current-context: "${name}"`);
		const screen = openTerminal({home});
		await screen.shows(/c24 .*valid/);
		const twice = [...accounts, ...accounts];
		let ended = 0;
		const ends = await Promise.all(
			twice.map(async ({name}) => {
				const end = await runProgram(['exec', name, '--', node, reader], {home, timeoutMs: 90_000});
				home.writeContexts(switchedTo(`c${ended++ % 25}`));
				return end;
			}),
		);
		expect(ends.map(({stdout, stderr}) => stdout + stderr)).toEqual(
			twice.map(({name, account}) => `${name} ${account.user.id}\n`),
		);
		await screen.shows(/● c24 /);
		expect(home.readContexts()).toBe(switchedTo('c24'));
		expect(homesLeft(home)).toEqual([]);
	});
});

describe('the token of a run', () => {
	it('is renewed before it ends, so that no call is refused', {timeout: 60_000}, async () => {
		const tenant = await tenantForStory();
		const account = tenant.add('oauth', {tokenSeconds: 6});
		const home = homeForStory(contextsText([{name: 'short', url: tenant.url, account}]));
		const calls = `for i in $(seq 1 12); do "${node}" "${reader}"; sleep 1; done`;
		const {stdout} = await runProgram(['exec', 'short', '--', 'sh', '-c', calls], {home});
		expect(stdout).toBe(`short ${account.user.id}\n`.repeat(12));
	});

	it('is removed at the end of --for: every later call fails, and no token is on the disk', {
		timeout: 60_000,
	}, async () => {
		const {home} = await openPlace();
		const calls = `"${node}" "${reader}"; sleep 4; "${node}" "${reader}"; cat "$QLIK_CLI_USER_HOME_DIR/.qlik/contexts.yml"`;
		const {stdout} = await runProgram(['exec', 'prod', '--for', '2s', '--', 'sh', '-c', calls], {home});
		expect(stdout).toMatch(/^prod \w{24}\nprod 401\n/);
		expect(stdout).not.toContain('Bearer');
	});

	it('is reported as expired by a qctx inside after --for, not as a context without credentials', {
		timeout: 60_000,
	}, async () => {
		const {home} = await openPlace();
		const {file, args} = builtProgram();
		const inside = `sleep 3; ${[file, ...args].map(word => `"${word}"`).join(' ')} check`;
		const {stdout, stderr} = await runProgram(['exec', 'prod', '--for', '1s', '--', 'sh', '-c', inside], {home});
		expect(stdout).toMatch(/incomplete +prod .*The time of this shell is up\./);
		expect(stderr).toContain('Leave it with `exit`');
	});
});

describe('qctx token', () => {
	it('prints the token only to a pipe, with scopes and lifetime on stderr', async () => {
		const {home} = await openPlace();
		const {stdout, stderr, code} = await runProgram(['token', 'prod'], {home});
		expect(stdout).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+\n$/);
		expect(stderr).toMatch(/^prod: user_default, for (?:6 h|5 h 59 min)/);
		expect(code).toBe(0);
		expect(filesBelow(home.folder).filter(({content}) => content.includes(stdout.trim()))).toEqual([]);
	});

	it('is not for API keys', async () => {
		const {home} = await openPlace();
		expect(await runProgram(['token', 'test'], {home})).toMatchObject({stdout: '', code: 1});
	});
});

describe('the qlik on the PATH', () => {
	const script = (meaning: 'folder' | 'file' | 'neither') => `
case ${meaning} in folder) file="$QLIK_CLI_USER_HOME_DIR/.qlik/contexts.yml";; file) file="$QLIK_CLI_USER_HOME_DIR";; neither) file=/nowhere;; esac
[ -f "$file" ] || exit 1
sed -n 's/^current-context: "\\{0,1\\}\\(.*[^"]\\)"\\{0,1\\}$/name: \\1/p' "$file"
echo asked >> "$HOME/asked"`;

	it.each(['folder', 'file'] as const)('is asked once what its variable means, and gets it as a %s', async meaning => {
		const {home} = await openPlace();
		writeFileSync(join(home.folder, 'qlik'), `#!/bin/sh\n${script(meaning)}\n`, {mode: 0o755});
		const environment = {PATH: `${home.folder}:${home.environment.PATH}`};
		for (let run = 0; run < 2; run++) {
			const {stdout} = await runProgram(['exec', 'prod', '--', 'qlik', 'context', 'get'], {home, environment});
			expect(stdout).toBe('name: prod\n');
		}

		// Once by us, twice by the commands.
		expect(readFileSync(join(home.folder, 'asked'), 'utf8')).toBe('asked\n'.repeat(3));
	});

	it('is not run when it does not see the context in either meaning of the variable', async () => {
		const {home} = await openPlace();
		writeFileSync(join(home.folder, 'qlik'), `#!/bin/sh\n${script('neither')}\n`, {mode: 0o755});
		const environment = {PATH: `${home.folder}:${home.environment.PATH}`};
		const {code, stdout, stderr} = await runProgram(['exec', 'prod', '--', 'echo', 'ran'], {home, environment});
		expect([code, stdout]).toEqual([125, '']);
		expect(stderr).toContain('nothing was run');
	});
});
