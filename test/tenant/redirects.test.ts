import {once} from 'node:events';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {Server as ProxyServer} from 'proxy-chain';
import {afterEach, describe, expect, it} from 'vitest';
import {createAccount} from '../../source/demo/people.ts';
import {checkContext} from '../../source/tenant/check.ts';
import {readRedirect} from '../../source/tenant/http/redirect.ts';
import {createAuthority} from './certificates.ts';
import {strangerTarget, targetFor} from './targets.ts';
import {startTlsTenant} from './tls-tenant.ts';

interface Site {
	readonly url: string;
	readonly port: number;
	readonly requests: string[];
}

const servers: Server[] = [];
const user = JSON.stringify({id: '63eaa458f058b73eeb50e0b9', name: 'Ada', tenantId: 'x'});

afterEach(() => {
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		server.close();
	}
});

/** A site that answers as told, and notes every request with its credentials. */
async function startSite(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Site> {
	const requests: string[] = [];
	const server = createServer((request, response) => {
		requests.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`);
		answer(request, response);
	});
	servers.push(server);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	return {url: `http://127.0.0.1:${port}`, port, requests};
}

const to =
	(location: string, status = 302) =>
	(_: IncomingMessage, response: ServerResponse) =>
		void response.writeHead(status, {location}).end('<html>moved</html>');
const toUser = (location: string, status: number) => (request: IncomingMessage, response: ServerResponse) =>
	void (request.url === '/api/v1/users/me'
		? response.writeHead(status, {location}).end('<html>moved</html>')
		: response.end(user));

describe('a redirect of users/me', () => {
	it.each([301, 302, 303, 307, 308])('%i is followed on the same host, with the credentials', async status => {
		const site = await startSite(toUser('/api/v1/users/63eaa458f058b73eeb50e0b9?x=1', status));
		const {state} = await checkContext(strangerTarget(site.url), {hints: false});
		expect(state).toBe('valid');
		expect(site.requests).toEqual([
			'GET /api/v1/users/me Bearer eyJ.practice.stranger',
			'GET /api/v1/users/63eaa458f058b73eeb50e0b9?x=1 Bearer eyJ.practice.stranger',
		]);
	});

	it('is followed when it names its own host in full', async () => {
		let own = '';
		const site = await startSite((request, response) => toUser(`${own}/api/v1/users/1`, 301)(request, response));
		own = site.url;
		expect((await checkContext(strangerTarget(site.url), {hints: false})).state).toBe('valid');
	});

	it.each([
		['another port', (other: Site) => `${other.url}/api/v1/users/1`],
		['another name of this machine', (other: Site) => `http://localhost:${other.port}/api/v1/users/1`],
		['https on the same port', (_: Site, own: number) => `https://127.0.0.1:${own}/api/v1/users/1`],
		['a host without a scheme', (other: Site) => `//127.0.0.1:${other.port}/api/v1/users/1`],
		['a host with a name before it', (other: Site, own: number) => `http://127.0.0.1:${own}@localhost:${other.port}/x`],
		['a host behind backslashes', (other: Site) => `\\\\localhost:${other.port}\\api`],
	])('to %s is refused, and nothing is sent there', async (_, location) => {
		const other = await startSite((_request, response) => void response.end(user));
		let own = 0;
		const site = await startSite((request, response) => to(location(other, own))(request, response));
		own = site.port;
		const {state, failure} = await checkContext(strangerTarget(site.url), {hints: false});
		expect(state).toBe('not-a-tenant');
		expect(failure?.what).toMatch(/^127\.0\.0\.1:\d+ redirects to .*; the credentials were not sent there\.$/);
		expect(other.requests).toEqual([]);
		expect(site.requests).toHaveLength(1);
	});

	it.each(['/', '/./', '/../', '/x/..//', '\\\\..\\..//'])(
		'whose path looks like a host behind %j stays on the host',
		async before => {
			const other = await startSite((_request, response) => void response.end(user));
			const site = await startSite(toUser(`${before}/127.0.0.1:${other.port}/x`, 302));
			await checkContext(strangerTarget(site.url), {hints: false});
			const full = await startSite((request, response) =>
				toUser(`http://${request.headers.host}//127.0.0.1:${other.port}/x`, 302)(request, response),
			);
			await checkContext(strangerTarget(full.url), {hints: false});
			expect(other.requests).toEqual([]);
			expect(full.requests.at(-1)).toBe(`GET //127.0.0.1:${other.port}/x Bearer eyJ.practice.stranger`);
		},
	);

	it('does not carry the secret of the token request anywhere', async () => {
		const other = await startSite((_request, response) => void response.end('{"access_token":"x"}'));
		for (const status of [301, 302, 307, 308]) {
			const site = await startSite(to(`${other.url}/oauth/token`, status));
			const target = strangerTarget(site.url, {
				credentials: targetFor(site.url, createAccount('oauth', 'x')).credentials,
			});
			expect((await checkContext(target)).state).toBe('not-a-tenant');
		}

		expect(other.requests).toEqual([]);
	});

	it.each([301, 302, 303])('with status %i does not repeat the token request, even on its own host', async status => {
		const site = await startSite(to('/moved', status));
		const {credentials} = targetFor(site.url, createAccount('oauth', 'x'));
		expect((await checkContext(strangerTarget(site.url, {credentials}))).state).toBe('not-a-tenant');
		expect(site.requests).toEqual(['POST /oauth/token ']);
	});

	it('to the other name of the tenant is followed by path only, on the host of the context', async () => {
		const authority = await createAuthority();
		const tenant = await startTlsTenant(await authority.issue({names: ['acme.eu.qlikcloud.com']}));
		const asked: string[] = [];
		const proxy = new ProxyServer({
			port: 0,
			host: '127.0.0.1',
			prepareRequestFunction({hostname}) {
				asked.push(hostname);
				return {customConnectServer: tenant.server};
			},
		});
		await proxy.listen();
		tenant.server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
			if (request.url === '/api/v1/users/me') {
				response.writeHead = new Proxy(response.writeHead, {
					apply(target, self, [status, headers]: [number, Record<string, string>]) {
						const location =
							headers.location === undefined
								? {}
								: {location: `https://go10njvx344b4j2.eu.qlikcloud.com${headers.location}`};
						return Reflect.apply(target, self, [status, {...headers, ...location}]);
					},
				});
			}
		});
		const target = targetFor('https://acme.eu.qlikcloud.com', tenant.client, {insecure: true});
		const {state} = await checkContext(target, {environment: {HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`}});
		expect(state).toBe('valid');
		expect(new Set(asked)).toEqual(new Set(['acme.eu.qlikcloud.com']));
		expect(tenant.requests.map(({path}) => path.split('/').slice(0, 4).join('/'))).toEqual([
			'/oauth/token',
			'/api/v1/users',
			'/api/v1/users',
		]);
		await proxy.close(true);
		await tenant.close();
	});
});

describe('where a redirect may lead', () => {
	const asked = new URL('https://acme.eu.qlikcloud.com/api/v1/users/me');

	it.each([
		['/api/v1/users/1', '/api/v1/users/1'],
		['1?a=b#c', '/api/v1/users/1?a=b'],
		['https://acme.eu.qlikcloud.com:443/x', '/x'],
		['https://go10njvx344b4j2.eu.qlikcloud.com/x', '/x'],
		['HTTPS://Go10njvx344b4j2.EU.qlikcloud.com/x', '/x'],
		['https://go10njvx344b4j2.eu.qlikcloud.com//evil.example/x', 'https://acme.eu.qlikcloud.com//evil.example/x'],
		['/.//evil.example/x', 'https://acme.eu.qlikcloud.com//evil.example/x'],
	])('%s is asked as %s', (location, path) => {
		const redirect = readRedirect(asked, location);
		expect(redirect).toEqual({follow: true, url: new URL(path, 'https://acme.eu.qlikcloud.com')});
	});

	it.each([
		'http://acme.eu.qlikcloud.com/x',
		'https://acme.eu.qlikcloud.com:8443/x',
		'https://acme.us.qlikcloud.com/x',
		'https://acme.eu.qlikcloud.com.evil.example/x',
		'https://evilqlikcloud.com/x',
		'https://eu.qlikcloud.com/x',
		'https://a.b.eu.qlikcloud.com/x',
		'https://user@globex.example/x',
		'//evil.example/x',
		'javascript:alert(1)',
		'http://go10njvx344b4j2.eu.qlikcloud.com/x',
		'',
		'http://[',
	])('%j is refused', location => {
		expect(readRedirect(asked, location).follow).toBe(false);
	});

	it('is reported without its query', () => {
		expect(readRedirect(asked, 'https://login.example/x?token=eyJ')).toEqual({
			follow: false,
			location: 'https://login.example/x',
		});
	});
});
