import {AsyncLocalStorage} from 'node:async_hooks';
import http from 'node:http';
import https from 'node:https';
import type {Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import type {ConnectionOptions} from 'node:tls';
import {type OpeningEvents, openConnection} from './open-connection.ts';
import {type Route, routeTo} from './proxy.ts';
import {type ResolveHost, resolveHost as resolveSystemHost} from './resolve-host.ts';

/** The open connections to tenants: one pool, so that checks of one host reuse a connection. Idle ones do not keep the process alive. */
export interface Connections {
	routeTo(url: URL): Route;
	/** Agents for a request on that route. */
	agents(route: Route): {readonly http: http.Agent; readonly https: https.Agent};
	/** Runs a function that sends a request, and reports the progress of the connection that it opens, if any. */
	observe<Value>(events: OpeningEvents, run: () => Value): Value;
	/** Closes unused connections. */
	closeIdle(): void;
	/** Closes all connections, including those in use. */
	close(): void;
}

export interface ConnectionsOptions {
	/** Names the proxies (`routeTo`). */
	readonly environment?: NodeJS.ProcessEnv | undefined;
	readonly resolveHost?: ResolveHost;
}

type Given = Pick<http.ClientRequestArgs, 'host' | 'port'>;
type Callback = (error: Error | null, stream: Duplex) => void;

/** An empty pool. */
export function createConnections(options: ConnectionsOptions = {}): Connections {
	const {environment = process.env, resolveHost = resolveSystemHost} = options;
	const observers = new AsyncLocalStorage<OpeningEvents>();
	const open = new Set<Socket>();
	const closing = new AbortController();

	function start({host, port}: Given, tls: ConnectionOptions | undefined, route: Route, done?: Callback): undefined {
		const events = observers.getStore();
		const opened = openConnection({
			host: host ?? '',
			port: Number(port),
			route,
			tls,
			resolveHost,
			events: {
				signal: AbortSignal.any([closing.signal, ...(events === undefined ? [] : [events.signal])]),
				onPhase: phase => events?.onPhase(phase),
				onCertificate: certificate => events?.onCertificate(certificate),
			},
			track(socket) {
				open.add(socket);
				socket.once('close', () => open.delete(socket));
			},
		});
		opened.then(
			socket => done?.(null, socket),
			// The agent expects no socket together with an error.
			error => done && Reflect.apply(done, undefined, [error]),
		);
	}

	class TenantHttpsAgent extends https.Agent {
		readonly #route: Route;

		constructor(route: Route) {
			super({keepAlive: true});
			this.#route = route;
		}

		override createConnection(given: https.RequestOptions, done?: Callback): undefined {
			return start(given, given as ConnectionOptions, this.#route, done);
		}
	}

	class TenantHttpAgent extends http.Agent {
		override createConnection(given: http.ClientRequestArgs, done?: Callback): undefined {
			return start(given, undefined, {via: 'direct'}, done);
		}
	}

	const plain = new TenantHttpAgent({keepAlive: true});
	const secure = new Map<string, https.Agent>();
	const all = () => [plain, ...secure.values()];

	return {
		routeTo: url => routeTo(url, environment),
		agents(route) {
			const key = route.via === 'proxy' ? route.label : '';
			let agent = secure.get(key);
			if (agent === undefined) {
				agent = new TenantHttpsAgent(route);
				secure.set(key, agent);
			}

			return {http: plain, https: agent};
		},
		observe: (events, run) => observers.run(events, run),
		closeIdle() {
			for (const socket of all().flatMap(agent => Object.values(agent.freeSockets).flat())) {
				socket?.destroy();
			}
		},
		close() {
			closing.abort();
			for (const agent of all()) {
				agent.destroy();
			}

			for (const socket of open) {
				socket.destroy();
			}
		},
	};
}
