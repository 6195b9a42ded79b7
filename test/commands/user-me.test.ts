import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {FaultName} from '../../source/demo/faults.ts';
import {type PracticeTenant, startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {makeHome} from './command-line.ts';

let tenant: PracticeTenant;

beforeAll(async () => {
	tenant = await startPracticeTenant();
});

afterAll(async () => {
	await tenant.close();
});

/** A home whose current context is `one`: an API key, with a fault if wanted. */
function home(fault?: FaultName) {
	const account = tenant.add('api-key', fault === undefined ? {} : {fault});
	const made = makeHome(`current-context: one
contexts:
    one:
        headers:
            Authorization: Bearer ${account.apiKey}
            X-Own: mine
        server: ${tenant.url}
    two:
        headers: {}
        oauth-client-id: "${tenant.client.clientId}"
        oauth-client-secret: "${tenant.client.clientSecret}"
        server: ${tenant.url}
    old:
        server: https://q.example.com
        headers:
            cookie: X-Qlik-Session=made-up
`);
	return {...made, account};
}

describe('qctx user me', () => {
	it('prints what qlik user me prints: two spaces, keys in alphabetical order, links left out', async () => {
		const {run} = home();
		const {code, stdout, stderr} = await run('user me --context two');
		expect({code, stderr}).toEqual({code: 0, stderr: ''});
		const {id} = JSON.parse(stdout) as {id: string};
		expect(stdout).toBe(`{
  "assignedGroups": [],
  "assignedRoles": [
    {
      "id": "608050f750afab80bd53586d",
      "level": "admin",
      "name": "TenantAdmin",
      "type": "default"
    }
  ],
  "clientId": "82e0c353eca9a5d849c74d7e98f13f7e",
  "created": "2023-02-13T20:58:00.094Z",
  "createdAt": "2023-02-13T20:58:00.094Z",
  "groups": [],
  "id": "${id}",
  "lastUpdated": "2023-02-13T20:58:00.094Z",
  "lastUpdatedAt": "2023-02-13T20:58:00.094Z",
  "name": "qlik-cli m2m",
  "roles": [
    "TenantAdmin"
  ],
  "status": "active",
  "subject": "qlikbot\\\\82e0c353eca9a5d849c74d7e98f13f7e",
  "tenantId": "${tenant.tenantId}"
}
`);
	});

	it('prints only the id with -q, and the whole answer with --raw', async () => {
		const {run, account} = home();
		expect((await run('user me -q')).stdout).toBe(`${account.user.id}\n`);
		expect((await run('user me --quiet')).stdout).toBe(`${account.user.id}\n`);
		expect(JSON.parse((await run('user me --raw')).stdout)).toHaveProperty('links.self.href');
		expect(JSON.parse((await run('user me --json')).stdout)).not.toHaveProperty('links');
	});

	it('--context applies only to this run', async () => {
		const {run, contexts} = home();
		const before = contexts();
		expect((await run('--context two user me')).stdout).toContain('"name": "qlik-cli m2m"');
		expect(contexts()).toBe(before);
		expect((await run('user me')).stdout).toContain('"name": "Ada Lovelace"');
	});

	it('reports in two lines what happened and which command to run', async () => {
		const {run} = home('rejected');
		const {code, stdout, stderr} = await run('user me');
		expect({code, stdout}).toEqual({code: 1, stdout: ''});
		const lines = stderr.trimEnd().split('\n');
		expect(lines).toHaveLength(2);
		expect(lines[0]).toMatch(/GET \/api\/v1\/users\/me → 401/);
		expect(lines[1]).toContain('qctx context update one --api-key-stdin');
	});

	it('prints errors as JSON on stderr with --json', async () => {
		const {run} = home('rejected');
		const {code, stdout, stderr} = await run('user me --json');
		expect({code, stdout}).toEqual({code: 1, stdout: ''});
		expect(JSON.parse(stderr)).toMatchObject({status: 401, title: expect.any(String), detail: expect.any(String)});
	});

	it.each([
		['rejected', 1],
		['other-tenant', 1],
		['web-site', 1],
		['server-error', 3],
		['rate-limited', 3],
	] as const)('ends with the exit code of the state: %s', async (fault, code) => {
		expect((await home(fault).run('user me')).code).toBe(code);
	});

	it('reports that a session cannot be checked', async () => {
		const outcome = await home().run('user me --context old');
		expect(outcome).toMatchObject({code: 1, stdout: ''});
		expect(outcome.stderr).toMatch(/session/i);
	});

	it('suggests the nearest name', async () => {
		expect(await home().run('user me --context tow')).toEqual({
			code: 1,
			stdout: '',
			stderr: "Error: No context with name: 'tow'\nDid you mean 'two'?\n",
		});
	});

	it('tries again with --retry until there is an answer', async () => {
		const {run} = home('reset');
		const before = tenant.requests.length;
		expect((await run('user me --retry 1 --interval 1')).code).toBe(3);
		expect(tenant.requests.length - before).toBeGreaterThanOrEqual(2);
		expect((await run('user me --retry 11')).code).toBe(2);
		expect((await run('user me --interval 0')).code).toBe(2);
	});

	it('exits 130 when interrupted', async () => {
		const {run} = home('hang');
		const interrupt = new AbortController();
		const before = tenant.requests.length;
		const running = run('user me', {signal: interrupt.signal});
		await expect.poll(() => tenant.requests.length).toBeGreaterThan(before);
		interrupt.abort();
		expect(await running).toEqual({code: 130, stdout: '', stderr: ''});
	});
});

describe('precedence: flag over context', () => {
	it('--server overrides the host, and --headers are merged by name', async () => {
		const other = await startPracticeTenant();
		try {
			const {run, account} = home();
			other.add('api-key', {name: 'Grace Hopper'});
			await run(['user', 'me', '--server', other.url, '--headers', 'x-own=theirs', '--headers', 'x-new=1']);
			const [seen] = other.requests;
			expect(seen?.headers).toMatchObject({
				'x-own': 'theirs',
				'x-new': '1',
				authorization: `Bearer ${account.apiKey}`,
			});
			expect(tenant.requests.some(({headers}) => headers['x-new'] === '1')).toBe(false);
		} finally {
			await other.close();
		}
	});

	it('sends what the context has when there are no flags', async () => {
		const {run} = home();
		await run('user me');
		expect(tenant.requests.at(-1)?.headers).toMatchObject({'x-own': 'mine'});
	});

	it('needs no context when the flags are complete', async () => {
		const {apiKey} = tenant.add('api-key', {name: 'Grace Hopper'});
		const line = ['user', 'me', '--server', tenant.url, '--headers', `Authorization=Bearer ${apiKey}`];
		const {code, stdout} = await makeHome().run(line);
		expect(code).toBe(0);
		expect(stdout).toContain('"name": "Grace Hopper"');
	});

	it('--server-type windows makes it a kind that qctx cannot check', async () => {
		const outcome = await home().run('user me --server-type windows');
		expect(outcome).toMatchObject({code: 1, stdout: ''});
	});
});
