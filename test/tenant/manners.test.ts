import {once} from 'node:events';
import {createServer as createSite} from 'node:http';
import type {AddressInfo} from 'node:net';
import {createServer, type Socket} from 'node:net';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {Secret} from '../../source/credentials/secret.ts';
import {type PracticeTenant, startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {checkContext} from '../../source/tenant/check.ts';
import {createTenantClient} from '../../source/tenant/tenant-client.ts';
import {strangerTarget, targetFor} from './targets.ts';

/** Much longer than it ever takes: machines are busy. */
const patient = {timeout: 15_000};

let tenant: PracticeTenant;

beforeAll(async () => {
	tenant = await startPracticeTenant();
});

afterAll(async () => {
	await tenant.close();
});

describe('connections', () => {
	it('to one host are reused', async () => {
		const fresh = await startPracticeTenant();
		const client = createTenantClient();
		for (let round = 0; round < 5; round++) {
			await client.check(targetFor(fresh.url, fresh.add('oauth')));
			await client.check(targetFor(fresh.url, fresh.add('api-key')));
		}

		expect(fresh.connections()).toEqual({made: 1, open: 1});
		client.close();
		await expect.poll(() => fresh.connections().open, patient).toBe(0);
		await fresh.close();
	});

	it('are no more than the checks at once', async () => {
		const fresh = await startPracticeTenant({latencyMs: 20});
		const client = createTenantClient();
		const waiting = Array.from({length: 40}, () => targetFor(fresh.url, fresh.add('api-key')));
		await Promise.all(
			Array.from({length: 8}, async () => {
				for (let target = waiting.pop(); target !== undefined; target = waiting.pop()) {
					await client.check(target);
				}
			}),
		);
		expect(fresh.connections().made).toBe(8);
		client.close();
		await fresh.close();
	});

	it('are closed after a check that does not share them', async () => {
		const fresh = await startPracticeTenant();
		await checkContext(targetFor(fresh.url, fresh.client));
		await expect.poll(() => fresh.connections().open, patient).toBe(0);
		await fresh.close();
	});

	it('that the other side closed while idle are replaced', async () => {
		// A server that drops an idle connection at the very moment of the next request, without a word.
		const sockets: Socket[] = [];
		let requests = 0;
		const server = createServer(socket => {
			sockets.push(socket);
			let answered = false;
			socket.on('error', () => {});
			socket.on('data', () => {
				requests++;
				if (answered) {
					socket.resetAndDestroy();
				} else {
					answered = true;
					const body = '{"id":"63eaa458f058b73eeb50e0b9","name":"Ada"}';
					socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
				}
			});
		});
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const client = createTenantClient();
		for (let round = 0; round < 3; round++) {
			expect((await client.check(strangerTarget(url), {hints: false})).state).toBe('valid');
		}

		expect(requests).toBeGreaterThan(3);
		client.close();
		server.close();
	});
});

describe('a check that is cancelled', () => {
	it.each(['hang', 'hang-in-answer', 'slow'] as const)(
		'during %s rejects with the reason and leaves no socket',
		async fault => {
			const fresh = await startPracticeTenant({fault});
			const client = createTenantClient();
			for (const kind of ['oauth', 'api-key'] as const) {
				const cancel = new AbortController();
				const before = fresh.requests.length;
				const checking = client.check(targetFor(fresh.url, fresh.add(kind)), {signal: cancel.signal});
				await expect.poll(() => fresh.requests.length, patient).toBeGreaterThan(before);
				cancel.abort(new Error('the cursor moved on'));
				await expect(checking).rejects.toThrow('the cursor moved on');
			}

			// What was under way is gone; an idle connection may stay for the next check.
			await expect.poll(() => fresh.connections().open, patient).toBeLessThanOrEqual(1);
			client.close();
			await expect.poll(() => fresh.connections().open, patient).toBe(0);
			await fresh.close();
		},
	);

	it('before it starts sends nothing', async () => {
		const before = tenant.requests.length;
		await expect(
			checkContext(targetFor(tenant.url, tenant.client), {signal: AbortSignal.abort(new Error('never mind'))}),
		).rejects.toThrow('never mind');
		expect(tenant.requests.length).toBe(before);
	});

	it('during a name look-up ends at once', async () => {
		const cancel = new AbortController();
		const checking = checkContext(strangerTarget('https://no-such-tenant.invalid'), {
			signal: cancel.signal,
			environment: {},
		});
		cancel.abort(new Error('never mind'));
		await expect(checking).rejects.toThrow('never mind');
	});
});

describe('a hint', () => {
	const asked = (keyId: string) => tenant.requests.filter(({path}) => path.includes(keyId));

	it('reports the expiry of an API key', async () => {
		const account = tenant.add('api-key');
		const {expiresAt} = await checkContext(targetFor(tenant.url, account));
		expect((expiresAt ?? 0) - Date.now()).toBeGreaterThan(89 * 86_400_000);
	});

	it('is requested once per run', async () => {
		const accounts = Array.from({length: 10}, () => tenant.add('api-key'));
		const client = createTenantClient();
		for (const round of [1, 2]) {
			for (const account of accounts) {
				const {expiresAt} = await client.check(targetFor(tenant.url, account));
				expect((expiresAt ?? 0) - Date.now(), `round ${round}`).toBeGreaterThan(89 * 86_400_000);
			}
		}

		expect(accounts.flatMap(({keyId}) => asked(keyId))).toHaveLength(10);
		client.close();
	});

	it('that does not arrive is waited for once, for a second', async () => {
		const silent = await startPracticeTenant({fault: 'hints-hang'});
		const client = createTenantClient();
		const account = silent.add('api-key');
		const started = performance.now();
		for (let round = 0; round < 3; round++) {
			expect((await client.check(targetFor(silent.url, account))).state).toBe('valid');
		}

		expect(performance.now() - started).toBeLessThan(1900);
		client.close();
		await silent.close();
	});

	it('is requested whatever id the key claims', async () => {
		const site = createSite((_request, response) => void response.end('{"id":"x","expiry":"2099-01-01T00:00:00Z"}'));
		site.listen(0, '127.0.0.1');
		await once(site, 'listening');
		const {port} = site.address() as AddressInfo;
		for (const id of ['half a pair: \ud800', '../../users/me', '\u0000', '?#%'.repeat(100)]) {
			const claims = Buffer.from(JSON.stringify({jti: id})).toString('base64url');
			const token = new Secret(`eyJhbGciOiJFUzM4NCJ9.${claims}.c2ln`);
			const target = strangerTarget(`http://127.0.0.1:${port}`, {credentials: {kind: 'api-key', token}});
			const {state, expiresAt} = await checkContext(target);
			expect({state, expiresAt}).toEqual({state: 'valid', expiresAt: Date.UTC(2099, 0)});
		}

		site.closeAllConnections();
		site.close();
	});

	it('is not requested if it is not wanted, or if the key states it', async () => {
		const exp = Math.floor(Date.now() / 1000) + 3600;
		const dated = tenant.add('api-key', {exp});
		const account = tenant.add('api-key');
		expect((await checkContext(targetFor(tenant.url, dated))).expiresAt).toBe(exp * 1000);
		expect((await checkContext(targetFor(tenant.url, account), {hints: false})).expiresAt).toBeUndefined();
		expect(tenant.requests.filter(({path}) => path.includes('/api-keys/') && path.includes(dated.keyId))).toEqual([]);
		expect(tenant.requests.filter(({path}) => path.includes(account.keyId))).toEqual([]);
	});
});

describe('an API key that is refused', () => {
	it('is reported as expired when its claims say so', async () => {
		const account = tenant.add('api-key', {exp: 1_700_000_000, fault: 'rejected'});
		const {failure, expiresAt} = await checkContext(targetFor(tenant.url, account));
		expect(failure?.what).toBe('This API key expired on 2023-11-14 at 22:13 UTC.');
		expect(expiresAt).toBe(1_700_000_000_000);
	});

	it('is reported as belonging to another tenant when that is known', async () => {
		const client = createTenantClient();
		await client.check(targetFor(tenant.url, tenant.client));
		const account = tenant.add('api-key', {claimedTenantId: 'Gl0b3xQ2vT8nKp5sWz7yRb4mHc6dJf9a', fault: 'rejected'});
		const {failure} = await client.check(targetFor(tenant.url, account));
		expect(failure?.what).toMatch(/^This API key belongs to a different tenant than 127\.0\.0\.1:\d+\.$/);
		expect(failure?.cause).toContain('Gl0b3xQ2vT8nKp5sWz7yRb4mHc6dJf9a');
		client.close();
	});
});

describe('what is sent', () => {
	it('includes the extra headers of the context, but none that would break the request', async () => {
		const account = tenant.add('oauth');
		const headers = {
			'X-My-H': 'yes',
			Host: 'evil.example',
			'Content-Length': '0',
			Authorization: 'Bearer other',
			cookie: 'a=b',
			'Bad\nName': 'x',
			'X-Bad-Value': 'a\r\nInjected: 1',
		};
		expect((await checkContext(targetFor(tenant.url, account, {headers}))).state).toBe('valid');
		const mine = tenant.requests.filter(
			({body, path}) => body.includes(account.clientId) || path.includes(account.user.id),
		);
		expect(mine).toHaveLength(2);
		for (const request of mine) {
			expect(request.headers['x-my-h']).toBe('yes');
			expect(request.headers.host).toBe(`127.0.0.1:${tenant.port}`);
			expect(request.headers.cookie).toBeUndefined();
			expect(request.headers.injected).toBeUndefined();
		}
	});

	it('contains the secret only in the body of the token request', async () => {
		const account = tenant.add('oauth', {clientSecret: 'c0ffee00'.repeat(8)});
		await checkContext(targetFor(tenant.url, account));
		for (const {path, headers, body} of tenant.requests) {
			const elsewhere = path + JSON.stringify(headers) + (path === '/oauth/token' ? '' : body);
			expect(elsewhere).not.toContain(account.clientSecret);
		}
	});
});
