import {randomBytes} from 'node:crypto';
import type {FaultName} from './faults.ts';

/** An account of a practice tenant: an OAuth client with its bot user, or a user with an API key. */
export interface Account {
	readonly kind: 'oauth' | 'api-key';
	readonly clientId: string;
	readonly clientSecret: string;
	/** The API key, a JWT with a made-up signature (docs/qlik-cloud.md). */
	readonly apiKey: string;
	readonly keyId: string;
	/** All existing keys of the user, including the first one. */
	readonly keys: IssuedKey[];
	/** All existing secrets of the client, including the first one. */
	readonly secrets: IssuedSecret[];
	/** Lifetime of access tokens in seconds. */
	readonly tokenSeconds: number;
	readonly user: Readonly<Record<string, unknown>> & {readonly id: string; readonly tenantId: string};
	fault: FaultName | undefined;
}

/** An API key that a tenant has issued. Times in epoch milliseconds. */
export interface IssuedKey {
	readonly id: string;
	readonly token: string;
	readonly description: string;
	readonly created: number;
	readonly expiry: number;
}

/** A secret of an OAuth client; the tenant shows only its hint. */
export interface IssuedSecret {
	readonly hint: string;
	readonly secret: string;
	readonly createdAt: number;
}

export interface AccountOptions {
	readonly name?: string;
	readonly email?: string;
	readonly roles?: readonly string[];
	readonly fault?: FaultName;
	readonly clientId?: string;
	readonly clientSecret?: string;
	/** `exp` of the API key, epoch seconds; keys usually have none. */
	readonly exp?: number;
	/** When the first API key expires, epoch milliseconds; in 90 days by default. */
	readonly keyExpiry?: number;
	/** Lifetime of access tokens in seconds; six hours by default, as on Qlik Cloud. */
	readonly tokenSeconds?: number;
	/** The tenant that the API key falsely claims. */
	readonly claimedTenantId?: string;
}

/** The id of the tutorial's OAuth client, and an obviously fake secret. */
export const practiceClientId = '82e0c353eca9a5d849c74d7e98f13f7e';
export const practiceClientSecret = 'feedfacecafef00d'.repeat(4);

/** Creates an account with its own id and credentials, random where none are given. */
export function createAccount(kind: Account['kind'], tenantId: string, options: AccountOptions = {}): Account {
	const id = randomBytes(12).toString('hex');
	const clientId = options.clientId ?? randomBytes(16).toString('hex');
	const created = '2023-02-13T20:58:00.094Z';
	const roles = options.roles ?? ['TenantAdmin'];
	const user = {
		assignedGroups: [],
		assignedRoles: roles.map(name => ({
			id: '608050f750afab80bd53586d',
			level: name.endsWith('Admin') ? 'admin' : 'user',
			name,
			type: 'default',
		})),
		...(kind === 'oauth' ? {clientId} : {email: options.email ?? 'ada@example.com'}),
		created,
		createdAt: created,
		groups: [],
		id,
		lastUpdated: created,
		lastUpdatedAt: created,
		name: options.name ?? (kind === 'oauth' ? 'qlik-cli m2m' : 'Ada Lovelace'),
		roles,
		status: 'active',
		subject: kind === 'oauth' ? `qlikbot\\${clientId}` : `auth0|${id}`,
		tenantId,
	};
	const key = createApiKey(id, options.claimedTenantId ?? tenantId, {
		description: 'practice',
		expiry: options.keyExpiry ?? Date.now() + 90 * 86_400_000,
		...(options.exp === undefined ? {} : {exp: options.exp}),
	});
	const clientSecret = options.clientSecret ?? 'deadbeef'.repeat(8);
	return {
		kind,
		clientId,
		clientSecret,
		apiKey: key.token,
		keyId: key.id,
		keys: kind === 'api-key' ? [key] : [],
		secrets: kind === 'oauth' ? [{hint: 'first', secret: clientSecret, createdAt: Date.parse(created)}] : [],
		tokenSeconds: options.tokenSeconds ?? 21_600,
		user,
		fault: options.fault,
	};
}

/** An API key for a user: a JWT as Qlik Cloud issues them. `exp`: epoch seconds; keys usually have none. */
export function createApiKey(
	userId: string,
	tenantId: string,
	{description, expiry, exp}: {readonly description: string; readonly expiry: number; readonly exp?: number},
): IssuedKey {
	const id = `practice-${randomBytes(6).toString('hex')}`;
	const claims = {
		subType: 'user',
		tenantId,
		jti: id,
		aud: 'qlik.api',
		iss: 'qlik.api/api-keys',
		sub: userId,
		...(exp === undefined ? {} : {exp}),
	};
	return {id, token: jwt({alg: 'ES384', typ: 'JWT', kid: id}, claims), description, created: Date.now(), expiry};
}

/** An access token for a client: a JWT as the token endpoint grants them. */
export function createAccessToken(account: Account): string {
	return jwt(
		{alg: 'ES384', typ: 'JWT', kid: 'practice'},
		{
			sub: account.user.id,
			tenantId: account.user.tenantId,
			jti: randomBytes(8).toString('hex'),
			aud: 'qlik.api',
			exp: Math.floor(Date.now() / 1000) + account.tokenSeconds,
		},
	);
}

/** Looks signed, but the signature is made up. */
function jwt(header: object, claims: object): string {
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	return `${part(header)}.${part(claims)}.${Buffer.from('this signature is made up, it belongs to a practice tenant').toString('base64url')}`;
}
