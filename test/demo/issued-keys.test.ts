import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {type PracticeTenant, startPracticeTenant} from '../../source/demo/practice-tenant.ts';

let tenant: PracticeTenant;
beforeEach(async () => {
	tenant = await startPracticeTenant();
});
afterEach(async () => tenant.close());

async function ask(token: string, method: string, path: string, body?: object) {
	const response = await fetch(`${tenant.url}/api/v1/${path}`, {
		method,
		headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'},
		...(body === undefined ? {} : {body: JSON.stringify(body)}),
	});
	const text = await response.text();
	return {status: response.status, json: text === '' ? undefined : JSON.parse(text)};
}

async function tokenFor(clientId: string, clientSecret: string): Promise<string> {
	const response = await fetch(`${tenant.url}/oauth/token`, {
		method: 'POST',
		headers: {'content-type': 'application/json'},
		body: JSON.stringify({client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials'}),
	});
	const granted = (await response.json()) as {readonly access_token: string};
	return granted.access_token;
}

describe('API keys of the practice tenant', () => {
	it('can be created, listed, used and deleted, at most five of them', async () => {
		const {apiKey, keyId} = tenant.add('api-key');
		const made = await ask(apiKey, 'POST', 'api-keys', {description: 'new', expiry: 'P90D'});
		expect([made.status, made.json.description]).toEqual([201, 'new']);
		expect((await ask(made.json.token, 'GET', 'users/me')).status).toBe(200);
		expect((await ask(apiKey, 'GET', 'api-keys')).json.data.map(({id}: {id: string}) => id)).toEqual([
			keyId,
			made.json.id,
		]);
		expect((await ask(made.json.token, 'DELETE', `api-keys/${keyId}`)).status).toBe(204);
		expect((await ask(apiKey, 'GET', 'users/me')).status).toBe(401);
		const statuses: number[] = [];
		for (let count = 0; count < 5; count++) {
			statuses.push((await ask(made.json.token, 'POST', 'api-keys', {})).status);
		}

		expect(statuses).toEqual([201, 201, 201, 201, 403]);
	});

	it('expire at their time', async () => {
		const {apiKey} = tenant.add('api-key', {keyExpiry: Date.now() - 1});
		expect((await ask(apiKey, 'GET', 'users/me')).status).toBe(401);
	});
});

describe('secrets of an OAuth client', () => {
	it('can be created by the client itself, used and deleted, at most five of them', async () => {
		const {clientId, clientSecret} = tenant.client;
		const path = `oauth-clients/${clientId}/client-secrets`;
		const token = await tokenFor(clientId, clientSecret);
		const made = await ask(token, 'POST', path);
		expect(made.status).toBe(201);
		const fresh = await tokenFor(clientId, made.json.clientSecret);
		const listed = await ask(fresh, 'GET', `oauth-clients/${clientId}`);
		expect(listed.json.clientSecrets).toHaveLength(2);
		expect((await ask(fresh, 'DELETE', `${path}/first`)).status).toBe(204);
		expect(await tokenFor(clientId, clientSecret)).toBeUndefined();
		const statuses: number[] = [];
		for (let count = 0; count < 5; count++) {
			statuses.push((await ask(fresh, 'POST', path)).status);
		}

		expect(statuses).toEqual([201, 201, 201, 201, 409]);
	});

	it('are refused to another client without administrator rights', async () => {
		const other = tenant.add('oauth', {roles: ['Developer']});
		const token = await tokenFor(other.clientId, other.clientSecret);
		const path = `oauth-clients/${tenant.client.clientId}/client-secrets`;
		expect((await ask(token, 'POST', path)).status).toBe(403);
	});
});

it('makes the change but loses the answer if that is its fault', async () => {
	const account = tenant.add('api-key', {fault: 'keys-answer-lost'});
	await expect(ask(account.apiKey, 'POST', 'api-keys', {})).rejects.toThrow();
	expect(account.keys).toHaveLength(2);
});

it('refuses an expired access token', async () => {
	const account = tenant.add('oauth', {tokenSeconds: 1});
	const token = await tokenFor(account.clientId, account.clientSecret);
	await expect.poll(async () => (await ask(token, 'GET', 'users/me')).status, {timeout: 5000}).toBe(401);
});
