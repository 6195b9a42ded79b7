import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll, beforeAll, describe, expect, it, onTestFinished} from 'vitest';
import {Secret} from '../../source/credentials/secret.ts';
import {type PracticeTenant, startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {createTenantClient, type TenantClient} from '../../source/tenant/tenant-client.ts';
import {strangerTarget, targetFor} from './targets.ts';

let tenant: PracticeTenant;
let client: TenantClient;

beforeAll(async () => {
	tenant = await startPracticeTenant();
	client = createTenantClient({environment: {}});
});

afterAll(async () => {
	client.close();
	await tenant.close();
});

const posts = () => tenant.requests.filter(({path}) => path === '/oauth/token');

describe('signing in', () => {
	it('returns an access token, the same while it is valid, and another for other scopes', async () => {
		const account = tenant.add('oauth');
		const target = targetFor(tenant.url, account);
		const before = posts().length;
		const [all, again, some] = [
			await client.signIn(target),
			await client.signIn(target),
			await client.signIn(target, {scope: 'identity.name:read'}),
		];
		expect(posts()).toHaveLength(before + 2);
		expect(all.ok && again.ok && all.token.token.equals(again.token.token)).toBe(true);
		expect(all.ok && some.ok && all.token.token.equals(some.token.token)).toBe(false);
		expect(some.ok && some.token.scopes).toEqual(['identity.name:read']);
		expect(posts().at(-1)?.body).toContain('"scope":"identity.name:read"');
	});

	it('is reused by the next check, which needs no token request', async () => {
		const target = targetFor(tenant.url, tenant.add('oauth'));
		await client.signIn(target);
		const before = posts().length;
		expect((await client.check(target)).state).toBe('valid');
		expect(posts()).toHaveLength(before);
	});

	it('reports what a check would when it is refused or the tenant cannot be reached', async () => {
		const wrong = targetFor(tenant.url, {...tenant.add('oauth'), clientSecret: 'wrong-made-up-secret'});
		expect(await client.signIn(wrong)).toMatchObject({ok: false, result: {state: 'rejected'}});
		const {credentials} = targetFor(tenant.url, tenant.client);
		const nowhere = strangerTarget('', {credentials});
		expect(await client.signIn(nowhere)).toMatchObject({ok: false, result: {state: 'incomplete'}});
	});
});

describe('a check', () => {
	it('makes one token request even if the API refuses the new token, and counts each one', async () => {
		for (const fault of ['token-refused', 'token-refused-once'] as const) {
			const target = targetFor(tenant.url, tenant.add('oauth', {fault}));
			const before = posts().length;
			let counted = 0;
			const {state} = await client.check(target, {onTokenRequest: () => counted++});
			expect({state, made: posts().length - before, counted}).toEqual({state: 'rejected', made: 1, counted: 1});
		}
	});

	it('sends a form at once the second time to an endpoint that accepts only forms', async () => {
		const account = tenant.add('oauth', {fault: 'form-only'});
		const made: number[] = [];
		for (const scope of ['a', 'b']) {
			const before = posts().length;
			let counted = 0;
			await client.signIn(targetFor(tenant.url, account), {scope, onTokenRequest: () => counted++});
			made.push(posts().length - before);
			expect(counted).toBe(made.at(-1));
		}

		expect(made).toEqual([2, 1]);
	});

	it.each([
		{error: 'invalid_client'},
		{errors: [{code: 'OAUTH-1', title: 'Invalid client', detail: 'The client secret is not valid'}]},
		{errors: [{code: 'HTTP-401', title: 'Unauthorized'}]},
	])('recognises a refusal with status 200: %j', async body => {
		const site = createServer((_, response) => response.end(JSON.stringify(body)));
		site.listen(0, '127.0.0.1');
		await once(site, 'listening');
		onTestFinished(() => {
			site.closeAllConnections();
			site.close();
		});
		const {credentials} = targetFor(tenant.url, tenant.client);
		const target = strangerTarget(`http://127.0.0.1:${(site.address() as AddressInfo).port}`, {credentials});
		expect((await client.check(target)).state).toBe('rejected');
	});
});

describe('a request to the API', () => {
	it('has the context’s credentials, of either kind', async () => {
		for (const kind of ['oauth', 'api-key'] as const) {
			const target = targetFor(tenant.url, tenant.add(kind));
			expect(await client.request(target, {method: 'GET', path: '/api/v1/tenants/me'})).toMatchObject({
				ok: true,
				status: 200,
				json: {id: tenant.tenantId},
			});
		}
	});

	it('asks for a new token when the kept one was revoked', async () => {
		const target = targetFor(tenant.url, tenant.add('oauth'));
		await client.signIn(target);
		tenant.revokeTokens();
		expect(await client.request(target, {method: 'GET', path: '/api/v1/tenants/me'})).toMatchObject({ok: true});
	});

	it('may be made with another bearer token', async () => {
		const other = tenant.add('api-key');
		const target = targetFor(tenant.url, tenant.add('oauth'));
		const result = await client.request(target, {
			method: 'GET',
			path: `/api/v1/api-keys/${other.keyId}`,
			as: new Secret(other.apiKey),
		});
		expect(result).toMatchObject({ok: true, json: {id: other.keyId}});
	});

	it('reports why it failed', async () => {
		const target = targetFor(tenant.url, tenant.add('api-key'));
		const missing = await client.request(target, {method: 'GET', path: '/api/v1/no-such-thing'});
		expect(missing).toMatchObject({
			ok: false,
			failure: {what: 'The tenant refused the request (404).', evidence: {status: 404}},
		});
		const limited = targetFor(tenant.url, tenant.add('api-key', {fault: 'rate-limited'}));
		const paused = await client.request(limited, {method: 'GET', path: '/api/v1/users/me'});
		expect(!paused.ok && paused.failure.retryAt).toBeGreaterThan(Date.now() + 10_000);
	});

	it('that creates something is sent once, whatever happens to the connection or wherever it is redirected', async () => {
		let posted = 0;
		const site = createServer((request, response) => {
			if (request.method === 'GET') {
				response.end('{}');
				return;
			}

			posted++;
			if (request.url === '/redirect') {
				response.writeHead(307, {location: '/elsewhere'}).end();
			} else {
				request.socket.resetAndDestroy();
			}
		});
		site.listen(0, '127.0.0.1');
		await once(site, 'listening');
		onTestFinished(() => {
			site.closeAllConnections();
			site.close();
		});
		const target = strangerTarget(`http://127.0.0.1:${(site.address() as AddressInfo).port}`, {
			credentials: {kind: 'api-key', token: new Secret('made-up-key')},
		});
		for (const path of ['/reset', '/redirect']) {
			// A connection is left in the pool.
			expect((await client.request(target, {method: 'GET', path: '/'})).ok).toBe(true);
			posted = 0;
			expect((await client.request(target, {method: 'POST', path, body: {description: 'x'}})).ok).toBe(false);
			expect(posted, path).toBe(1);
		}
	});
});
