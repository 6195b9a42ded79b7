import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {createServer, type Server, type Socket} from 'node:net';
import {afterEach, describe, expect, it} from 'vitest';
import {startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {checkContext} from '../../source/tenant/check.ts';
import type {Phase} from '../../source/tenant/connection/phase.ts';
import {explainRequestFailure} from '../../source/tenant/diagnosis/explain-network.ts';
import type {RequestFailure} from '../../source/tenant/http/request.ts';
import {strangerTarget} from './targets.ts';

const open: Server[] = [];

afterEach(() => {
	for (const server of open.splice(0)) {
		server.close();
	}
});

/** A server that speaks no HTTP but does what it is told to. */
async function listen(onSocket: (socket: Socket) => void): Promise<number> {
	const server = createServer(socket => {
		socket.on('error', () => {});
		onSocket(socket);
	});
	open.push(server);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return (server.address() as AddressInfo).port;
}

async function verdict(server: string, timeoutMs = 5000) {
	const {state, failure} = await checkContext(strangerTarget(server), {timeoutMs, environment: {}});
	return {state, what: failure?.what, code: failure?.evidence.code, action: failure?.action};
}

describe('a network that fails', () => {
	it('does not know the host', async () => {
		const {state, what, code} = await verdict('https://no-such-tenant.invalid');
		expect(state).toBe('unreachable');
		// Without a name server at all, the answer is another.
		expect(code).toMatch(/^(?:ENOTFOUND|EAI_AGAIN)$/);
		expect(what).toMatch(/no-such-tenant\.invalid/);
	});

	it('refuses the connection', async () => {
		const port = await listen(() => {});
		open.pop()?.close();
		expect(await verdict(`http://127.0.0.1:${port}`)).toMatchObject({
			state: 'unreachable',
			code: 'ECONNREFUSED',
			what: `127.0.0.1:${port} refused the connection.`,
		});
	});

	it('resets the connection', async () => {
		const port = await listen(socket => socket.once('data', () => socket.resetAndDestroy()));
		expect(await verdict(`http://127.0.0.1:${port}`)).toMatchObject({state: 'unreachable', code: 'ECONNRESET'});
	});

	it('closes the connection in the handshake', async () => {
		const port = await listen(socket => socket.destroy());
		expect(await verdict(`https://127.0.0.1:${port}`)).toMatchObject({state: 'unreachable', code: 'ECONNRESET'});
	});

	it('never answers the handshake', async () => {
		const port = await listen(() => {});
		expect(await verdict(`https://127.0.0.1:${port}`, 300)).toMatchObject({
			state: 'unreachable',
			code: 'ETIMEDOUT',
			what: `127.0.0.1:${port} accepted the connection, but did not agree on TLS within 0.3 s.`,
		});
	});

	it('does not speak TLS on an https port', async () => {
		const tenant = await startPracticeTenant();
		expect(await verdict(`https://127.0.0.1:${tenant.port}`)).toMatchObject({
			state: 'untrusted',
			action: 'edit-server',
		});
		await tenant.close();
	});

	it('does not speak HTTP', async () => {
		const port = await listen(socket => socket.once('data', () => socket.end('220 mail.example ESMTP\r\n')));
		expect(await verdict(`http://127.0.0.1:${port}`)).toMatchObject({
			state: 'tenant-error',
			what: `127.0.0.1:${port} does not speak HTTP.`,
		});
	});

	it('may send 20 KB of headers', async () => {
		const body = '{"id":"63eaa458f058b73eeb50e0b9","name":"Ada"}';
		const port = await listen(socket =>
			socket.once('data', () =>
				socket.end(
					`HTTP/1.1 200 OK\r\nx-policy: ${'p'.repeat(20_000)}\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
				),
			),
		);
		expect(await verdict(`http://127.0.0.1:${port}`)).toMatchObject({state: 'valid'});
	});

	it.each([
		[
			'headers without end',
			`HTTP/1.1 200 OK\r\nx-policy: ${'p'.repeat(200_000)}\r\n\r\n`,
			/^The headers .* larger than 64 KiB\.$/,
		],
		[
			'two lengths',
			'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}',
			/breaks the rules of HTTP\.$/,
		],
		[
			'a header with a line break in its name',
			'HTTP/1.1 200 OK\r\nx\r\n\r\n{}',
			/breaks the rules of HTTP\.$|does not speak HTTP\.$/,
		],
	])('answers with %s, and is still recognised as HTTP', async (_, answer, what) => {
		const port = await listen(socket => socket.once('data', () => socket.end(answer)));
		const seen = await verdict(`http://127.0.0.1:${port}`);
		expect(seen.state).toBe('tenant-error');
		expect(seen.what).toMatch(what);
	});

	it('answers with damaged compression', async () => {
		const body = 'this is not gzip';
		const port = await listen(socket =>
			socket.once('data', () =>
				socket.end(`HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${body.length}\r\n\r\n${body}`),
			),
		);
		expect(await verdict(`http://127.0.0.1:${port}`)).toMatchObject({
			state: 'tenant-error',
			what: 'The answer of the tenant cannot be decompressed.',
		});
	});

	it('sends one byte at a time from the start', async () => {
		const port = await listen(socket => {
			const bytes = 'HTTP/1.1 200 OK\r\nx-slow: yes\r\ncontent-length: 500\r\n\r\n{'.split('');
			const timer = setInterval(() => socket.write(bytes.shift() ?? ' '), 20);
			socket.on('close', () => clearInterval(timer));
		});
		const started = performance.now();
		expect(await verdict(`http://127.0.0.1:${port}`, 400)).toMatchObject({state: 'unreachable', code: 'ETIMEDOUT'});
		expect(performance.now() - started).toBeLessThan(1500);
	});

	it('uses the status of a refusal whose body never ends', async () => {
		const port = await listen(socket =>
			socket.once('data', () => socket.write('HTTP/1.1 401 Unauthorized\r\ncontent-length: 500\r\n\r\n{"err')),
		);
		expect(await verdict(`http://127.0.0.1:${port}`)).toMatchObject({state: 'rejected'});
	});
});

describe('the messages for what no test can provoke', () => {
	const circumstances = {
		endpoint: 'user',
		method: 'GET',
		path: '/api/v1/users/me',
		origin: 'https://acme.eu.qlikcloud.com',
		host: 'acme.eu.qlikcloud.com',
		kind: 'api-key',
		now: 0,
		looksLikeTenant: true,
		timeoutMs: 10_000,
	} as const;
	const broken = (code: string, phase: Phase, more: Partial<RequestFailure> = {}): RequestFailure => ({
		code,
		phase,
		message: code,
		proxyStatus: undefined,
		proxy: undefined,
		status: undefined,
		certificate: undefined,
		...more,
	});

	it.each([
		['ENOTFOUND', 'lookup', 'There is no host named acme.eu.qlikcloud.com.'],
		['EAI_AGAIN', 'lookup', 'acme.eu.qlikcloud.com cannot be looked up right now.'],
		['ENETUNREACH', 'connect', 'No route to acme.eu.qlikcloud.com.'],
		['EHOSTUNREACH', 'connect', 'No route to acme.eu.qlikcloud.com.'],
		['EACCES', 'connect', 'This machine does not allow a connection to acme.eu.qlikcloud.com.'],
		['ETIMEDOUT', 'connect', 'acme.eu.qlikcloud.com could not be reached within 10 s.'],
		['EWHATEVER', 'connect', 'acme.eu.qlikcloud.com closed the connection without an answer.'],
	] as const)('%s', (code, phase, what) => {
		const {state, failure} = explainRequestFailure(broken(code, phase), circumstances);
		expect(state).toBe('unreachable');
		expect(failure.what).toBe(what);
	});

	it('names a company proxy as the likely interceptor', () => {
		const {state, failure} = explainRequestFailure(
			broken('SELF_SIGNED_CERT_IN_CHAIN', 'tls', {proxy: 'proxy.example:3128'}),
			circumstances,
		);
		expect(state).toBe('untrusted');
		expect(failure.cause).toBe('The proxy proxy.example:3128 intercepts traffic.');
	});

	it('advises against continuing with a revoked certificate', () => {
		expect(explainRequestFailure(broken('CERT_REVOKED', 'tls'), circumstances).failure.cure).toMatch(
			/^Do not continue/,
		);
	});
});
