import {once} from 'node:events';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import Provider from 'oidc-provider';
import {afterEach, describe, expect, it} from 'vitest';
import {Secret} from '../../source/credentials/secret.ts';
import {checkContext} from '../../source/tenant/check.ts';
import {strangerTarget} from './targets.ts';

const servers: Server[] = [];
const clientId = '82e0c353eca9a5d849c74d7e98f13f7e';
const clientSecret = 'feedfacecafef00d'.repeat(4);
const credentials = {kind: 'oauth', clientId, clientSecret: new Secret(clientSecret)} as const;
const user = {id: '63eaa458f058b73eeb50e0b9', name: 'qlik-cli m2m', tenantId: '7jUtftp6F4cMaxpejxM60DgFj03Z5L_V'};

afterEach(() => {
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		server.close();
	}
});

async function listen(listener: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
	const server = createServer(listener);
	servers.push(server);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a server other than the practice tenant', () => {
	it.each([403, 404, 405, 501, undefined])('needs only the two paths; everything else may answer %s', async status => {
		const url = await listen((request, response) => {
			if (request.method === 'POST' && request.url === '/oauth/token') {
				response.end('{"access_token":"abc"}');
			} else if (request.method === 'GET' && request.url === '/api/v1/users/me') {
				response.end(JSON.stringify(user));
			} else if (status !== undefined) {
				response.writeHead(status).end();
			}
		});
		for (const target of [strangerTarget(url, {credentials}), strangerTarget(url)]) {
			const started = performance.now();
			const {state, user: found} = await checkContext(target);
			expect([state, found?.name]).toEqual(['valid', 'qlik-cli m2m']);
			expect(performance.now() - started).toBeLessThan(1000);
		}
	});

	it('may grant tokens with another OAuth server that accepts only forms', async () => {
		const routes = {token: '/oauth/token'};
		const provider = new Provider('http://127.0.0.1', {
			routes,
			features: {clientCredentials: {enabled: true}, devInteractions: {enabled: false}},
			clients: [
				{
					client_id: clientId,
					client_secret: clientSecret,
					token_endpoint_auth_method: 'client_secret_post',
					grant_types: ['client_credentials'],
					redirect_uris: [],
					response_types: [],
				},
				{
					client_id: 'no-grant',
					client_secret: clientSecret,
					token_endpoint_auth_method: 'client_secret_post',
					grant_types: ['authorization_code'],
					redirect_uris: ['https://acme.example/x'],
				},
			],
		});
		const grant = provider.callback();
		const url = await listen((request, response) => {
			if (request.url === '/oauth/token') {
				void grant(request, response);
				return;
			}

			void provider.ClientCredentials.find(request.headers.authorization?.slice('Bearer '.length) ?? '').then(token => {
				response.writeHead(token?.clientId === clientId ? 200 : 401).end(JSON.stringify(user));
			});
		});
		const good = await checkContext(strangerTarget(url, {credentials}));
		expect(good.failure).toBeUndefined();
		expect(good.state).toBe('valid');
		expect((good.expiresAt ?? 0) - Date.now()).toBeGreaterThan(590_000);

		const wrong = {...credentials, clientSecret: new Secret('0'.repeat(64))};
		const rejected = await checkContext(strangerTarget(url, {credentials: wrong}));
		expect([rejected.state, rejected.failure?.evidence.code]).toEqual(['rejected', 'invalid_client']);

		const barred = await checkContext(strangerTarget(url, {credentials: {...credentials, clientId: 'no-grant'}}));
		expect([barred.state, barred.failure?.evidence.code]).toEqual(['forbidden', 'invalid_request']);
	});
});
