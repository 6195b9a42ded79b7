import type {ClientRequest, IncomingHttpHeaders} from 'node:http';
import type {Socket} from 'node:net';
import {TLSSocket} from 'node:tls';
import type {Request} from 'got';
import {type CertificateFacts, certificateOf} from './certificate.ts';
import type {Connections} from './connections.ts';
import type {Route} from './proxy.ts';
import type {ConnectionEvents, HttpRequest, Phase, RequestOutcome} from './request.ts';

/** At most this much of an answer is read, after decompression (PRODUCT section 4). */
const largestAnswer = 2 * 1024 * 1024;

/** What a refusal says in few words is enough of it. */
const largestRefusal = 256 * 1024;

/** A refusal says enough by its status: its body is not waited for longer than this, milliseconds. */
const refusalPatience = 2000;

/** What comes of `got`, as far as it is used here. */
type StartRequest = (url: URL, options: object) => Request;
type NetworkError = Error & {readonly code?: string; readonly cause?: unknown};

/** One request on one connection, from the opening of the socket to the last byte; it knows how far it came. */
export class GotRequest {
	readonly #ask: HttpRequest;
	readonly #connections: Connections;
	readonly #signal: AbortSignal;
	readonly #events: ConnectionEvents;
	readonly #route: Route;
	readonly #finished = Promise.withResolvers<RequestOutcome>();
	readonly #started = performance.now();
	#phase: Phase = 'lookup';
	#opening: Socket | undefined;
	#stream: Request | undefined;
	#request: ClientRequest | undefined;
	#certificate: CertificateFacts | undefined;
	#status: number | undefined;
	#headers: IncomingHttpHeaders = {};
	#patience: NodeJS.Timeout | undefined;
	readonly #chunks: Buffer[] = [];
	#size = 0;

	/** The connection was an open one of before, and the other side had closed it. */
	lostPooledConnection = false;

	constructor(ask: HttpRequest, connections: Connections, signal: AbortSignal, events: ConnectionEvents) {
		this.#ask = ask;
		this.#connections = connections;
		this.#signal = signal;
		this.#events = events;
		this.#route = connections.routeTo(ask.url);
	}

	async run(start: StartRequest): Promise<RequestOutcome> {
		const abort = () => this.#break('ABORTED', 'no longer wanted');
		this.#signal.addEventListener('abort', abort, {once: true});
		try {
			if (this.#signal.aborted) {
				abort();
			} else {
				this.#connections.observe(
					socket => this.#watchOpening(socket),
					() => this.#start(start),
				);
			}

			return await this.#finished.promise;
		} finally {
			clearTimeout(this.#patience);
			this.#signal.removeEventListener('abort', abort);
		}
	}

	get #proxy(): string | undefined {
		return this.#route.via === 'proxy' ? this.#route.label : undefined;
	}

	#start(start: StartRequest): void {
		const {body, headers, insecure, method, url} = this.#ask;
		const stream = start(url, {
			method,
			headers: {'user-agent': 'qctx', accept: 'application/json', ...headers},
			...(body === undefined ? {} : {body}),
			agent: this.#connections.agents(this.#route),
			https: {rejectUnauthorized: !insecure},
			followRedirect: false,
			throwHttpErrors: false,
			retry: {limit: 0},
		});
		this.#stream = stream;
		stream.once('request', (request: ClientRequest) => {
			this.#request = request;
			request.once('socket', socket => this.#take(socket));
		});
		stream.once('response', (response: {statusCode: number; headers: IncomingHttpHeaders}) => {
			this.#status = response.statusCode;
			this.#headers = response.headers;
			this.#phase = 'answer';
			if (this.#isRefusal) {
				this.#patience = setTimeout(() => this.#answer(), refusalPatience);
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

	/** A socket of our own. Through a proxy it leads there, and Node tells of the tenant's only when its TLS is agreed on. */
	#watchOpening(socket: Socket): void {
		this.#opening = socket;
		socket.once('lookup', () => {
			this.#phase = 'connect';
		});
		if (this.#proxy !== undefined) {
			socket.once('connect', () => {
				this.#phase = 'proxy';
			});
			return;
		}

		socket.once('connect', () => {
			this.#phase = socket instanceof TLSSocket ? 'tls' : 'request';
			this.#events.connected?.({reused: false});
		});
		// Before Node verifies: of a certificate that fails, nothing can be read later.
		socket.prependOnceListener('secure', () => {
			this.#certificate = certificateOf(socket);
		});
		socket.once('secureConnect', () => this.#secured(socket));
	}

	/** The socket that carries the request: the one that was opened, the inner one of a tunnel, or one of before. */
	#take(socket: Socket): void {
		const reused = this.#request?.reusedSocket === true;
		if (reused || this.#proxy !== undefined) {
			this.#events.connected?.({reused});
			this.#phase = 'request';
			if (socket instanceof TLSSocket) {
				this.#secured(socket);
			}
		}
	}

	#secured(socket: Socket): void {
		this.#phase = 'request';
		this.#events.secured?.(certificateOf(socket));
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
			this.#request?.reusedSocket === true && status === undefined && (code === 'ECONNRESET' || code === 'EPIPE');
		this.#finished.resolve({
			ok: false,
			failed: {
				phase: this.#phase,
				code,
				message,
				proxyStatus: numberIn(error, 'statusCode'),
				proxy: this.#proxy,
				status,
				certificate: this.#certificate,
			},
		});
		this.#drop();
	}

	/** Ends the request and its socket, also one of a tunnel that is still being made: of that, the request knows nothing yet. */
	#drop(): void {
		const opening = this.#opening;
		this.#stream?.destroy();
		if (opening !== undefined && this.#request?.socket !== opening) {
			// With an error, so that the making of the tunnel ends; who listens for it may have gone by now.
			opening.on('error', () => {});
			opening.destroy(new Error('no longer wanted'));
		}
	}
}

/** got has a code of its own for every trouble in an answer's body; what is behind it says more. */
function codeOf({cause, code, name}: NetworkError): string {
	const inner: unknown = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
	return code === 'ERR_READING_RESPONSE_STREAM' && typeof inner === 'string' ? inner : (code ?? name);
}

function numberIn(value: unknown, key: string): number | undefined {
	const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
	return typeof found === 'number' ? found : undefined;
}
