import type {ClientRequest, IncomingHttpHeaders} from 'node:http';
import type {Socket} from 'node:net';
import {TLSSocket} from 'node:tls';
import type {Request} from 'got';
import {type CertificateFacts, certificateOf} from './certificate.ts';
import type {Connections} from './connections.ts';

/** At most this much of an answer is read, after decompression (PRODUCT section 4). */
export const largestAnswer = 2 * 1024 * 1024;

/** What a failure says in few words is enough of an answer that is no success. */
const largestRefusal = 256 * 1024;

/** A refusal says enough by its status: its body is not waited for longer than this, milliseconds. */
const refusalPatience = 2000;

/** How far a request came. */
export type Phase = 'lookup' | 'connect' | 'proxy' | 'tls' | 'request' | 'answer';

export interface Ask {
	readonly method: 'GET' | 'POST';
	readonly url: URL;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
	readonly insecure: boolean;
}

export interface Answer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly text: string;
	/** From sending to the last byte, milliseconds. */
	readonly ms: number;
}

/** No whole answer, and how far it came. */
export interface Broken {
	readonly phase: Phase;
	/** Of the system (`ECONNREFUSED`), of TLS (`CERT_HAS_EXPIRED`), or ours: `ABORTED`, `TOO_LARGE`. */
	readonly code: string;
	readonly message: string;
	/** Status of the proxy's answer to CONNECT. */
	readonly proxyStatus: number | undefined;
	/** Host and port of the proxy that the request went through. */
	readonly proxy: string | undefined;
	/** Status of the answer that broke off. */
	readonly status: number | undefined;
	/** What the tenant showed when TLS failed, as far as it is known. */
	readonly certificate: CertificateFacts | undefined;
}

export type Exchanged = {readonly ok: true; readonly answer: Answer} | {readonly ok: false; readonly broken: Broken};

/** Told as it happens, for the visible chain. */
export interface ExchangeEvents {
	/** `address` of the other end; `reused` when an open connection was there. */
	readonly connected?: (details: {readonly address: string | undefined; readonly reused: boolean}) => void;
	readonly secured?: (certificate: CertificateFacts | undefined) => void;
}

/**
 * One request and its answer. Never follows a redirect, never throws for what the network does, and ends at once when the signal says so, leaving no
 * socket. A connection that the other side closed while it was idle is no failure: it is made anew.
 */
export async function exchange(
	ask: Ask,
	connections: Connections,
	signal: AbortSignal,
	events: ExchangeEvents = {},
): Promise<Exchanged> {
	const {default: got} = await import('got');
	for (let attempt = 0; ; attempt++) {
		const tried = await attemptExchange(got.stream, ask, connections, signal, events);
		if (!tried.stale || attempt === 2 || signal.aborted) {
			return tried.exchanged;
		}
	}
}

async function attemptExchange(
	stream: (url: URL, options: object) => Request,
	ask: Ask,
	connections: Connections,
	signal: AbortSignal,
	events: ExchangeEvents,
): Promise<{readonly exchanged: Exchanged; readonly stale: boolean}> {
	const route = connections.routeTo(ask.url);
	const proxy = route.via === 'proxy' ? route.label : undefined;
	const sent = performance.now();
	let phase: Phase = 'lookup';
	let opening: Socket | undefined;
	let request: ClientRequest | undefined;
	let certificate: CertificateFacts | undefined;
	let status: number | undefined;
	let headers: IncomingHttpHeaders = {};
	let size = 0;
	const chunks: Buffer[] = [];

	return new Promise(resolve => {
		let over = false;
		let patience: NodeJS.Timeout | undefined;
		let got: Request | undefined;

		function finish(exchanged: Exchanged, stale = false): void {
			if (!over) {
				over = true;
				clearTimeout(patience);
				signal.removeEventListener('abort', abort);
				resolve({exchanged, stale});
			}
		}

		function answered(): void {
			const text = new TextDecoder().decode(Buffer.concat(chunks));
			finish({ok: true, answer: {status: status ?? 0, headers, text, ms: performance.now() - sent}});
		}

		/** Ends the request and its socket, one that waits for a proxy too. */
		function drop(): void {
			got?.destroy();
			if (opening !== undefined && request?.socket !== opening) {
				// With an error, so that a tunnel that is being made ends; who listens for it may have gone by now.
				opening.on('error', () => {});
				opening.destroy(new Error('no longer wanted'));
			}
		}

		function broke(code: string, message: string, error?: unknown): void {
			const stale =
				request?.reusedSocket === true && status === undefined && (code === 'ECONNRESET' || code === 'EPIPE');
			const proxyStatus = numberIn(error, 'statusCode');
			finish({ok: false, broken: {phase, code, message, proxyStatus, proxy, status, certificate}}, stale);
			drop();
		}

		function abort(): void {
			broke('ABORTED', 'no longer wanted');
		}

		if (signal.aborted) {
			abort();
			return;
		}

		signal.addEventListener('abort', abort, {once: true});

		function observe(socket: Socket): void {
			opening = socket;
			socket.once('lookup', () => {
				phase = 'connect';
			});
			socket.once('connect', () => {
				phase = proxy !== undefined ? 'proxy' : socket instanceof TLSSocket ? 'tls' : 'request';
				if (proxy === undefined) {
					events.connected?.({address: socket.remoteAddress, reused: false});
				}
			});
			if (proxy === undefined) {
				// Before Node verifies: of a certificate that fails, nothing can be read later.
				socket.prependOnceListener('secure', () => {
					certificate = certificateOf(socket);
				});
				socket.once('secureConnect', () => secured(socket));
			}
		}

		function secured(socket: Socket): void {
			phase = 'request';
			events.secured?.(certificateOf(socket));
		}

		function assigned(socket: Socket): void {
			if (request?.reusedSocket === true || proxy !== undefined) {
				events.connected?.({address: socket.remoteAddress, reused: request?.reusedSocket === true});
				if (socket instanceof TLSSocket) {
					secured(socket);
				}

				phase = 'request';
			}
		}

		connections.observe(observe, () => {
			got = stream(ask.url, {
				method: ask.method,
				headers: {'user-agent': 'qctx', accept: 'application/json', ...ask.headers},
				...(ask.body === undefined ? {} : {body: ask.body}),
				agent: connections.agents(route),
				https: {rejectUnauthorized: !ask.insecure},
				followRedirect: false,
				throwHttpErrors: false,
				retry: {limit: 0},
				timeout: {},
			});
			got.once('request', (made: ClientRequest) => {
				request = made;
				made.once('socket', assigned);
			});
			got.once('response', (response: {statusCode: number; headers: IncomingHttpHeaders}) => {
				({statusCode: status, headers} = response);
				phase = 'answer';
				if (status >= 300) {
					patience = setTimeout(() => {
						answered();
						drop();
					}, refusalPatience);
				}
			});
			got.on('data', (chunk: Buffer) => {
				size += chunk.length;
				const refusal = (status ?? 0) >= 300;
				if (size <= (refusal ? largestRefusal : largestAnswer)) {
					chunks.push(chunk);
				} else if (refusal) {
					answered();
					drop();
				} else {
					broke('TOO_LARGE', `more than ${largestAnswer} bytes`);
				}
			});
			got.once('end', answered);
			got.on('error', (error: Error & {code?: string; cause?: unknown}) => {
				if ((status ?? 0) >= 300) {
					answered();
				} else {
					broke(codeOf(error), error.message, error.cause);
				}
			});
		});
	});
}

/** got has a code of its own for every trouble in an answer's body; what is behind it says more. */
function codeOf(error: Error & {code?: string; cause?: unknown}): string {
	const {cause} = error;
	const inner: unknown = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
	return error.code === 'ERR_READING_RESPONSE_STREAM' && typeof inner === 'string' ? inner : (error.code ?? error.name);
}

function numberIn(value: unknown, key: string): number | undefined {
	const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
	return typeof found === 'number' ? found : undefined;
}
