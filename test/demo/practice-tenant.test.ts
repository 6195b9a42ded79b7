import {getApiKey} from '@qlik/api/api-keys';
import type {HostConfig} from '@qlik/api/auth';
import {getMyTenant} from '@qlik/api/tenants';
import {getMyUser} from '@qlik/api/users';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type PracticeTenant, startPracticeTenant} from '../../source/demo/practice-tenant.ts';

/** Much longer than it ever takes: machines are busy. */
const patient = {timeout: 15_000};

// @qlik/api is Qlik's own client: what it takes for a tenant is one.

let tenant: PracticeTenant;

beforeAll(async () => {
	tenant = await startPracticeTenant();
});

afterAll(async () => {
	await tenant.close();
});

describe('the practice tenant, to Qlik’s own client', () => {
	it('grants a token and knows the bot user', async () => {
		const {clientId, clientSecret, user} = tenant.client;
		const hostConfig: HostConfig = {host: tenant.url, authType: 'oauth2', clientId, clientSecret, noCache: true};
		const {data} = await getMyUser({hostConfig, noCache: true});
		expect(data).toMatchObject({id: user.id, name: 'qlik-cli m2m', subject: `qlikbot\\${clientId}`, status: 'active'});
	});

	it('knows the user of an API key, the tenant, and the expiry of the key', async () => {
		const account = tenant.add('api-key', {name: 'Ada Lovelace'});
		const options = {
			hostConfig: {host: tenant.url, authType: 'apikey', apiKey: account.apiKey} as const,
			noCache: true,
		};
		expect((await getMyUser(options)).data.name).toBe('Ada Lovelace');
		expect((await getMyTenant(options)).data.id).toBe(tenant.tenantId);
		expect((await getApiKey(account.keyId, options)).data).toMatchObject({id: account.keyId, status: 'active'});
	});

	it('refuses a wrong secret and an unknown key', async () => {
		const {clientId} = tenant.client;
		const wrong = {
			host: tenant.url,
			authType: 'oauth2',
			clientId,
			clientSecret: '0'.repeat(64),
			noCache: true,
		} as const;
		await expect(getMyUser({hostConfig: wrong, noCache: true})).rejects.toThrow();
		const stranger = {host: tenant.url, authType: 'apikey', apiKey: 'eyJ.practice.stranger'} as const;
		await expect(getMyUser({hostConfig: stranger, noCache: true})).rejects.toThrow();
	});
});

describe('the practice tenant', () => {
	it('accepts a token request as a form too', async () => {
		const {clientId, clientSecret} = tenant.client;
		const response = await fetch(`${tenant.url}/oauth/token`, {
			method: 'POST',
			body: new URLSearchParams({grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret}),
		});
		expect(response.status).toBe(200);
		expect(await response.json()).toMatchObject({token_type: 'bearer', expires_in: 21_600, scope: 'user_default'});
	});

	it('publishes its token endpoint without credentials', async () => {
		const response = await fetch(`${tenant.url}/.well-known/oauth-authorization-server`);
		expect(await response.json()).toMatchObject({issuer: tenant.url, token_endpoint: `${tenant.url}/oauth/token`});
	});

	it('refuses other methods and paths', async () => {
		expect((await fetch(`${tenant.url}/oauth/token`)).status).toBe(405);
		expect((await fetch(`${tenant.url}/nowhere`)).status).toBe(404);
		expect((await fetch(`${tenant.url}/api/v1/users/me`)).status).toBe(401);
	});

	it('does not show a user the resource of another', async () => {
		const [one, other] = [tenant.add('api-key'), tenant.add('api-key')];
		const headers = {authorization: `Bearer ${one.apiKey}`};
		expect((await fetch(`${tenant.url}/api/v1/users/${other.user.id}`, {headers})).status).toBe(404);
	});

	it('closes even while clients are connected', async () => {
		const other = await startPracticeTenant({fault: 'hang'});
		const hanging = fetch(other.url).catch((error: unknown) => error);
		await expect.poll(() => other.requests.length, patient).toBe(1);
		await other.close();
		expect(await hanging).toBeInstanceOf(Error);
	});
});
