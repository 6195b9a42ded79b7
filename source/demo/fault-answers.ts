import {gzipSync} from 'node:zlib';
import type {FaultName} from './faults.ts';
import {type Asked, answer, answerErrors, answerHtml, answerJson} from './request.ts';

type Answer = (asked: Asked) => void;

/** The answers of one fault; where it has none, the tenant answers as usual. */
export interface FaultAnswers {
	/** Every path. */
	readonly all?: Answer;
	/** `POST /oauth/token`. */
	readonly token?: Answer;
	/** `GET /api/v1/users/me` and what it redirects to. */
	readonly user?: Answer;
	/** Everything else. */
	readonly other?: Answer;
	/** How often an account gets the fault on one kind of path before answers are as usual; always if undefined. */
	readonly times?: number;
}

const errors =
	(status: number, code: string, title: string, detail?: string, headers?: Record<string, string>): Answer =>
	({response}) =>
		answerErrors(response, status, code, title, detail, headers);
const html =
	(status: number, title: string): Answer =>
	({response}) =>
		answerHtml(response, status, title);
const json =
	(status: number, body: unknown): Answer =>
	({response}) =>
		answerJson(response, status, body);
const text =
	(body: string | Buffer, type = 'application/json', headers: Record<string, string> = {}): Answer =>
	({response}) =>
		answer(response, 200, type, body, headers);
/** Never answers; the connection stays open until either side closes it. */
const silence: Answer = () => {};
const invalidClient = 'Invalid client';
const tooMany = 'API rate limit reached.';
const wait = 'You need to wait 13 seconds until limit is lifted.';

/** The answers of each fault. `slow`, `form-only`, `token-short` and `hostile` change the usual answers instead: see practice-tenant.ts. */
export const faultAnswers: Readonly<Partial<Record<FaultName, FaultAnswers>>> = {
	// The real sample of docs/qlik-cloud.md.
	'client-unknown': {token: errors(400, 'OAUTH-14', 'Invalid client_id', 'OAuth client is not authorized')},
	'secret-wrong': {token: errors(401, 'OAUTH-1', invalidClient, 'The client secret is not valid')},
	'secret-wrong-rfc': {token: json(401, {error: 'invalid_client', error_description: 'client authentication failed'})},
	'client-not-allowed': {
		token: json(400, {error: 'unauthorized_client', error_description: 'grant type client_credentials is not allowed'}),
	},
	'client-not-trusted': {token: errors(403, 'OAUTH-9', 'Forbidden', 'The client has no trusted consent')},
	'scope-refused': {token: json(400, {error: 'invalid_scope', error_description: 'requested scope is not allowed'})},
	'bot-disabled': {token: errors(403, 'OAUTH-7', 'Forbidden', 'User is disabled')},
	'token-html': {token: html(200, 'Welcome')},
	'token-missing': {token: json(200, {token_type: 'bearer', expires_in: 21_600})},
	'token-not-found': {token: errors(404, 'HTTP-404', 'Not found')},
	'token-rate-limited': {token: errors(429, 'HTTP-429', tooMany, wait, {'retry-after': '13'})},
	'token-error': {token: errors(500, 'HTTP-500', 'Internal server error')},
	'token-refused': {user: errors(401, 'HTTP-401', 'Unauthorized')},
	'token-refused-once': {times: 1, user: errors(401, 'HTTP-401', 'Unauthorized')},
	rejected: {
		token: errors(401, 'OAUTH-1', invalidClient, 'The client secret is not valid'),
		user: errors(401, 'HTTP-401', 'Unauthorized'),
	},
	'rejected-html': {token: html(401, '401 Authorization Required'), user: html(401, '401 Authorization Required')},
	'clock-off': {
		all: asked =>
			errors(401, 'HTTP-401', 'Unauthorized', undefined, {date: httpDate(Date.now() + 26.5 * 3_600_000)})(asked),
	},
	'other-tenant': {user: errors(403, 'AUTH-5', 'User is not a member of tenant')},
	'user-deleted': {user: errors(404, 'USERS-7', 'Not found', 'The user could not be found')},
	policy: {
		user: errors(403, 'HTTP-403', 'Forbidden', 'Access from this address is not allowed by the policy of the tenant'),
	},
	'policy-html': {all: html(403, '403 Forbidden')},
	'wrong-host': {all: errors(401, 'LOGIN-2', 'No authentication configured for this hostname')},
	'not-found': {all: html(404, '404 Not Found')},
	'web-site': {all: html(200, 'Welcome to our bakery')},
	portal: {
		all: ({response}) =>
			answer(response, 302, 'text/html', '', {location: 'https://portal.hotel.example/login?from=acme'}),
	},
	'rate-limited': {user: errors(429, 'HTTP-429', tooMany, wait, {'retry-after': '13'})},
	'rate-limited-date': {
		user(asked) {
			const now = Date.now();
			const headers = {date: httpDate(now), 'retry-after': httpDate(now + 13_000)};
			errors(429, 'HTTP-429', tooMany, undefined, headers)(asked);
		},
	},
	'rate-limited-text': {user: errors(429, 'HTTP-429', tooMany, wait)},
	'rate-limited-silent': {user: html(429, '429 Too Many Requests')},
	'server-error': {user: errors(500, 'HTTP-500', 'Internal server error')},
	'server-error-html': {all: html(503, '503 Service Temporarily Unavailable')},
	'cut-off': {user: text('{"id":"63eaa458f058b73eeb50e0b9","name":"qlik-cli')},
	'cut-connection': {
		user({response}) {
			response.writeHead(200, {'content-type': 'application/json', 'content-length': '500'});
			response.write('{"id":"63eaa458', () => response.destroy());
		},
	},
	'not-json': {user: text('null and void')},
	'wrong-shape': {user: json(200, {data: [{name: 'somebody'}]})},
	empty: {user: text('')},
	'too-large': {user: asked => text(`{"id":"63eaa458f058b73eeb50e0b9","picture":"${'x'.repeat(10_000_000)}"}`)(asked)},
	bomb: {
		user: asked =>
			text(gzipSync(Buffer.alloc(100_000_000, ' ')), 'application/json', {'content-encoding': 'gzip'})(asked),
	},
	deep: {
		user: asked => text(`{"id":"63eaa458f058b73eeb50e0b9","name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)(asked),
	},
	hang: {all: silence},
	'hang-in-answer': {
		user({response}) {
			response.writeHead(200, {'content-type': 'application/json', 'content-length': '500'});
			response.write('{"id":"63eaa458');
		},
	},
	drip: {
		user({response}) {
			response.writeHead(200, {'content-type': 'application/json', 'content-length': '500'});
			response.flushHeaders();
			const timer = setInterval(() => response.write('{'), 1000);
			response.on('close', () => clearInterval(timer));
		},
	},
	reset: {all: ({request}) => void request.socket.resetAndDestroy()},
	'redirect-loop': {user: ({response}) => answer(response, 302, 'text/html', '', {location: '/api/v1/users/me'})},
	'redirect-elsewhere': {
		user: ({response}) =>
			answer(response, 302, 'text/html', '', {location: 'https://elsewhere.example/api/v1/users/me'}),
	},
	echo: {
		token: asked => errors(401, 'OAUTH-1', invalidClient, `refused: ${asked.body}`)(asked),
		user: asked =>
			errors(401, 'HTTP-401', 'Unauthorized', `refused: ${asked.request.headers.authorization ?? ''}`)(asked),
	},
	'hints-hang': {other: silence},
	'hints-missing': {other: errors(501, 'HTTP-501', 'Not implemented')},
};

/** An HTTP date (RFC 9110 section 5.6.7). */
function httpDate(time: number): string {
	return new Date(time).toUTCString();
}
