import type {IncomingHttpHeaders} from 'node:http';
import type {CertificateFacts} from '../connection/certificate.ts';
import type {Phase} from '../connection/phase.ts';

export interface HttpRequest {
	readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	readonly url: URL;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
	readonly insecure: boolean;
	/** Sent once, on a new connection, because its effect must not happen twice. */
	readonly once?: boolean;
}

export interface Answer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly text: string;
	/** Milliseconds from sending to the last byte. */
	readonly ms: number;
}

/** No complete answer, and how far the request got. */
export interface RequestFailure {
	readonly phase: Phase;
	/** Of the system (`ECONNREFUSED`), of TLS (`CERT_HAS_EXPIRED`), or ours: `ABORTED`, `TOO_LARGE`, `NOT_LOOPBACK`, `TUNNEL_REFUSED`. */
	readonly code: string;
	readonly message: string;
	/** Status of the proxy's answer to CONNECT. */
	readonly proxyStatus: number | undefined;
	/** Host and port of the proxy that the request went through. */
	readonly proxy: string | undefined;
	/** Status of the answer that broke off. */
	readonly status: number | undefined;
	/** The tenant's certificate when TLS failed, if known. */
	readonly certificate: CertificateFacts | undefined;
}

export type RequestOutcome =
	| {readonly ok: true; readonly answer: Answer}
	| {readonly ok: false; readonly failed: RequestFailure};

/** Called as things happen, for the visible chain and for counting. */
export interface RequestEvents {
	/** The request is being sent, or sent once more. */
	readonly sending?: () => void;
	/** `reused`: the connection was already open. */
	readonly connected?: (details: {readonly reused: boolean}) => void;
	readonly secured?: (certificate: CertificateFacts | undefined) => void;
}
