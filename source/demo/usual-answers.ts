import {readApiKeyClaims} from '../credentials/api-key-claims.ts';
import {Secret} from '../credentials/secret.ts';
import {type Account, createAccessToken} from './people.ts';
import {type Asked, answer, answerErrors, answerJson} from './request.ts';

/** What a practice tenant knows. */
export interface TenantState {
	readonly url: () => string;
	readonly tenantId: string;
	readonly accounts: readonly Account[];
	/** Granted access tokens and when they expire, epoch milliseconds. */
	readonly tokens: Map<string, {readonly account: Account; readonly expiresAt: number}>;
}

/** `POST /oauth/token`, JSON or form (docs/qlik-cloud.md). */
export function grantToken(asked: Asked, tenant: TenantState): void {
	const {account, response} = asked;
	const form = tokenRequest(asked);
	if (account?.fault === 'form-only' && !asked.request.headers['content-type']?.includes('form')) {
		answerErrors(response, 415, 'HTTP-415', 'Unsupported media type');
	} else if (form.grant_type !== 'client_credentials') {
		answerErrors(response, 400, 'OAUTH-2', 'Invalid grant_type', 'The grant type is not supported');
	} else if (account === undefined) {
		answerErrors(response, 400, 'OAUTH-14', 'Invalid client_id', 'OAuth client is not authorized');
	} else if (account.secrets.some(({secret}) => secret === form.client_secret)) {
		const token = createAccessToken(account);
		const seconds = account.fault === 'token-short' ? 30 : account.tokenSeconds;
		tenant.tokens.set(token, {account, expiresAt: Date.now() + seconds * 1000});
		answerJson(response, 200, {
			access_token: token,
			token_type: 'bearer',
			expires_in: seconds,
			expires_at: new Date(Date.now() + seconds * 1000).toISOString(),
			scope: form.scope ?? 'user_default',
		});
	} else {
		answerErrors(response, 401, 'OAUTH-1', 'Invalid client', 'The client secret is not valid');
	}
}

/** The fields of a token request; none when the body is neither JSON nor a form. */
export function tokenRequest(asked: {readonly body: string}): Readonly<Record<string, string>> {
	try {
		const fields: unknown = JSON.parse(asked.body);
		return typeof fields === 'object' && fields !== null
			? Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, String(value)]))
			: {};
	} catch {
		return Object.fromEntries(new URLSearchParams(asked.body));
	}
}

/** `GET /api/v1/users/me`: a redirect to the user's own resource for OAuth (according to the spec), the user itself for API keys (as observed). */
export function answerUser(asked: Asked, tenant: TenantState): void {
	const {account, response} = asked;
	if (account === undefined) {
		// A key for another tenant is genuine, but its user does not exist here.
		const elsewhere = claimsOf(asked)?.tenantId ?? tenant.tenantId;
		if (elsewhere === tenant.tenantId) {
			answerErrors(response, 401, 'HTTP-401', 'Unauthorized');
		} else {
			answerErrors(response, 403, 'AUTH-5', 'User is not a member of tenant');
		}
	} else if (asked.path === '/api/v1/users/me' && account.kind === 'oauth' && account.fault !== 'direct') {
		const location = `/api/v1/users/${account.user.id}`;
		answer(response, 301, 'text/html; charset=utf-8', `<a href="${location}">Moved Permanently</a>.\n`, {location});
	} else if (asked.path === '/api/v1/users/me' || asked.path.endsWith(`/${account.user.id}`)) {
		const href = `${tenant.url()}/api/v1/users/${account.user.id}`;
		answerJson(response, 200, {...userOf(account), links: {self: {href}}});
	} else {
		answerErrors(response, 404, 'USERS-7', 'Not found');
	}
}

function claimsOf({request}: Asked) {
	return readApiKeyClaims(new Secret(request.headers.authorization?.replace(/^Bearer /, '') ?? ''));
}

function userOf(account: Account): Record<string, unknown> {
	switch (account.fault) {
		case 'user-disabled':
			return {...account.user, status: 'disabled'};
		case 'hostile':
			return {
				...account.user,
				name: 'Eve\u001b]0;owned\u0007\u001b]52;c;ZXZpbA==\u0007\u001b[2J\u001b[1;1H\r\b\u202egnp.exe\u009b31m\u0000',
				email: 'eve\u001b]8;;https://evil.example\u0007@example.com',
				'key\u001b[8m': '\u2066hidden\u2069',
			};
		default:
			return account.user;
	}
}

/** Answers every request that is not for a token or a user, with a hint. */
export function answerOther(asked: Asked, tenant: TenantState): void {
	const {account, path, response} = asked;
	if (path === '/.well-known/oauth-authorization-server') {
		const issuer = tenant.url();
		answerJson(response, 200, {
			issuer,
			token_endpoint: `${issuer}/oauth/token`,
			jwks_uri: `${issuer}/.well-known/jwks.json`,
			grant_types_supported: ['client_credentials'],
		});
	} else if (account === undefined) {
		answerErrors(response, path.startsWith('/api/v1/') ? 401 : 404, 'HTTP-401', 'Unauthorized');
	} else if (path === '/api/v1/tenants/me') {
		const {host, hostname} = new URL(tenant.url());
		answerJson(response, 200, {id: tenant.tenantId, name: 'Practice', hostnames: [host, hostname], status: 'active'});
	} else {
		answerErrors(response, 404, 'HTTP-404', 'Not found');
	}
}
