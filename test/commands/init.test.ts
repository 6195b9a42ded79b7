import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type PracticeTenant, startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {makeHome, typing} from './command-line.ts';

let tenant: PracticeTenant;

beforeAll(async () => {
	tenant = await startPracticeTenant();
});

afterAll(async () => {
	await tenant.close();
});

const before = 'current-context: old\ncontexts:\n    old:\n        server: https://old.example\n';

describe('context init through a pipe', () => {
	it('asks what qlik-cli asks, checks, saves, and makes the context current', async () => {
		const home = makeHome(before);
		const {clientId, clientSecret} = tenant.client;
		const outcome = await home.run('context init mine', {
			stdin: `${tenant.url}/hub\nO\n${clientId}\n${clientSecret} \r\n`,
		});
		expect(outcome).toMatchObject({code: 0, stdout: 'Welcome qlik-cli m2m, everything is now set up.\n'});
		expect(outcome.stderr).toMatch(
			/Acquiring access to Qlik Cloud[\s\S]*Enter tenant url:[\s\S]*A\/O\?:[\s\S]*Client ID:[\s\S]*Client Secret:/,
		);
		expect(home.contexts()).toMatch(/^current-context: mine\n/);
		expect(outcome.stderr).not.toContain(clientSecret);
		expect((await home.run('-')).stdout).toBe('Context: old\n');
	});

	it('takes an empty line to mean an API key', async () => {
		const home = makeHome();
		const {apiKey} = tenant.add('api-key', {name: 'Ada Lovelace'});
		const outcome = await home.run('init mine', {stdin: `${tenant.url}\n\n${apiKey}\n`});
		expect(outcome).toMatchObject({code: 0, stdout: 'Welcome Ada Lovelace, everything is now set up.\n'});
	});

	it('prints only the new context with --json', async () => {
		const {apiKey} = tenant.add('api-key', {name: 'Ada Lovelace'});
		for (const [line, stdin] of [
			['init mine --json', `${tenant.url}\nA\n${apiKey}\n`],
			[`init mine --json --server ${tenant.url} --api-key-stdin`, apiKey],
		] as const) {
			const {code, stdout, stderr} = await makeHome(before).run(line, {stdin});
			expect(code).toBe(0);
			expect(JSON.parse(stdout)).toMatchObject({name: 'mine', kind: 'api-key', current: true});
			expect(stderr).toContain('Welcome Ada Lovelace, everything is now set up.');
		}
	});

	it('saves nothing when the credentials are refused', async () => {
		const home = makeHome(before);
		const outcome = await home.run('context init mine', {stdin: `${tenant.url}\nA\neyJtYWRl.dXA.dXA\n`});
		expect(outcome).toMatchObject({code: 1, stdout: ''});
		expect(outcome.stderr).toContain('Failed to validate context, it might be incorrect.');
		expect(home.contexts()).toBe(before);
	});

	it('reports a taken name at the start', async () => {
		const home = makeHome(before);
		const outcome = await home.run('context init old', {stdin: `${tenant.url}\n`});
		expect(outcome).toMatchObject({
			code: 1,
			stdout: '',
			stderr: expect.stringContaining("Context 'old' already exists"),
		});
		expect(home.contexts()).toBe(before);
	});

	it('ends when stdin is closed, and saves nothing', async () => {
		const home = makeHome(before);
		expect((await home.run('context init mine')).code).toBe(2);
		expect(home.contexts()).toBe(before);
	});

	it('does not ask for the tenant given with --server', async () => {
		const home = makeHome();
		const {apiKey} = tenant.add('api-key');
		const outcome = await home.run(`context init mine --server ${tenant.url}`, {stdin: `A\n${apiKey}\n`});
		expect(outcome.code).toBe(0);
	});
});

describe('context init with credentials on the command line', () => {
	it('asks nothing', async () => {
		const home = makeHome(before);
		const {apiKey} = tenant.add('api-key', {name: 'Ada Lovelace'});
		const outcome = await home.run(`init --server ${tenant.url}/hub --api-key-stdin`, {stdin: apiKey});
		expect(outcome).toEqual({code: 0, stdout: 'Welcome Ada Lovelace, everything is now set up.\n', stderr: ''});
		expect(home.contexts()).toBe(
			`current-context: "127.0.0.1"\ncontexts:\n    "127.0.0.1":\n        headers:\n            Authorization: Bearer ${apiKey}\n        server: ${tenant.url}\n        server-type: cloud\n    old:\n        server: https://old.example\n`,
		);
	});

	it('saves nothing when they are refused', async () => {
		const home = makeHome(before);
		const outcome = await home.run(`init mine --server ${tenant.url} --api-key-env KEY`, {
			environment: {KEY: 'eyJtYWRl.dXA.dXA'},
		});
		expect(outcome).toMatchObject({code: 1, stdout: '', stderr: expect.stringContaining('Nothing was saved.')});
		expect(home.contexts()).toBe(before);
	});

	it('suggests no command for a context that does not exist', async () => {
		const line = `init mine --server ${tenant.url} --api-key-stdin`;
		const {stderr} = await makeHome(before).run(line, {stdin: 'eyJtYWRl.dXA.dXA'});
		expect(stderr).toContain('Create a new API key');
		expect(stderr).not.toContain('Run:');
	});

	it('reports a taken name before it asks for the key', async () => {
		const line = `init old --server ${tenant.url} --api-key-stdin`;
		const {code, stderr} = await makeHome(before).run(line, {terminal: true, stdin: typing('x\r')});
		expect({code, stderr}).toEqual({code: 1, stderr: expect.stringMatching(/^Error: Context 'old' already exists\n/)});
	});

	it('requires the tenant', async () => {
		expect(await makeHome().run('init mine --api-key-stdin', {stdin: 'x'})).toMatchObject({code: 2});
		expect(await makeHome().run('init mine --server ftp://x --api-key-stdin', {stdin: 'x'})).toMatchObject({code: 2});
	});
});
