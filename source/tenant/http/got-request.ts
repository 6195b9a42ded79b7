import type {ClientRequest, IncomingHttpHeaders} from 'node:http';
import type {Socket} from 'node:net';
import {TLSSocket} from 'node:tls';
import type {Request} from 'got';
import {type CertificateFacts, certificateOf} from '../connection/certificate.ts';
import type {Connections} from '../connection/connections.ts';
import type {Phase} from '../connection/phase.ts';
import type {Route} from '../connection/proxy.ts';
import {largestHead} from '../connection/tunnel.ts';
import type {HttpRequest, RequestEvents, RequestOutcome} from './request.ts';

/** Maximum number of bytes read of an answer, after decompression. */
const largestAnswer = 2 * 1024 * 1024;

/** The first few words of a refusal are enough. */
const largestRefusal = 256 * 1024;

/** The status of a refusal says enough, so its body is waited for only this many milliseconds. */
const refusalPatience = 2000;

/**
 * A silent pooled connection counts as dead after this many milliseconds: firewalls silently drop idle ones, and anything sent
 * on them is lost.
 */
const pooledPatience = 3000;

/** The part of `got` that is used here. */
type StartRequest = (url: URL, options: object) => Request;
type NetworkError = Error & {readonly code?: string; readonly cause?: unknown};

/** One request on one connection, from the opening of the socket to the last byte; knows how far it got. */
export class GotRequest {
	readonly #asked: HttpRequest;
	readonly #connections: Connections;
	readonly #signal: AbortSignal;
	readonly #events: RequestEvents;
	readonly #route: Route;
	/** Ends a connection that is still being opened. */
	readonly #opening = new AbortController();
	readonly #finished = Promise.withResolvers<RequestOutcome>();
	readonly #started = performance.now();
	#phase: Phase = 'lookup';
	#stream: Request | undefined;
	#request: ClientRequest | undefined;
	#certificate: CertificateFacts | undefined;
	#status: number | undefined;
	#headers: IncomingHttpHeaders = {};
	#timer: NodeJS.Timeout | undefined;
	readonly #chunks: Buffer[] = [];
	#size = 0;

	/** The connection was a pooled one, and the other side had closed or forgotten it. */
	lostPooledConnection = false;

	constructor(asked: HttpRequest, connections: Connections, signal: AbortSignal, events: RequestEvents) {
		this.#asked = asked;
		this.#connections = connections;
		this.#signal = signal;
		this.#events = events;
		this.#route = connections.routeTo(asked.url);
	}

	async run(start: StartRequest): Promise<RequestOutcome> {
		const abort = () => this.#break('ABORTED', 'no longer wanted');
		this.#signal.addEventListener('abort', abort, {once: true});
		try {
			if (this.#signal.aborted) {
				abort();
			} else {
				this.#connections.observe(
					{
						signal: this.#opening.signal,
						onPhase: phase => this.#reach(phase),
						onCertificate: certificate => {
							this.#certificate = certificate;
						},
					},
					() => this.#start(start),
				);
			}

			return await this.#finished.promise;
		} finally {
			clearTimeout(this.#timer);
			this.#signal.removeEventListener('abort', abort);
		}
	}

	#start(start: StartRequest): void {
		const {body, headers, insecure, method, url} = this.#asked;
		const stream = start(url, {
			method,
			headers: {
				'user-agent': 'qctx',
				accept: 'application/json',
				...(body === undefined ? {} : {'content-length': String(Buffer.byteLength(body))}),
				...headers,
			},
			agent: this.#connections.agents(this.#route),
			https: {rejectUnauthorized: !insecure},
			maxHeaderSize: largestHead,
			followRedirect: false,
			throwHttpErrors: false,
			retry: {limit: 0},
		});
		this.#stream = stream;
		if (method !== 'GET') {
			// got waits for a body that is written. Given one as an option, it would ask whether that is a FormData, for which Node loads all of its fetch.
			stream.end(body);
		}

		stream.once('request', (request: ClientRequest) => {
			this.#request = request;
			request.once('socket', socket => this.#take(socket));
		});
		stream.once('response', (response: {statusCode: number; headers: IncomingHttpHeaders}) => {
			clearTimeout(this.#timer);
			this.#status = response.statusCode;
			this.#headers = response.headers;
			this.#phase = 'answer';
			if (this.#isRefusal) {
				this.#timer = setTimeout(() => this.#answer(), refusalPatience);
			}
		});
		stream.on('data', (chunk: Buffer) => this.#read(chunk));
		stream.once('end', () => this.#answer());
		stream.on('error', (error: NetworkError) => {
			if (this.#isRefusal) {
				this.#answer();
			} else {
				this.#break(codeOf(error), error.message, error.cause);
			}
		});
	}

	/** The connection being opened has reached the next step. */
	#reach(phase: Phase): void {
		const isReached = this.#phase === 'connect' || this.#phase === 'proxy';
		this.#phase = phase;
		if (isReached && (phase === 'tls' || phase === 'request')) {
			this.#events.connected?.({reused: false});
		}
	}

	/** The socket that carries the request: a new one, or a pooled one. */
	#take(socket: Socket): void {
		this.#phase = 'request';
		if (this.#request?.reusedSocket) {
			this.#events.connected?.({reused: true});
			const before = socket.bytesRead;
			this.#timer = setTimeout(() => {
				if (socket.bytesRead === before) {
					this.#break('ETIMEDOUT', 'a pooled connection is silent');
				}
			}, pooledPatience);
		}

		if (socket instanceof TLSSocket) {
			this.#events.secured?.(certificateOf(socket));
		}
	}

	get #isRefusal(): boolean {
		return (this.#status ?? 0) >= 300;
	}

	#read(chunk: Buffer): void {
		this.#size += chunk.length;
		if (this.#size <= (this.#isRefusal ? largestRefusal : largestAnswer)) {
			this.#chunks.push(chunk);
		} else if (this.#isRefusal) {
			this.#answer();
		} else {
			this.#break('TOO_LARGE', `more than ${largestAnswer} bytes`);
		}
	}

	#answer(): void {
		const ended = this.#stream?.readableEnded === true;
		const text = new TextDecoder().decode(Buffer.concat(this.#chunks));
		const ms = performance.now() - this.#started;
		this.#finished.resolve({ok: true, answer: {status: this.#status ?? 0, headers: this.#headers, text, ms}});
		if (!ended) {
			this.#drop();
		}
	}

	#break(code: string, message: string, error?: unknown): void {
		const status = this.#status;
		this.lostPooledConnection =
			this.#request?.reusedSocket === true &&
			status === undefined &&
			(code === 'ECONNRESET' || code === 'EPIPE' || code === 'ETIMEDOUT');
		this.#finished.resolve({
			ok: false,
			failed: {
				phase: this.#phase,
				code,
				message,
				proxyStatus: numberIn(error, 'proxyStatus'),
				proxy: this.#route.via === 'proxy' ? this.#route.label : undefined,
				status,
				certificate: this.#certificate,
			},
		});
		this.#drop();
	}

	#drop(): void {
		this.#opening.abort(new Error('no longer wanted'));
		this.#stream?.destroy();
	}
}

/** got has its own code for any problem in an answer's body; the underlying error says more. */
function codeOf({cause, code, name}: NetworkError): string {
	const inner: unknown = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
	return code === 'ERR_READING_RESPONSE_STREAM' && typeof inner === 'string' ? inner : (code ?? name);
}

function numberIn(value: unknown, key: string): number | undefined {
	const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
	return typeof found === 'number' ? found : undefined;
}
