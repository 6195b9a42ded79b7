import {once} from 'node:events';
import {createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import {type FaultAnswers, faultAnswers} from './fault-answers.ts';
import type {FaultName} from './faults.ts';
import {answerKeys} from './issued-keys.ts';
import {type Account, type AccountOptions, createAccount, practiceClientId, practiceClientSecret} from './people.ts';
import {type Asked, answerErrors, readBody, type SeenRequest} from './request.ts';
import {answerOther, answerUser, grantToken, type TenantState, tokenRequest} from './usual-answers.ts';

/** A small tenant that speaks real HTTP on loopback: the API's real paths and answers, and faults by name. */
export interface PracticeTenant {
	/** `http://127.0.0.1:port`. */
	readonly url: string;
	readonly port: number;
	readonly tenantId: string;
	/** The tutorial's client, without a fault. */
	readonly client: Account;
	/** Adds an account: an OAuth client or a user with an API key, optionally with its own fault. */
	add(kind: Account['kind'], options?: AccountOptions): Account;
	/** Sets a fault for everybody, even for unknown accounts; it overrides the accounts' own. */
	setFault(fault: FaultName | undefined): void;
	/** Every request, in order. */
	readonly requests: readonly SeenRequest[];
	/** Revokes every granted token. */
	revokeTokens(): void;
	/** Numbers of connections ever made and still open. */
	connections(): {readonly made: number; readonly open: number};
	/** Also closes all connections. */
	close(): Promise<void>;
}

export interface PracticeTenantOptions {
	readonly tenantId?: string;
	readonly fault?: FaultName;
	/** Milliseconds before each answer. */
	readonly latencyMs?: number;
	/** Creates another kind of server, such as one with TLS; plain `http` by default. */
	readonly createServer?: (listener: RequestListener) => Server;
	/** The origin that clients use; `http://127.0.0.1:port` by default. */
	readonly origin?: (port: number) => string;
}

/** Starts a tenant on a free loopback port. */
export async function startPracticeTenant(options: PracticeTenantOptions = {}): Promise<PracticeTenant> {
	const {tenantId = '7jUtftp6F4cMaxpejxM60DgFj03Z5L_V'} = options;
	const client = createAccount('oauth', tenantId, {clientId: practiceClientId, clientSecret: practiceClientSecret});
	const accounts: Account[] = [client];
	const requests: SeenRequest[] = [];
	const sockets = new Set<Socket>();
	let made = 0;
	let fault = options.fault;
	let url = '';
	const tenant: TenantState = {url: () => url, tenantId, accounts, tokens: new Map()};

	async function listen(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const method = request.method ?? 'GET';
		const path = (request.url ?? '/').split('?')[0] ?? '/';
		const at = Date.now();
		const body = await readBody(request);
		const seen = {
			method,
			path: request.url ?? '/',
			headers: request.headers,
			body,
			at,
			status: () => statusOf(response),
		};
		const account = whoAsks(tenant, path, body, request.headers.authorization);
		const before = requests.filter(other => kindOf(other.path) === kindOf(path) && sameAsker(other, seen)).length;
		requests.push(seen);
		const asked: Asked = {request, response, method, path, body, account, before};
		const name = fault ?? account?.fault;
		const wait = (options.latencyMs ?? 0) + (name === 'slow' && kindOf(path) === 'user' ? 2000 : 0);
		if (wait > 0) {
			await later(wait, response);
		}

		if (!response.destroyed) {
			answerAsked(asked, tenant, name === undefined ? undefined : faultAnswers[name]);
		}
	}

	const listener: RequestListener = (request, response) => {
		// A client that goes away mid-request does not matter to a tenant.
		listen(request, response).catch(() => response.destroy());
	};
	const server = options.createServer?.(listener) ?? createServer(listener);
	server.on('connection', (socket: Socket) => {
		made++;
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => {});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	url = options.origin?.(port) ?? `http://127.0.0.1:${port}`;

	return {
		url,
		port,
		tenantId,
		client,
		requests,
		add(kind, accountOptions) {
			const account = createAccount(kind, tenantId, accountOptions);
			accounts.push(account);
			return account;
		},
		setFault(name) {
			fault = name;
		},
		revokeTokens: () => tenant.tokens.clear(),
		connections: () => ({made, open: sockets.size}),
		async close() {
			const closed = once(server, 'close');
			server.close();
			for (const socket of sockets) {
				socket.destroy();
			}

			await closed;
		},
	};
}

function answerAsked(asked: Asked, tenant: TenantState, fault: FaultAnswers | undefined): void {
	const {method, path, response} = asked;
	const kind = kindOf(path);
	const answer = asked.before < (fault?.times ?? Infinity) ? (fault?.[kind] ?? fault?.all) : undefined;
	if (answer !== undefined) {
		answer(asked);
	} else if (kind === 'other' && answerKeys(asked, tenant)) {
		// Answered.
	} else if (method !== (kind === 'token' ? 'POST' : 'GET')) {
		answerErrors(response, 405, 'HTTP-405', 'Method not allowed');
	} else if (kind === 'token') {
		grantToken(asked, tenant);
	} else if (kind === 'user') {
		answerUser(asked, tenant);
	} else {
		answerOther(asked, tenant);
	}
}

function kindOf(path: string): 'token' | 'user' | 'other' {
	const plain = path.split('?')[0] ?? path;
	return plain === '/oauth/token' ? 'token' : /^\/api\/v1\/users\/[^/]+$/.test(plain) ? 'user' : 'other';
}

/** The account that a client id, an access token or an API key belongs to. */
function whoAsks(
	tenant: TenantState,
	path: string,
	body: string,
	authorization: string | undefined,
): Account | undefined {
	if (path === '/oauth/token') {
		const {client_id: clientId} = tokenRequest({body});
		return tenant.accounts.find(account => account.kind === 'oauth' && account.clientId === clientId);
	}

	const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '';
	const granted = tenant.tokens.get(token);
	if (granted !== undefined) {
		return granted.expiresAt > Date.now() ? granted.account : undefined;
	}

	return tenant.accounts.find(({keys}) => keys.some(key => key.token === token && key.expiry > Date.now()));
}

function sameAsker(one: SeenRequest, other: SeenRequest): boolean {
	const who = (seen: SeenRequest) =>
		seen.body === '' ? claimedUser(seen.headers.authorization) : tokenRequest(seen).client_id;
	return who(one) === who(other);
}

/** The user that a token claims, which stays the same when the token changes. */
function claimedUser(authorization: string | undefined): string | undefined {
	try {
		const claims: unknown = JSON.parse(Buffer.from(authorization?.split('.')[1] ?? '', 'base64url').toString());
		return String(Reflect.get(Object(claims), 'sub'));
	} catch {
		return authorization;
	}
}

function statusOf(response: ServerResponse): number | undefined {
	return response.headersSent ? response.statusCode : undefined;
}

/** Waits, but not after the client has gone. */
async function later(ms: number, response: ServerResponse): Promise<void> {
	await new Promise<void>(resolve => {
		const timer = setTimeout(resolve, ms);
		response.once('close', () => {
			clearTimeout(timer);
			resolve();
		});
	});
}
