import type {Socket} from 'node:net';
import {TLSSocket} from 'node:tls';

/** The content of a tenant's certificate; strings are raw. */
export interface CertificateFacts {
	/** Epoch milliseconds. */
	readonly validFrom: number;
	/** Epoch milliseconds. */
	readonly validTo: number;
	/** Host names it is for. */
	readonly names: readonly string[];
	readonly issuer: string;
	/** Whether it was verified; false with `insecure`. */
	readonly trusted: boolean;
}

/** Reads the peer's certificate, if the socket has one. */
export function certificateOf(socket: Socket | null | undefined): CertificateFacts | undefined {
	if (!(socket instanceof TLSSocket)) {
		return undefined;
	}

	const certificate = socket.getPeerCertificate();
	// Empty before the handshake, null after the end, whatever the types say.
	if (!certificate?.valid_to) {
		return undefined;
	}

	const {issuer, subjectaltname = '', valid_from: from, valid_to: to} = certificate;
	const name = issuer?.O ?? issuer?.CN ?? '';
	return {
		validFrom: Date.parse(from),
		validTo: Date.parse(to),
		names: subjectaltname
			.split(', ')
			.filter(entry => entry !== '')
			.map(entry => entry.replace(/^(?:DNS|IP Address):/, '')),
		issuer: Array.isArray(name) ? name.join(' ') : name,
		trusted: socket.authorized,
	};
}
