import {describe, expect, it} from 'vitest';
import {explainResponse} from '../../source/tenant/diagnosis/explain-response.ts';

/** What OAuth servers write for a refused client, real and plausible: Qlik publishes no list of its codes (docs/qlik-cloud.md). */
function explain(status: number, code: string, title: string, detail = '') {
	const {state, failure} = explainResponse(
		{
			answer: {status, headers: {}, text: '', ms: 1},
			body: {kind: 'json', value: {}},
			words: {code, title, detail, traceId: undefined, status: undefined},
		},
		{
			endpoint: 'token',
			method: 'POST',
			path: '/oauth/token',
			origin: 'https://acme.eu.qlikcloud.com',
			host: 'acme.eu.qlikcloud.com',
			kind: 'oauth',
			now: 0,
			looksLikeTenant: true,
			timeoutMs: 10_000,
		},
	);
	return {outcome: `${state} ${failure.action}`, what: failure.what};
}

describe('a refusal of the token endpoint', () => {
	it.each([
		[400, 'OAUTH-14', 'Invalid client_id', 'OAuth client is not authorized', 'rejected edit-client-id'],
		[401, 'invalid_client', 'Client not found', '', 'rejected edit-client-id'],
		[401, 'invalid_client', 'Unknown client', '', 'rejected edit-client-id'],
		[401, 'invalid_client', '', 'The client does not exist', 'rejected edit-client-id'],
		[401, 'invalid_client', '', 'Invalid client secret provided', 'rejected edit-client-secret'],
		[401, 'invalid_client', '', 'client_secret mismatch', 'rejected edit-client-secret'],
		[401, 'invalid_client', 'Invalid client credentials', '', 'rejected edit-client-secret'],
		[401, 'OAUTH-3', 'Invalid client credentials', '', 'rejected edit-client-secret'],
		[
			401,
			'invalid_client',
			'',
			'Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method).',
			'rejected edit-client-secret',
		],
		[401, 'HTTP-401', 'Unauthorized', '', 'rejected edit-client-secret'],
		[400, 'invalid_grant', '', 'The provided authorization grant is invalid', 'rejected edit-client-secret'],
		[400, 'invalid_request', '', 'Malformed request', 'rejected edit-client-secret'],
		[400, 'unauthorized_client', '', '', 'forbidden elsewhere'],
		[400, 'unsupported_grant_type', '', '', 'forbidden elsewhere'],
		[
			403,
			'OAUTH-5',
			'Forbidden',
			'Grant type client_credentials is not allowed for this client',
			'forbidden elsewhere',
		],
		[400, 'OAUTH-5', 'Unauthorized grant type', '', 'forbidden elsewhere'],
		[403, 'OAUTH-6', 'Forbidden', 'Client is not trusted', 'forbidden elsewhere'],
		[403, 'OAUTH-6', 'Consent required', '', 'forbidden elsewhere'],
		[400, 'invalid_scope', '', '', 'forbidden elsewhere'],
		[400, 'OAUTH-8', 'Invalid scope', '', 'forbidden elsewhere'],
		[403, 'OAUTH-7', 'User is disabled', '', 'forbidden elsewhere'],
		[403, 'access_denied', '', '', 'forbidden elsewhere'],
		[401, 'LOGIN-2', 'No authentication configured for this hostname', '', 'not-a-tenant edit-server'],
		[403, 'AUTH-5', 'User is not a member of tenant', '', 'forbidden edit-server'],
		[429, 'HTTP-429', 'API rate limit reached.', '', 'rate-limited wait'],
		[407, '', '', '', 'unreachable elsewhere'],
		[418, '', 'I am a teapot', '', 'tenant-error check-again'],
		[501, '', '', '', 'tenant-error check-again'],
	])('%i %s %s %s', (status, code, title, detail, expected) => {
		expect(explain(status, code, title, detail).outcome).toBe(expected);
	});

	it.each([
		[400, 'Invalid client_id', 'OAuth client is not authorized', 'The tenant does not know this client ID.'],
		[400, '', '', 'The tenant does not know this client ID.'],
		[401, '', 'OAuth client is not authorized', 'The tenant does not know this client ID.'],
		[401, 'Unknown client', '', 'The tenant does not know this client ID.'],
		[401, 'Client authentication failed', '', 'The tenant refused this client ID and secret.'],
		[401, 'Unauthorized', '', 'The tenant refused this client ID and secret.'],
		[401, '', '', 'The tenant refused this client ID and secret.'],
		[401, 'Invalid client_id or client_secret', '', 'The tenant refused this client ID and secret.'],
		[400, 'Invalid client_id', '{"client_id":"a","client_secret":"b"}', 'The tenant does not know this client ID.'],
		[400, 'Invalid client secret', '', 'The tenant refused this client secret.'],
	])('blames the client ID for OAUTH-14 only if the answer does: %i %s %s', (status, title, detail, what) => {
		const action = what.includes('client ID.') ? 'edit-client-id' : 'edit-client-secret';
		expect(explain(status, 'OAUTH-14', title, detail)).toEqual({outcome: `rejected ${action}`, what});
	});
});
