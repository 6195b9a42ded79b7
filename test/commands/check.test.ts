import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Account, AccountOptions} from '../../source/demo/people.ts';
import {type PracticeTenant, startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {settingsFilePath} from '../../source/settings/folders.ts';
import {type Home, makeHome} from './command-line.ts';

let tenant: PracticeTenant;

beforeAll(async () => {
	tenant = await startPracticeTenant();
});

afterAll(async () => {
	await tenant.close();
});

function apiKey(name: string, options?: AccountOptions): string {
	return `    ${name}:\n        headers:\n            Authorization: Bearer ${tenant.add('api-key', options).apiKey}\n        server: ${tenant.url}\n`;
}

function oauth(name: string, account: Account = tenant.client): string {
	return `    ${name}:
        headers: {}
        oauth-client-id: "${account.clientId}"
        oauth-client-secret: "${account.clientSecret}"
        server: ${tenant.url}
`;
}

function session(name: string): string {
	return `    ${name}:\n        headers:\n            cookie: X-Qlik-Session=made-up\n        server: https://q.example.com\n        server-type: windows\n`;
}

function file(...contexts: string[]): string {
	return `current-context: one\ncontexts:\n${contexts.join('')}`;
}

function writeSettings({folders}: Home, text: string): void {
	mkdirSync(path.dirname(settingsFilePath(folders)), {recursive: true});
	writeFileSync(settingsFilePath(folders), text);
}

describe('qctx check', () => {
	it('prints one row per context with its state, cures on stderr, and exits 0 when all are valid', async () => {
		const home = makeHome(file(apiKey('one', {name: 'Ada Lovelace'}), oauth('two')));
		const {code, stdout, stderr} = await home.run('check');
		expect(code).toBe(0);
		const rows = stdout.trimEnd().split('\n').toSorted();
		expect(rows).toHaveLength(2);
		expect(rows[0]).toMatch(/^✔ valid +one {2}127\.0\.0\.1:\d+ {2}API key {2}Ada Lovelace · \d+ m?s$/);
		expect(stderr).toBe('2 of 2 valid\n');
	});

	it.each([
		['rejected', 1],
		['policy', 1],
		['web-site', 1],
		['rate-limited', 3],
		['server-error', 3],
		['reset', 3],
	] as const)('ends with the exit code of the state: %s', async (fault, code) => {
		const home = makeHome(file(apiKey('one', {fault})));
		const outcome = await home.run('check');
		expect(outcome.code).toBe(code);
		expect(outcome.stderr).toMatch(/^one: .+\. .+\n0 of 1 valid\n$/);
	});

	it('exits 1 rather than 3, and ignores what it cannot check', async () => {
		const home = makeHome(
			file(apiKey('one', {fault: 'rate-limited'}), apiKey('two', {fault: 'rejected'}), session('three')),
		);
		expect((await home.run('check')).code).toBe(1);
		expect((await home.run('check one')).code).toBe(3);
		expect((await home.run('check three')).code).toBe(0);
		expect((await home.run('check three')).stdout).toMatch(/unchecked +three/);
	});

	it('prints only an array on stdout with --json, in file order', async () => {
		const home = makeHome(
			file(apiKey('one', {fault: 'slow'}), oauth('two'), apiKey('three', {fault: 'rejected'}), session('four')),
		);
		const {code, stdout, stderr} = await home.run('check --json');
		const results: unknown = JSON.parse(stdout);
		expect(code).toBe(1);
		expect(stderr).toBe('');
		expect(results).toEqual([
			expect.objectContaining({name: 'one', state: 'valid', kind: 'api-key', current: true}),
			{
				name: 'two',
				server: tenant.url,
				kind: 'oauth',
				current: false,
				state: 'valid',
				user: 'qlik-cli m2m',
				tenantId: tenant.tenantId,
				latencyMs: expect.any(Number),
				checkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
				expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
				cause: null,
				cure: null,
				code: null,
				status: null,
			},
			expect.objectContaining({
				name: 'three',
				state: 'rejected',
				user: null,
				status: 401,
				cause: expect.stringMatching(/.+/),
				cure: expect.stringContaining('qctx context update three --api-key-stdin'),
			}),
			expect.objectContaining({name: 'four', state: 'unchecked', kind: 'session'}),
		]);
	});

	it('prints a line of JSON as each answer arrives with --jsonl', async () => {
		const home = makeHome(file(apiKey('slow', {fault: 'slow'}), oauth('quick')));
		const {stdout} = await home.run('check --jsonl');
		const names = stdout
			.trimEnd()
			.split('\n')
			.map(line => (JSON.parse(line) as {name: string}).name);
		expect(names).toEqual(['quick', 'slow']);
	});

	it('accepts names and globs, and checks each context once', async () => {
		const home = makeHome(file(oauth('acme-prod'), oauth('acme-test'), oauth('a/b'), oauth('weird[1]')));
		const checked = async (...words: string[]) => {
			const {stdout} = await home.run(['check', '--json', ...words]);
			return (JSON.parse(stdout) as Array<{name: string}>).map(({name}) => name);
		};
		expect(await checked('acme-*')).toEqual(['acme-prod', 'acme-test']);
		expect(await checked('acme-test', 'acme-*')).toEqual(['acme-prod', 'acme-test']);
		expect(await checked('a*')).toEqual(['acme-prod', 'acme-test', 'a/b']);
		expect(await checked('{acme-prod,a/b}')).toEqual(['acme-prod', 'a/b']);
		expect(await checked('weird[1]')).toEqual(['weird[1]']);
		expect(await checked('acme-????')).toEqual(['acme-prod', 'acme-test']);
	});

	it('reports an unknown name before it sends any request', async () => {
		const home = makeHome(file(oauth('acme-prod')));
		const before = tenant.requests.length;
		expect(await home.run('check acme-prod acme-pord')).toEqual({
			code: 1,
			stdout: '',
			stderr: "Error: context with name 'acme-pord' does not exist\nDid you mean 'acme-prod'?\n",
		});
		expect((await home.run(['check', 'zzz*'])).code).toBe(1);
		expect(tenant.requests.length).toBe(before);
	});

	it('shows and counts only the requested states', async () => {
		const home = makeHome(
			file(oauth('one'), apiKey('two', {fault: 'rejected'}), apiKey('three', {fault: 'rate-limited'})),
		);
		const only = await home.run('check --only rate-limited');
		expect(only).toMatchObject({code: 3, stdout: expect.stringMatching(/^. rate-limited .*\n$/)});
		expect((await home.run('check --only valid')).code).toBe(0);
		expect((await home.run('check --only valid,rejected --json')).code).toBe(1);
		expect(await home.run('check --only rejcted')).toMatchObject({
			code: 2,
			stderr: "Error: --only takes states.\nDid you mean 'rejected'?\n",
		});
	});

	it('counts an API key that expires soon as a failure, but never an OAuth token', async () => {
		// Keys of the practice tenant end after 90 days.
		const home = makeHome(file(apiKey('one'), oauth('two')));
		expect((await home.run('check --expires-within 14d')).code).toBe(0);
		const soon = await home.run('check --expires-within 52w');
		expect(soon).toMatchObject({
			code: 1,
			stdout: expect.stringMatching(/ends in (90|89) d/),
			stderr: expect.stringMatching(/one: The API key ends in .* qctx rotate one\n2 of 2 valid, 1 ends soon\n/),
		});
		expect(JSON.parse((await home.run('check --expires-within 52w --json')).stdout)).toMatchObject([
			{name: 'one', state: 'valid', cause: expect.stringContaining('ends in')},
			{name: 'two', cause: null},
		]);
	});

	it('warns about a key that expires within warn-before, without a request, and still exits 0', async () => {
		const home = makeHome(file(apiKey('one'), oauth('two')));
		writeSettings(home, 'warn-before: 365\n');
		expect((await home.run('check')).stderr).toBe('2 of 2 valid\n');
		// Asks the tenant when the key ends; later runs know it.
		const [asked] = JSON.parse((await home.run('check --json')).stdout) as Array<{expiresAt: string}>;
		const before = tenant.requests.length;
		const warned = await home.run('check');
		expect(warned).toMatchObject({code: 0, stderr: expect.stringMatching(/one: The API key ends in (90|89) d/)});
		expect(tenant.requests.slice(before).filter(({path}) => path.includes('api-keys'))).toEqual([]);
		expect(await home.run('ls')).toMatchObject({code: 0, stderr: expect.stringMatching(/^one: ends in (90|89) d\n$/)});
		expect(JSON.parse((await home.run('ls --json')).stdout)).toMatchObject([
			{name: 'one', expiresAt: asked?.expiresAt},
			{name: 'two', expiresAt: null},
		]);
		writeSettings(home, 'warn-before: 14\n');
		expect((await home.run('check')).stderr).toBe('2 of 2 valid\n');
		expect((await home.run('ls')).stderr).toBe('');
	});

	it('forgets the expiry of a key that was replaced', async () => {
		const home = makeHome(file(apiKey('one')));
		await home.run('check --json');
		expect(JSON.parse((await home.run('ls --json')).stdout)).toMatchObject([{expiresAt: expect.any(String)}]);
		writeFileSync(home.contextsPath, file(apiKey('one')));
		expect(JSON.parse((await home.run('ls --json')).stdout)).toMatchObject([{expiresAt: null}]);
	});

	it.each(['--expires-within soon', '--expires-within 14', '--timeout 0', '--timeout ten', '--timeout'])(
		'refuses %s',
		async options => {
			const outcome = await makeHome(file(oauth('one'))).run(`check ${options}`);
			expect(outcome).toMatchObject({code: 2, stdout: ''});
		},
	);

	it('ends each check within its timeout', async () => {
		const home = makeHome(file(apiKey('one', {fault: 'hang'}), oauth('two')));
		const started = performance.now();
		const {code, stdout} = await home.run('check --timeout 0.5 --json');
		expect(performance.now() - started).toBeLessThan(5000);
		expect(code).toBe(3);
		expect(JSON.parse(stdout)).toMatchObject([{state: 'unreachable'}, {state: 'valid'}]);
	});

	it('exits 130 when interrupted, and leaves no connection open', async () => {
		const home = makeHome(file(apiKey('one', {fault: 'hang'})));
		const interrupt = new AbortController();
		const before = tenant.requests.length;
		const run = home.run('check', {signal: interrupt.signal});
		await expect.poll(() => tenant.requests.length).toBeGreaterThan(before);
		interrupt.abort();
		expect(await run).toMatchObject({code: 130, stdout: ''});
		await expect.poll(() => tenant.connections().open).toBe(0);
	});

	it('keeps the states for the next start', async () => {
		const home = makeHome(file(oauth('one'), apiKey('two', {fault: 'rejected'})));
		await home.run('check one');
		await home.run('check two');
		const {stdout} = await home.run('');
		expect(stdout).toMatch(/\* +one .*✔ valid +just now\n/);
		expect(stdout).toMatch(/ +two .*rejected +just now\n/);
		await home.run(['context', 'update', 'two', '--server', 'https://elsewhere.example']);
		expect((await home.run('')).stdout).toMatch(/ +two .*unchecked\n/);
	});

	it('reports when a context signs in as a different user than last time', async () => {
		const home = makeHome(file(apiKey('one', {name: 'Ada Lovelace'})));
		await home.run('check');
		const {apiKey: other} = tenant.add('api-key', {name: 'Grace Hopper'});
		await home.run('context update one --api-key-stdin', {stdin: other});
		const {stderr} = await home.run('check');
		expect(stderr).toContain('one: another user than before: Grace Hopper, was Ada Lovelace');
	});

	it('uses the target and credentials from the flags, and keeps none of them', async () => {
		const home = makeHome(file(apiKey('one', {fault: 'rejected'})));
		const other = tenant.add('api-key', {name: 'Grace Hopper'});
		const {stdout} = await home.run(['check', '--json', '--headers', `Authorization=Bearer ${other.apiKey}`]);
		expect(JSON.parse(stdout)).toMatchObject([{state: 'valid', user: 'Grace Hopper'}]);
		expect((await home.run('')).stdout).toMatch(/unchecked/);
	});

	it('succeeds when there are no contexts', async () => {
		expect(await makeHome().run('check --json')).toEqual({
			code: 0,
			stdout: '[]\n',
			stderr: 'There are no contexts yet. Set one up: qctx context init\n',
		});
	});

	it('shows in the row until when the tenant is rate-limited', async () => {
		const home = makeHome(file(apiKey('one', {fault: 'rate-limited'})));
		const {stdout} = await home.run('check');
		expect((await home.run('')).stdout).toMatch(/rate-limited +just now, until \d\d:\d\d:\d\d\n/);
		expect(stdout).toMatch(/^◔ rate-limited +one .* until \d\d:\d\d:\d\d · 429 HTTP-429: /);
	});

	it('prints nothing hostile on the terminal, and loses nothing in JSON', async () => {
		const home = makeHome(file(apiKey('one', {fault: 'hostile'})));
		const acted = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;
		const shown = await home.run('check');
		expect(shown.stdout + shown.stderr).not.toMatch(acted);
		const {stdout} = await home.run('check --json');
		expect(stdout).not.toMatch(acted);
		expect((JSON.parse(stdout) as Array<{user: string}>)[0]?.user).toMatch(acted);
	});

	it('shows progress only on a terminal', async () => {
		const home = makeHome(file(oauth('one'), oauth('two')));
		const {stdout, stderr} = await home.run('check', {terminal: true, environment: {TERM: 'xterm-256color'}});
		expect(stderr).toContain('0 of 2 checked');
		expect(stdout).toContain('\u001b[32m');
		const plain = await home.run('check --no-color', {terminal: true, environment: {TERM: 'dumb'}});
		expect(plain.stdout + plain.stderr).not.toContain('\u001b');
	});

	it('requests one token for a hundred checks of one client', async () => {
		const account = tenant.add('oauth');
		const home = makeHome(file(...Array.from({length: 100}, (_, index) => oauth(`c${index}`, account))));
		const before = tenant.requests.filter(({path}) => path === '/oauth/token').length;
		const {code, stderr} = await home.run('check');
		expect({code, stderr}).toEqual({code: 0, stderr: '100 of 100 valid\n'});
		expect(tenant.requests.filter(({path}) => path === '/oauth/token').length - before).toBeLessThanOrEqual(8);
	});
});
