import {AsyncLocalStorage} from 'node:async_hooks';
import http from 'node:http';
import https from 'node:https';
import type {Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import {type Route, routeTo} from './proxy.ts';

/** Told of the socket that a request opens, before it is connected. Not called when a connection is used again. */
export type SocketObserver = (socket: Socket) => void;

/** The open connections to tenants: one pool, so that checks of one host use a connection again. Idle ones do not keep the process alive. */
export interface Connections {
	routeTo(url: URL): Route;
	/** Agents for a request on that route. */
	agents(route: Route): {readonly http: http.Agent; readonly https: https.Agent};
	/** Runs what makes a request, and tells of the socket it opens: also while a tunnel through a proxy is being made, when Node tells nobody yet. */
	observe<Value>(observer: SocketObserver, run: () => Value): Value;
	/** Ends all connections, those in use too. */
	close(): void;
	/** Nothing should be asked any more. */
	readonly closed: boolean;
}

/** An empty pool. `environment` names the proxies (`routeTo`). */
export function createConnections(environment: NodeJS.ProcessEnv = process.env): Connections {
	const observers = new AsyncLocalStorage<SocketObserver>();
	const open = new Set<Socket>();
	const opened = (socket: Duplex | null | undefined) => {
		if (socket && 'connecting' in socket) {
			const opening = socket as Socket;
			open.add(opening);
			opening.once('close', () => open.delete(opening));
			observers.getStore()?.(opening);
		}
	};

	class ObservedHttpsAgent extends https.Agent {
		override createConnection(...given: Parameters<https.Agent['createConnection']>): Duplex | null | undefined {
			const socket = super.createConnection(...given);
			opened(socket);
			return socket;
		}
	}

	class ObservedHttpAgent extends http.Agent {
		override createConnection(...given: Parameters<http.Agent['createConnection']>): Duplex | null | undefined {
			const socket = super.createConnection(...given);
			opened(socket);
			return socket;
		}
	}

	let closed = false;
	const plain = new ObservedHttpAgent({keepAlive: true});
	const secure = new Map<string, https.Agent>();

	return {
		routeTo: url => routeTo(url, environment),
		agents(route) {
			const proxy = route.via === 'proxy' ? route.url : '';
			let agent = secure.get(proxy);
			if (agent === undefined) {
				agent = new ObservedHttpsAgent({keepAlive: true, ...(proxy === '' ? {} : {proxyEnv: {HTTPS_PROXY: proxy}})});
				secure.set(proxy, agent);
			}

			return {http: plain, https: agent};
		},
		observe: (observer, run) => observers.run(observer, run),
		get closed() {
			return closed;
		},
		close() {
			closed = true;
			plain.destroy();
			for (const agent of secure.values()) {
				agent.destroy();
			}

			for (const socket of open) {
				socket.destroy();
			}
		},
	};
}
