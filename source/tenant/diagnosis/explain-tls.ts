import type {RequestFailure} from '../http/request.ts';
import {type Circumstances, type Diagnosis, diagnosis, type Wording} from './diagnosis.ts';

/** Codes of OpenSSL's verification and of TLS itself, as Node reports them. */
const tlsCodes =
	/CERT|CRL|ALTNAME|SELF_SIGNED|ISSUER|HOSTNAME_MISMATCH|INVALID_PURPOSE|INVALID_CA|PATH_LENGTH|LEAF_SIGNATURE|^ERR_TLS|^ERR_SSL|^ERR_OSSL|^EPROTO/;

/** Whether a request broke because of TLS: in the handshake, or right after it when a client certificate is missing (TLS 1.3). */
export function isTlsFault({code}: RequestFailure): boolean {
	return tlsCodes.test(code) && code !== 'ERR_TLS_PSK_SET_IDENTITY_HINT_FAILED';
}

/** Cause and cure of a failed TLS handshake: `untrusted`. Pure. */
export function explainTls(failed: RequestFailure, circumstances: Circumstances): Diagnosis {
	const {method, path} = circumstances;
	return diagnosis({state: 'untrusted', ...wordsFor(failed, circumstances)}, {method, path, code: failed.code});
}

function wordsFor(
	{code, message, certificate, proxy}: RequestFailure,
	{host, now}: Circumstances,
): Omit<Wording, 'state'> {
	const until = certificate === undefined ? '' : ` on ${dayInWords(certificate.validTo)}`;
	switch (code) {
		case 'CERT_HAS_EXPIRED':
			return {
				what: `The certificate of ${host} expired${until}.`,
				cause: `It was not renewed in time, or this machine’s clock (${dayInWords(now)}) is wrong.`,
				cure: 'Check the date of this machine; if it is right, tell the people who run the host.',
				action: 'elsewhere',
			};
		case 'CERT_NOT_YET_VALID':
			return {
				what: `The certificate of ${host} is not valid yet${certificate === undefined ? '' : `, only from ${dayInWords(certificate.validFrom)}`}.`,
				cause: `Most likely this machine’s clock (${dayInWords(now)}) is behind.`,
				cure: 'Set the clock of this machine, then try again.',
				action: 'elsewhere',
			};
		case 'ERR_TLS_CERT_ALTNAME_INVALID':
		case 'HOSTNAME_MISMATCH':
			return {
				what: `The certificate is not for ${host}${certificate === undefined || certificate.names.length === 0 ? '' : ` but for ${few(certificate.names)}`}.`,
				cause: 'The tenant URL has a typo, or another server answers instead.',
				cure: 'Correct the tenant URL.',
				action: 'edit-server',
			};
		case 'DEPTH_ZERO_SELF_SIGNED_CERT':
		case 'SELF_SIGNED_CERT_IN_CHAIN':
		case 'UNABLE_TO_GET_ISSUER_CERT':
		case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
		case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
		case 'CERT_UNTRUSTED':
		case 'INVALID_CA':
			return {
				what: `The certificate of ${host} was issued by an authority that this machine does not know${certificate === undefined || certificate.issuer === '' ? '' : ` (${certificate.issuer})`}.`,
				cause:
					proxy === undefined
						? 'A company proxy or virus scanner intercepts traffic, or the server has a self-signed certificate.'
						: `The proxy ${proxy} intercepts traffic.`,
				cure: 'To trust that authority, name its PEM file in NODE_EXTRA_CA_CERTS and start again.',
				action: 'elsewhere',
			};
		case 'CERT_REVOKED':
			return {
				what: `The certificate of ${host} was revoked.`,
				cause: 'Its key may have been stolen, or another server answers instead.',
				cure: 'Do not continue; tell the people who run the host.',
				action: 'elsewhere',
			};
		default:
			// TLS 1.2 has only a message for what TLS 1.3 has a code for.
			return handshake(`${code} ${message.toUpperCase().replaceAll(' ', '_')}`, host);
	}
}

function handshake(fault: string, host: string): Omit<Wording, 'state'> {
	if (/CERTIFICATE_REQUIRED|ALERT_(?:BAD|NO)_CERTIFICATE|ALERT_HANDSHAKE_FAILURE/.test(fault)) {
		return {
			what: `${host} asks for a certificate from this machine.`,
			cause: 'Client-managed servers and some company gateways ask for client certificates; Qlik Cloud does not.',
			cure: 'Check that the tenant URL is right.',
			action: 'edit-server',
		};
	}

	if (/WRONG_VERSION_NUMBER|HTTP_REQUEST|PACKET_LENGTH|UNEXPECTED_MESSAGE|RECORD_TOO/.test(fault)) {
		return {
			what: `${host} does not speak TLS.`,
			cause: 'The port belongs to a service without https, or a proxy answers instead.',
			cure: 'Check that the port of the tenant URL is right.',
			action: 'edit-server',
		};
	}

	return {
		what: `No secure connection to ${host} could be established.`,
		cause: 'The two ends have no TLS version in common, or something on the way interferes.',
		cure: 'Check that the tenant URL is right, and that no proxy or virus scanner intercepts traffic.',
		action: 'edit-server',
	};
}

/** `2027-02-01`; a certificate may contain an unreadable date. */
export function dayInWords(time: number): string {
	return Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : 'an unknown date';
}

function few(names: readonly string[]): string {
	return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
