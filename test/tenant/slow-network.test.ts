import {once} from 'node:events';
import {type AddressInfo, createServer, type Server, type Socket} from 'node:net';
import {Worker} from 'node:worker_threads';
import {afterEach, describe, expect, it, onTestFinished} from 'vitest';
import {startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {checkContext} from '../../source/tenant/check.ts';
import {connect} from '../../source/tenant/connection/connect.ts';
import {createConnections} from '../../source/tenant/connection/connections.ts';
import {resolveHost} from '../../source/tenant/connection/resolve-host.ts';
import {createTenantClient} from '../../source/tenant/tenant-client.ts';
import {createAuthority} from './certificates.ts';
import {startNameServer} from './name-server.ts';
import {strangerTarget, targetFor} from './targets.ts';
import {startTlsTenant} from './tls-tenant.ts';

const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(() => {
	for (const server of servers.splice(0)) {
		server.close();
	}

	for (const socket of sockets) {
		socket.destroy();
	}
});

async function listen(onSocket: (socket: Socket) => void): Promise<number> {
	const server = createServer(socket => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => {});
		onSocket(socket);
	});
	servers.push(server);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return (server.address() as AddressInfo).port;
}

/** A check whose names are looked up at a name server of the test's own. */
function connectionsBy(nameServer: string) {
	const connections = createConnections({
		environment: {},
		resolveHost: async (host, signal) => resolveHost(host, signal, {servers: [nameServer], hostsFile: '/dev/null'}),
	});
	onTestFinished(() => connections.close());
	return connections;
}

describe('a name server', () => {
	it('that is slow does not delay other look-ups: 8 hosts take as long as one', async () => {
		const names = await startNameServer(() => ['127.0.0.1'], 2500);
		onTestFinished(() => names.close());
		const tenant = await startTlsTenant(await (await createAuthority()).issue());
		onTestFinished(async () => tenant.close());
		const connections = connectionsBy(names.address);
		const started = performance.now();
		const states = await Promise.all(
			Array.from({length: 8}, async (_, index) => {
				const server = `https://tenant-${index}.eu.qlikcloud.com:${tenant.port}`;
				const target = targetFor(server, tenant.client, {insecure: true});
				return (await checkContext(target, {connections, timeoutMs: 8000})).state;
			}),
		);
		expect(states).toEqual(states.map(() => 'valid'));
		expect(performance.now() - started).toBeLessThan(6000);
	});

	it('that is dead is named as the cause, and delays nothing afterwards', async () => {
		const names = await startNameServer(() => 'silence');
		onTestFinished(() => names.close());
		const connections = connectionsBy(names.address);
		const {state, failure} = await checkContext(strangerTarget('https://acme.eu.qlikcloud.com'), {
			connections,
			timeoutMs: 300,
		});
		expect(state).toBe('unreachable');
		expect(failure?.what).toBe('acme.eu.qlikcloud.com could not be looked up within 0.3 s.');
		expect(failure?.cause).toBe('The name server (DNS) of this machine does not answer.');
	});

	it('that does not know the host is reported as such', async () => {
		const names = await startNameServer(() => 'no-such-name');
		onTestFinished(() => names.close());
		const connections = connectionsBy(names.address);
		const {failure} = await checkContext(strangerTarget('https://acme.eu.qlikcloud.com'), {connections});
		expect(failure?.what).toBe('There is no host named acme.eu.qlikcloud.com.');
	});

	it.each(['http://foo.localhost', 'http://localhost.', 'http://a.b.LOCALHOST.'])(
		'is not asked about %s, and a secret goes in clear to this machine only',
		async server => {
			const names = await startNameServer(() => ['127.0.0.2']);
			onTestFinished(() => names.close());
			const tenant = await startPracticeTenant();
			onTestFinished(async () => tenant.close());
			const target = targetFor(`${server}:${tenant.port}`, tenant.client);
			expect((await checkContext(target, {connections: connectionsBy(names.address)})).state).toBe('valid');
			expect([...names.asked]).toEqual([]);
		},
	);
});

describe('a plain connection', () => {
	it('is made only to an address of this machine, whatever the look-up returns', async () => {
		const connections = createConnections({environment: {}, resolveHost: async () => ['192.0.2.1']});
		onTestFinished(() => connections.close());
		const {state, failure} = await checkContext(strangerTarget('http://foo.localhost'), {connections});
		expect(state).toBe('unreachable');
		expect(failure?.what).toBe('foo.localhost is not an address of this machine.');
	});
});

describe('a connection', () => {
	it('is not given up while it is slow, even if another address fails at once', async () => {
		// A queue of connections that is full: the system answers when the server takes some of them out, after a second.
		const worker = new Worker(
			`const {createServer} = require('node:net');
			const {parentPort, workerData} = require('node:worker_threads');
			const server = createServer(socket => socket.on('error', () => {}));
			server.listen({port: 0, host: '127.0.0.1', backlog: 1}, () => {
				parentPort.postMessage(server.address().port);
				Atomics.wait(new Int32Array(workerData), 0, 0, 900);
			});`,
			{eval: true, workerData: new SharedArrayBuffer(4)},
		);
		onTestFinished(async () => void (await worker.terminate()));
		const [port] = (await once(worker, 'message')) as [number];
		const {signal} = new AbortController();
		const fillers = await Promise.all(
			[1, 2].map(async () => connect({addresses: ['127.0.0.1'], port, signal, onlyLoopback: true})),
		);
		const started = performance.now();
		const socket = await connect({addresses: ['127.0.0.1', '::1'], port, signal, onlyLoopback: true});
		expect(performance.now() - started).toBeGreaterThan(500);
		expect(socket.remoteAddress).toBe('127.0.0.1');
		for (const opened of [socket, ...fillers]) {
			opened.destroy();
		}
	});

	it('tries the next address while the first one is silent', async () => {
		const port = await listen(() => {});
		const {signal} = new AbortController();
		// A network for documentation (RFC 5737): dropped, or refused at once.
		const socket = await connect({addresses: ['192.0.2.1', '127.0.0.1'], port, signal, onlyLoopback: false});
		expect(socket.remoteAddress).toBe('127.0.0.1');
		socket.destroy();
	});

	it('reports the step at which it stopped: a peer that accepts but does not speak TLS', async () => {
		const port = await listen(() => {});
		const {failure} = await checkContext(strangerTarget(`https://127.0.0.1:${port}`), {
			timeoutMs: 300,
			environment: {},
		});
		expect(failure?.what).toBe(`127.0.0.1:${port} accepted the connection, but did not agree on TLS within 0.3 s.`);
	});

	it('that a firewall has dropped from the pool says nothing about the tenant', async () => {
		let isForgetful = false;
		const seen: Socket[] = [];
		const port = await listen(socket => {
			const isOld = () => isForgetful && seen.indexOf(socket) < 1;
			seen.push(socket);
			socket.on('data', () => {
				if (!isOld()) {
					const body = '{"id":"63eaa458f058b73eeb50e0b9","name":"Ada"}';
					socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
				}
			});
		});
		const client = createTenantClient({environment: {}});
		onTestFinished(() => client.close());
		const target = strangerTarget(`http://127.0.0.1:${port}`);
		expect((await client.check(target, {hints: false})).state).toBe('valid');
		isForgetful = true;
		const started = performance.now();
		expect((await client.check(target, {hints: false})).state).toBe('valid');
		expect(performance.now() - started).toBeLessThan(5000);
		expect(seen).toHaveLength(2);
	});
});
