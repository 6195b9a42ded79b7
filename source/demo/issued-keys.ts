import {randomBytes} from 'node:crypto';
import {ServerResponse} from 'node:http';
import type {Account} from './people.ts';
import {createApiKey} from './people.ts';
import {type Asked, answer, answerErrors, answerJson} from './request.ts';
import type {TenantState} from './usual-answers.ts';

/** The practice tenant's limit of keys per user, and every tenant's limit of secrets per client. */
const mostKeys = 5;
const mostSecrets = 5;
const longestKey = 'P365D';
const day = 86_400_000;

/**
 * The endpoints that create, list and delete API keys and client secrets, with their limits: `/api/v1/api-keys`, `/api/v1/oauth-clients/{id}`.
 * @returns false when the request is for something else.
 */
export function answerKeys(asked: Asked, tenant: TenantState): boolean {
	const [, kind, id, part, hint] =
		/^\/api\/v1\/(api-keys|oauth-clients)(?:\/([^/]+))?(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(asked.path) ?? [];
	if (kind === undefined) {
		return false;
	}

	if (asked.account?.fault === 'keys-answer-lost' && asked.method !== 'GET') {
		// The change is made, but the answer is lost.
		answerFor({...asked, response: new ServerResponse(asked.request)}, tenant, kind, [id, part, hint]);
		asked.response.destroy();
	} else {
		answerFor(asked, tenant, kind, [id, part, hint]);
	}

	return true;
}

function answerFor(asked: Asked, tenant: TenantState, kind: string, [id, part, hint]: Array<string | undefined>): void {
	const {account} = asked;
	if (account === undefined) {
		answerErrors(asked.response, 401, 'HTTP-401', 'Unauthorized');
	} else if (kind === 'api-keys') {
		answerApiKeys(asked, account, tenant, [id, part]);
	} else {
		answerClient(asked, account, tenant, [id, part, hint]);
	}
}

function answerApiKeys(
	asked: Asked,
	account: Account,
	{tenantId}: TenantState,
	[id, part]: Array<string | undefined>,
): void {
	const {method, response} = asked;
	const key = account.keys.find(candidate => candidate.id === id);
	if (account.kind !== 'api-key') {
		answerErrors(response, 403, 'HTTP-403', 'Forbidden');
	} else if (method === 'GET' && id === 'configs' && part !== undefined) {
		answerJson(response, 200, {api_keys_enabled: true, max_api_key_expiry: longestKey, max_keys_per_user: mostKeys});
	} else if (method === 'GET' && id === undefined) {
		answerJson(response, 200, {data: account.keys.map(each => publicKey(account, each, tenantId)), links: {}});
	} else if (method === 'POST' && id === undefined) {
		makeKey(asked, account, tenantId);
	} else if (key === undefined) {
		answerErrors(response, 404, 'API-KEYS-3', 'Not found');
	} else if (method === 'GET') {
		answerJson(response, 200, publicKey(account, key, tenantId));
	} else if (method === 'DELETE') {
		account.keys.splice(account.keys.indexOf(key), 1);
		answer(response, 204, 'application/json', '');
	} else {
		answerErrors(response, 405, 'HTTP-405', 'Method not allowed');
	}
}

function makeKey({body, response}: Asked, account: Account, tenantId: string): void {
	const {description = '', expiry = longestKey} = fieldsOf(body);
	const days = Number(/^P(\d+)D$/.exec(String(expiry))?.[1] ?? Number.NaN);
	if (account.fault === 'keys-forbidden') {
		answerErrors(response, 403, 'HTTP-403', 'Forbidden', 'The user may not manage API keys');
	} else if (!(days > 0 && days <= 365)) {
		answerErrors(response, 400, 'API-KEYS-1', 'Invalid expiry', `It must be at most ${longestKey}`);
	} else if (account.keys.length >= mostKeys) {
		answerErrors(response, 403, 'API-KEYS-4', 'Too many API keys', `A user may have ${mostKeys}`);
	} else {
		const key = createApiKey(account.user.id, tenantId, {
			description: String(description),
			expiry: Date.now() + days * day,
		});
		account.keys.push(key);
		answerJson(response, 201, {...publicKey(account, key, tenantId), token: key.token});
	}
}

function publicKey(account: Account, key: Account['keys'][number], tenantId: string) {
	return {
		id: key.id,
		sub: account.user.id,
		subType: 'user',
		status: key.expiry > Date.now() ? 'active' : 'expired',
		expiry: new Date(key.expiry).toISOString(),
		created: new Date(key.created).toISOString(),
		createdByUser: account.user.id,
		description: key.description,
		tenantId,
	};
}

function answerClient(
	asked: Asked,
	account: Account,
	tenant: TenantState,
	[id, part, hint]: Array<string | undefined>,
): void {
	const {method, response} = asked;
	const client = tenant.accounts.find(candidate => candidate.kind === 'oauth' && candidate.clientId === id);
	const isAdmin = JSON.stringify(account.user.roles).includes('Admin');
	if (account.fault === 'keys-forbidden' || (client !== account && !isAdmin)) {
		answerErrors(response, 403, 'HTTP-403', 'Forbidden');
	} else if (client === undefined) {
		answerErrors(response, 404, 'OAUTH-CLIENTS-3', 'Not found');
	} else if (method === 'GET' && part === undefined) {
		answerJson(response, 200, {
			clientId: client.clientId,
			clientSecrets: client.secrets.map(({hint: each, createdAt}) => ({
				hint: each,
				createdAt: new Date(createdAt).toISOString(),
				createdBy: account.user.id,
			})),
		});
	} else if (method === 'POST' && part === 'client-secrets' && hint === undefined) {
		makeSecret(asked, client);
	} else if (method === 'DELETE' && part === 'client-secrets') {
		const index = client.secrets.findIndex(secret => secret.hint === hint);
		if (index === -1) {
			answerErrors(response, 404, 'OAUTH-CLIENTS-4', 'Not found');
		} else {
			client.secrets.splice(index, 1);
			answer(response, 204, 'application/json', '');
		}
	} else {
		answerErrors(response, 405, 'HTTP-405', 'Method not allowed');
	}
}

function makeSecret({response}: Asked, client: Account): void {
	if (client.secrets.length >= mostSecrets) {
		answerErrors(response, 409, 'OAUTH-CLIENTS-5', 'Too many secrets', `A client may have ${mostSecrets}`);
		return;
	}

	const secret = {hint: randomBytes(3).toString('hex'), secret: randomBytes(32).toString('hex'), createdAt: Date.now()};
	client.secrets.push(secret);
	answerJson(response, 201, {
		clientSecret: secret.secret,
		hint: secret.hint,
		createdAt: new Date(secret.createdAt).toISOString(),
	});
}

function fieldsOf(body: string): Record<string, unknown> {
	try {
		const fields: unknown = JSON.parse(body);
		return typeof fields === 'object' && fields !== null ? {...fields} : {};
	} catch {
		return {};
	}
}
