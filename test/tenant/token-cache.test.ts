import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {Secret} from '../../source/credentials/secret.ts';
import {type PracticeTenant, startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {createTokenCache, type TokenGrant, type TokenOwner} from '../../source/tenant/check/token-cache.ts';
import {checkContext} from '../../source/tenant/check.ts';
import {createTenantClient} from '../../source/tenant/tenant-client.ts';
import {targetFor} from './targets.ts';

/** Much longer than it ever takes: machines are busy. */
const patient = {timeout: 15_000};

let tenant: PracticeTenant;

beforeAll(async () => {
	tenant = await startPracticeTenant();
});

afterAll(async () => {
	await tenant.close();
});

const tokenRequests = (clientId: string, at = tenant) =>
	at.requests.filter(({path, body}) => path === '/oauth/token' && body.includes(clientId)).length;

describe('a token', () => {
	it('is reused while it is valid', async () => {
		const account = tenant.add('oauth');
		const client = createTenantClient();
		const target = targetFor(tenant.url, account);
		expect(client.needsToken(target)).toBe(true);
		for (let round = 0; round < 3; round++) {
			expect((await client.check(target)).state).toBe('valid');
		}

		expect(tokenRequests(account.clientId)).toBe(1);
		expect(client.tokens.requests).toBe(1);
		expect(client.needsToken(target)).toBe(false);
		client.close();
		expect(client.needsToken(target)).toBe(true);
	});

	it('is requested once for simultaneous callers', async () => {
		const account = tenant.add('oauth');
		const client = createTenantClient();
		const target = targetFor(tenant.url, account);
		const results = await Promise.all(Array.from({length: 8}, async () => client.check(target)));
		expect(results.map(({state}) => state)).toEqual(Array.from({length: 8}, () => 'valid'));
		expect(tokenRequests(account.clientId)).toBe(1);
		client.close();
	});

	it('is renewed before it ends', async () => {
		const account = tenant.add('oauth', {fault: 'token-short'});
		let now = Date.now();
		const client = createTenantClient({now: () => now});
		const target = targetFor(tenant.url, account);
		const {expiresAt} = await client.check(target);
		expect(expiresAt).toBe(now + 30_000);
		now += 26_000;
		await client.check(target);
		expect(tokenRequests(account.clientId)).toBe(1);
		now += 2000;
		expect(client.needsToken(target)).toBe(true);
		await client.check(target);
		expect(tokenRequests(account.clientId)).toBe(2);
		client.close();
	});

	it('is dropped when refused, and requested once more', async () => {
		const account = tenant.add('oauth');
		const client = createTenantClient();
		const target = targetFor(tenant.url, account);
		await client.check(target);
		tenant.revokeTokens();
		expect((await client.check(target)).state).toBe('valid');
		expect(tokenRequests(account.clientId)).toBe(2);

		account.fault = 'token-refused';
		expect((await client.check(target)).state).toBe('rejected');
		expect(tokenRequests(account.clientId)).toBe(3);
		client.close();
	});

	it('of one client on two hosts is never shared', async () => {
		const other = await startPracticeTenant({tenantId: 'another'});
		const account = tenant.add('oauth', {clientId: 'a1'.repeat(16)});
		const sister = other.add('oauth', {clientId: 'a1'.repeat(16)});
		const client = createTenantClient();
		const [one, two] = await Promise.all([
			client.check(targetFor(tenant.url, account)),
			client.check(targetFor(other.url, sister)),
		]);
		expect([one.state, two.state]).toEqual(['valid', 'valid']);
		const bearers = (at: PracticeTenant, id: string) =>
			new Set(
				at.requests
					.filter(({path}) => path.includes(id) || path.endsWith('/me'))
					.map(({headers}) => headers.authorization),
			);
		const here = bearers(tenant, account.user.id);
		for (const bearer of bearers(other, sister.user.id)) {
			expect(here).not.toContain(bearer);
		}

		client.close();
		await other.close();
	});

	it('of an old secret is not used for a new one', async () => {
		const account = tenant.add('oauth');
		const client = createTenantClient();
		const target = targetFor(tenant.url, account);
		const wrong = {kind: 'oauth', clientId: account.clientId, clientSecret: new Secret('0'.repeat(64))} as const;
		expect((await client.check(target)).state).toBe('valid');
		expect((await client.check({...target, credentials: wrong})).state).toBe('rejected');
		expect((await client.check(target)).state).toBe('valid');
		client.close();
	});

	it('is requested again once a wrong secret is fixed', async () => {
		const account = tenant.add('oauth');
		const client = createTenantClient();
		const target = targetFor(tenant.url, account);
		const wrong = {kind: 'oauth', clientId: account.clientId, clientSecret: new Secret('0'.repeat(64))} as const;
		expect((await client.check({...target, credentials: wrong})).state).toBe('rejected');
		expect((await client.check(target)).state).toBe('valid');
		client.close();
	});

	it('lives only in the cache: without one, each check requests its own', async () => {
		const account = tenant.add('oauth');
		await checkContext(targetFor(tenant.url, account));
		await checkContext(targetFor(tenant.url, account));
		expect(tokenRequests(account.clientId)).toBe(2);
	});
});

describe('a shared token request', () => {
	it('times out on time for each caller, no matter who asked first', async () => {
		const slow = await startPracticeTenant({fault: 'hang'});
		const client = createTenantClient();
		const target = targetFor(slow.url, slow.client);
		const results = await Promise.all([client.check(target, {timeoutMs: 200}), client.check(target, {timeoutMs: 400})]);
		expect(results.map(({state, failure}) => [state, failure?.evidence.code])).toEqual([
			['unreachable', 'ETIMEDOUT'],
			['unreachable', 'ETIMEDOUT'],
		]);
		expect(slow.requests).toHaveLength(1);
		await expect.poll(() => slow.connections().open, patient).toBe(0);
		client.close();
		await slow.close();
	});

	const owner: TokenOwner = {origin: 'https://acme.example', clientId: 'a', clientSecret: new Secret('made-up-secret')};
	const token = {token: new Secret('t'), expiresAt: 1e6, grantedAt: 0, expiryKnown: true, scopes: []};

	it('continues for the others when one caller leaves', async () => {
		const cache = createTokenCache(() => 0);
		const granted = Promise.withResolvers<TokenGrant<string>>();
		const one = new AbortController();
		const first = cache.get<string>(owner, async () => granted.promise, one.signal);
		const second = cache.get<string>(owner, async () => expect.fail('asked twice'), new AbortController().signal);
		expect(cache.needsRequest(owner)).toBe(false);
		one.abort(new Error('gone'));
		await expect(first).rejects.toThrow('gone');
		granted.resolve({ok: true, token});
		expect(await second).toEqual({ok: true, token});
		expect(cache.requests).toBe(1);
	});

	it('ends when the last caller leaves, and starts again for the next', async () => {
		const cache = createTokenCache(() => 0);
		const gone = new AbortController();
		const request = async (signal: AbortSignal) =>
			new Promise<TokenGrant<string>>(resolve => {
				signal.addEventListener('abort', () => resolve({ok: false, refusal: 'cut'}));
			});
		const asking = cache.get(owner, request, gone.signal);
		gone.abort();
		expect(await asking).toEqual({ok: false, refusal: 'cut'});
		expect(await cache.get(owner, async () => ({ok: true, token}), new AbortController().signal)).toEqual({
			ok: true,
			token,
		});
		expect(cache.requests).toBe(2);
	});

	it('takes no new callers while it is ending', async () => {
		const cache = createTokenCache(() => 0);
		const gone = new AbortController();
		const ended = Promise.withResolvers<TokenGrant<string>>();
		const ending = Promise.withResolvers<void>();
		const request = async (signal: AbortSignal) => {
			signal.addEventListener('abort', () => ending.resolve());
			return ended.promise;
		};
		const asking = cache.get(owner, request, gone.signal);
		gone.abort();
		await ending.promise;
		const next = cache.get(owner, async () => ({ok: true, token}), new AbortController().signal);
		ended.resolve({ok: false, refusal: 'cut'});
		expect(await asking).toEqual({ok: false, refusal: 'cut'});
		expect(await next).toEqual({ok: true, token});
	});

	it('does not cache a failure', async () => {
		const cache = createTokenCache(() => 0);
		const signal = new AbortController().signal;
		expect(await cache.get(owner, async () => ({ok: false, refusal: 'no'}), signal)).toEqual({
			ok: false,
			refusal: 'no',
		});
		expect(cache.needsRequest(owner)).toBe(true);
	});
});
