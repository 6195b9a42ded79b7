import {request as startRequest} from 'node:http';
import type {Socket} from 'node:net';
import type {Secret} from '../../credentials/secret.ts';

/** Maximum size of an answer's status line and headers in bytes: gateways add dozens of cookies and policies. */
export const largestHead = 64 * 1024;

export interface TunnelOptions {
	/** Connected to the proxy. */
	readonly socket: Socket;
	/** `host:port` of the tenant. */
	readonly target: string;
	/** `Basic …` */
	readonly authorization: Secret | undefined;
	readonly signal: AbortSignal;
}

/** The proxy answered CONNECT without opening a tunnel. */
class TunnelError extends Error {
	readonly code = 'TUNNEL_REFUSED';
	readonly proxyStatus: number;

	constructor(proxyStatus: number) {
		super(`the proxy answered ${proxyStatus}`);
		this.proxyStatus = proxyStatus;
	}
}

/** Asks a proxy for a tunnel (RFC 9110 section 9.3.6); afterwards the socket leads to the tenant. */
export async function openTunnel({socket, target, authorization, signal}: TunnelOptions): Promise<Socket> {
	return new Promise((resolve, reject) => {
		const request = startRequest({
			method: 'CONNECT',
			path: target,
			headers: {
				host: target,
				...(authorization === undefined ? {} : {'proxy-authorization': authorization.reveal()}),
			},
			createConnection: () => socket,
			maxHeaderSize: largestHead,
			signal,
		});
		request.once('connect', ({statusCode = 0}) => {
			if (statusCode === 200) {
				resolve(socket);
			} else {
				socket.destroy();
				reject(new TunnelError(statusCode));
			}
		});
		request.on('error', reject);
		request.end();
	});
}
