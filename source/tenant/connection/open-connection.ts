import type {Socket} from 'node:net';
import {type ConnectionOptions, connect as startTls, type TLSSocket} from 'node:tls';
import {type CertificateFacts, certificateOf} from './certificate.ts';
import {connect} from './connect.ts';
import type {Phase} from './phase.ts';
import type {Route} from './proxy.ts';
import type {ResolveHost} from './resolve-host.ts';
import {openTunnel} from './tunnel.ts';

/** Called with the progress of a connection being opened. */
export interface OpeningEvents {
	readonly signal: AbortSignal;
	onPhase(phase: Phase): void;
	/** The tenant's certificate, trusted or not. */
	onCertificate(certificate: CertificateFacts | undefined): void;
}

export interface OpenOptions {
	readonly host: string;
	readonly port: number;
	readonly route: Route;
	/** TLS options of the request's agent: server name, verification. Without them, the connection is not encrypted. */
	readonly tls: ConnectionOptions | undefined;
	readonly resolveHost: ResolveHost;
	readonly events: OpeningEvents;
	/** Called with every socket, so that it can be closed. */
	readonly track: (socket: Socket) => void;
}

/**
 * Opens a connection to a tenant, step by step: look-up, connection, proxy if there is one, TLS. Each step is its own phase, so that a
 * time-out names the step in which it happened. Aborting ends all of them at once.
 */
export async function openConnection(options: OpenOptions): Promise<Socket> {
	const {events, resolveHost, route, tls, track} = options;
	const {signal} = events;
	const proxy = route.via === 'proxy' ? route : undefined;
	const {host, port} = proxy ?? options;
	events.onPhase('lookup');
	const addresses = await resolveHost(host, signal);
	events.onPhase('connect');
	let socket = await connect({addresses, port, signal, onlyLoopback: tls === undefined});
	track(socket);
	const destroy = () => socket.destroy();
	signal.addEventListener('abort', destroy, {once: true});
	try {
		if (proxy !== undefined) {
			events.onPhase('proxy');
			if (proxy.secure) {
				socket = await secure(socket, {host: proxy.host, servername: nameOf(proxy.host)}, signal);
			}

			const name = options.host.includes(':') ? `[${options.host}]` : options.host;
			const target = `${name}:${options.port}`;
			socket = await openTunnel({socket, target, authorization: proxy.authorization, signal});
		}

		if (tls !== undefined) {
			events.onPhase('tls');
			socket = await secure(socket, tls, signal, events.onCertificate);
		}

		signal.throwIfAborted();
		events.onPhase('request');
		return socket;
	} catch (error) {
		socket.destroy();
		throw error;
	} finally {
		signal.removeEventListener('abort', destroy);
	}
}

async function secure(
	socket: Socket,
	options: ConnectionOptions,
	signal: AbortSignal,
	onCertificate?: OpeningEvents['onCertificate'],
): Promise<TLSSocket> {
	return new Promise((resolve, reject) => {
		const secured = startTls({...options, socket});
		const abort = () => {
			secured.destroy();
			reject(signal.reason);
		};
		signal.addEventListener('abort', abort, {once: true});
		// Before Node verifies it, because a certificate that fails cannot be read later.
		secured.prependOnceListener('secure', () => onCertificate?.(certificateOf(secured)));
		secured.once('secureConnect', () => {
			signal.removeEventListener('abort', abort);
			onCertificate?.(certificateOf(secured));
			resolve(secured);
		});
		secured.once('error', error => {
			signal.removeEventListener('abort', abort);
			reject(error);
		});
		secured.once('close', () => {
			reject(Object.assign(new Error('closed in the TLS handshake'), {code: 'ECONNRESET'}));
		});
	});
}

/** TLS cannot request an address as a server name (RFC 6066 section 3). */
function nameOf(host: string): string {
	return /^[\d.]+$|:/.test(host) ? '' : host;
}
