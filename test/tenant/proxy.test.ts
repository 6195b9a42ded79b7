import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {createServer, type Socket} from 'node:net';
import {Server as ProxyServer} from 'proxy-chain';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {checkContext} from '../../source/tenant/check.ts';
import type {CheckStep} from '../../source/tenant/check-result.ts';
import {type Authority, createAuthority} from './certificates.ts';
import {checkInChild} from './check-in-child.ts';
import {targetFor} from './targets.ts';
import {startTlsTenant, type TlsTenant} from './tls-tenant.ts';

/** Much longer than it ever takes: machines are busy. */
const patient = {timeout: 15_000};

const host = 'acme.eu.qlikcloud.com';
let authority: Authority;
let tenant: TlsTenant;
const proxies: ProxyServer[] = [];

beforeAll(async () => {
	authority = await createAuthority();
	tenant = await startTlsTenant(await authority.issue({names: [host]}));
});

afterEach(async () => {
	await Promise.all(proxies.splice(0).map(async proxy => proxy.close(true)));
});

afterAll(async () => {
	await tenant.close();
});

/** A real proxy that leads the tenant's name to the practice tenant; with a password if wanted. */
async function startProxy(password?: string): Promise<{readonly port: number; readonly asked: string[]}> {
	const asked: string[] = [];
	const proxy = new ProxyServer({
		port: 0,
		host: '127.0.0.1',
		prepareRequestFunction(request) {
			asked.push(`${request.hostname}:${request.port}`);
			return {
				requestAuthentication: password !== undefined && (request.username !== 'ada' || request.password !== password),
				customConnectServer: request.hostname === host ? tenant.server : null,
			};
		},
	});
	await proxy.listen();
	proxies.push(proxy);
	return {port: proxy.port, asked};
}

const through = async (environment: NodeJS.ProcessEnv, server = `https://${host}`, timeoutMs = 5000) => {
	let steps: readonly CheckStep[] = [];
	const result = await checkContext(targetFor(server, tenant.client, {insecure: true}), {
		environment,
		timeoutMs,
		onStep(chain) {
			steps = chain;
		},
	});
	return {...result, steps, failed: steps.find(step => step.status === 'failed')?.id};
};

describe('a proxy', () => {
	it('is used with user and password, and TLS is verified through it', async () => {
		const {port, asked} = await startProxy('p@ss:word');
		const environment = {HTTPS_PROXY: `http://ada:${encodeURIComponent('p@ss:word')}@127.0.0.1:${port}`};
		const server = `https://${host}`;
		const [trusted] = await checkInChild([{server, account: tenant.client}], {authority: authority.cert, environment});
		expect(trusted?.state).toBe('valid');
		expect(trusted?.steps.map(({status}) => status)).toEqual(['done', 'done', 'done', 'done', 'done']);
		expect(trusted?.steps[1]?.detail).toMatch(/^trusted until/);
		expect(asked).toContain(`${host}:443`);

		const [untrusted] = await checkInChild([{server, account: tenant.client}], {environment});
		expect(untrusted?.state).toBe('untrusted');
		expect(untrusted?.failure?.cause).toMatch(/^The proxy 127\.0\.0\.1:\d+ intercepts traffic/);
	});

	it.each(['100%', '%zz', '%ff', 'a%20b%'])('uses an unencoded password unchanged: %s', async password => {
		const {port} = await startProxy(password);
		expect((await through({HTTPS_PROXY: `http://ada:${password}@127.0.0.1:${port}`})).state).toBe('valid');
	});

	it.each([
		['CORP\\ada', 'pw'],
		['ada', 'pa#ss'],
		['ada', 'p@ss/w?rd#1'],
		['ada', 'pass:with:colons'],
	])('gets user %s and password %s unchanged', async (user, password) => {
		const seen: string[] = [];
		const port = await listen(socket =>
			socket.once('data', data => {
				const [, credentials = ''] = /proxy-authorization: Basic (\S+)/i.exec(String(data)) ?? [];
				seen.push(Buffer.from(credentials, 'base64').toString());
				socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
			}),
		);
		const {failure} = await through({HTTPS_PROXY: `http://${user}:${password}@127.0.0.1:${port}`});
		expect(seen).toEqual([`${user}:${password}`]);
		expect(failure?.what).toBe(`The proxy 127.0.0.1:${port} requires a user name and password.`);
	});

	it.each([
		'socks5://ada:made-up-pw@127.0.0.1:1',
		'made-up-pw://x:y@127.0.0.1:1',
		'http://ada:made-up-pw@',
		'http://ada:made-up-pw@[::1',
		'http://ada:made-up-pw@bad host:1',
		'ada:made-up-pw',
		'http://made-up-pw#@127.0.0.1:9',
	])('is never shown with what may be its password: %s', async proxy => {
		const {state, failure, steps, notes} = await through({HTTPS_PROXY: proxy}, undefined, 1000);
		expect(state).toBe('unreachable');
		expect(JSON.stringify([failure, steps, notes])).not.toMatch(/made-up/);
	});

	it('opens one tunnel for several requests', async () => {
		const {port, asked} = await startProxy();
		expect((await through({https_proxy: `http://127.0.0.1:${port}`})).state).toBe('valid');
		// The tenant's port as the proxy was told it.
		expect(asked).toEqual([`${host}:443`]);
	});

	it('may be given without a scheme, and by HTTP_PROXY alone', async () => {
		const {port, asked} = await startProxy();
		expect((await through({HTTP_PROXY: `127.0.0.1:${port}`})).state).toBe('valid');
		expect(asked).toHaveLength(1);
	});

	it('requires a password', async () => {
		const {port} = await startProxy('secret');
		const {state, failure, failed} = await through({HTTPS_PROXY: `http://ada:wrong@127.0.0.1:${port}`});
		expect(state).toBe('unreachable');
		expect(failed).toBe('reach');
		expect(failure?.what).toBe(`The proxy 127.0.0.1:${port} requires a user name and password.`);
		expect(failure?.evidence.status).toBe(407);
		expect(JSON.stringify(failure)).not.toContain('wrong@');
	});

	it('refuses', async () => {
		const port = await listen(socket => socket.once('data', () => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')));
		const {state, failure} = await through({HTTPS_PROXY: `http://127.0.0.1:${port}`});
		expect(state).toBe('unreachable');
		expect(failure?.what).toBe(`The proxy 127.0.0.1:${port} does not let the request through (403).`);
	});

	it('cannot reach the tenant', async () => {
		const port = await listen(socket => socket.once('data', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')));
		const {state, failure} = await through({HTTPS_PROXY: `http://127.0.0.1:${port}`});
		expect(state).toBe('unreachable');
		expect(failure?.what).toBe(`The proxy 127.0.0.1:${port} does not let the request through (502).`);
		expect(failure?.cause).toMatch(/^It cannot reach the tenant/);
	});

	it.each([
		['closes the connection', (socket: Socket) => socket.end()],
		['resets the connection', (socket: Socket) => socket.resetAndDestroy()],
	])('%s', async (_, onAsked) => {
		const port = await listen(socket => socket.once('data', () => onAsked(socket)));
		const {state, failure} = await through({HTTPS_PROXY: `http://127.0.0.1:${port}`});
		expect(state).toBe('unreachable');
		expect(failure?.what).toBe(`The proxy 127.0.0.1:${port} closed the connection.`);
	});

	it('is not running', async () => {
		const {failure, state} = await through({HTTPS_PROXY: 'http://127.0.0.1:9'});
		expect(state).toBe('unreachable');
		expect(failure?.what).toBe('The proxy 127.0.0.1:9 cannot be reached.');
	});

	it('hangs, and leaves no socket after the timeout', async () => {
		const sockets = new Set<Socket>();
		const port = await listen(socket => {
			sockets.add(socket.resume());
			socket.on('close', () => sockets.delete(socket));
		});
		const {failure, state} = await through({HTTPS_PROXY: `http://127.0.0.1:${port}`}, undefined, 300);
		expect(state).toBe('unreachable');
		expect(failure?.what).toBe(`The proxy 127.0.0.1:${port} does not answer.`);
		await expect.poll(() => sockets.size, patient).toBe(0);
	});

	it('is reported as unusable if it is of another kind', async () => {
		const {failure, state} = await through({HTTPS_PROXY: 'socks5://ada:secret@127.0.0.1:1080'});
		expect(state).toBe('unreachable');
		expect(failure?.what).toBe('The configured proxy cannot be used: HTTPS_PROXY is socks5.');
	});

	it('is bypassed for this machine', async () => {
		const local = await startTlsTenant(await authority.issue());
		expect((await through({HTTPS_PROXY: 'http://127.0.0.1:9'}, local.url)).state).toBe('valid');
		await local.close();
	});
});

const listeners: Array<ReturnType<typeof createServer>> = [];

async function listen(onSocket: (socket: Socket) => void): Promise<number> {
	const server = createServer(socket => {
		socket.on('error', () => {});
		onSocket(socket);
	});
	listeners.push(server);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return (server.address() as AddressInfo).port;
}

afterAll(() => {
	for (const server of listeners) {
		server.close();
	}
});
