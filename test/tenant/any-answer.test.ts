import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {inspect} from 'node:util';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createAccount} from '../../source/demo/people.ts';
import {states} from '../../source/tenant/state.ts';
import {createTenantClient} from '../../source/tenant/tenant-client.ts';
import {targetFor} from './targets.ts';

const words = fc.constantFrom(
	'invalid_client',
	'AUTH-5',
	'LOGIN-2',
	'USERS-7',
	'scope',
	'grant_type not allowed',
	'disabled',
	'client_secret',
	'',
);
const text = fc.oneof(words, fc.string({unit: 'binary', maxLength: 30}));
const envelope = fc.record({
	errors: fc.array(fc.record({code: text, title: text, detail: text, status: fc.oneof(text, fc.integer())})),
});
const oauth = fc.record({error: text, error_description: text});
const user = fc.record({id: text, name: fc.jsonValue(), status: text, assignedRoles: fc.jsonValue()});
const token = fc.record({access_token: text, expires_in: fc.jsonValue(), scope: fc.jsonValue()}, {requiredKeys: []});
const body = fc.oneof(
	fc.oneof(envelope, oauth, user, token, fc.jsonValue()).map(value => JSON.stringify(value)),
	fc.string({unit: 'binary'}),
	fc.constant('<html><title>x</title></html>'),
);
const answer = fc.record({
	status: fc.oneof(fc.constantFrom(200, 301, 302, 400, 401, 403, 404, 407, 429, 500), fc.integer({min: 200, max: 599})),
	body,
	headers: fc.record(
		{
			'content-type': fc.constantFrom('application/json', 'text/html', 'text/plain', ''),
			'retry-after': fc.constantFrom('13', '-1', 'soon', new Date().toUTCString()),
			date: fc.constantFrom('yesterday', new Date(0).toUTCString()),
			location: fc.constantFrom('/x', 'https://evil.example', '', 'http://[', '//'),
		},
		{requiredKeys: []},
	),
});

describe('any answer of a tenant', () => {
	it('leads to one of the states, with an explanation of each failure, and without the secret', async () => {
		let now = {token: {status: 200, body: '', headers: {}}, user: {status: 200, body: '', headers: {}}};
		const server = createServer((request, response) => {
			const {status, body: text, headers} = request.method === 'POST' ? now.token : now.user;
			response.writeHead(status, headers).end(text);
		});
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const client = createTenantClient();
		const accounts = [createAccount('oauth', 'x'), createAccount('api-key', 'x')];
		const seen = new Set<string>();
		await fc.assert(
			fc.asyncProperty(answer, answer, async (tokenAnswer, userAnswer) => {
				now = {token: tokenAnswer, user: userAnswer};
				for (const account of accounts) {
					client.tokens.clear();
					const result = await client.check(targetFor(url, account), {timeoutMs: 5000, hints: false});
					seen.add(result.state);
					expect(Object.keys(states)).toContain(result.state);
					expect(result.failure === undefined).toBe(result.state === 'valid');
					// Somebody answered; only a proxy on the way (407) makes it as if nobody had.
					expect(result.state === 'unreachable' && result.failure?.evidence.status !== 407).toBe(false);
					const printed = inspect(result, {depth: 10});
					expect(printed).not.toContain(account.clientSecret);
					expect(printed).not.toContain(account.apiKey);
				}
			}),
			{numRuns: 400},
		);
		client.close();
		server.closeAllConnections();
		server.close();
		for (const state of ['valid', 'rejected', 'forbidden', 'not-a-tenant', 'rate-limited', 'tenant-error']) {
			expect(seen).toContain(state);
		}
	});
});
