import type {Phase} from '../connection/phase.ts';
import type {RequestFailure} from '../http/request.ts';
import {type Circumstances, type Diagnosis, diagnosis, type Wording} from './diagnosis.ts';
import {throughProxy} from './explain-proxy.ts';
import {explainTls, isTlsFault} from './explain-tls.ts';

type Said = Omit<Wording, 'state'>;

const again = 'Check the network of this machine (cable, Wi-Fi, VPN), then try again.';
const later = 'Try again in a minute.';

/** Cause and cure of a request without a complete answer. Pure; the words are in one place so that they can be compared. */
export function explainRequestFailure(failed: RequestFailure, circumstances: Circumstances): Diagnosis {
	if (isTlsFault(failed)) {
		return explainTls(failed, circumstances);
	}

	const {method, path} = circumstances;
	const unread = unreadable(failed, circumstances);
	const words: Wording =
		unread === undefined
			? {state: 'unreachable', ...(throughProxy(failed) ?? withoutAnswer(failed, circumstances))}
			: {state: 'tenant-error', ...unread};
	const code = failed.code === 'ABORTED' ? 'ETIMEDOUT' : failed.code;
	const status = failed.status ?? failed.proxyStatus;
	return diagnosis(words, {method, path, code, ...(status === undefined ? {} : {status})});
}

/** The code of Node's parser for an answer that does not start like HTTP. */
const notHttp = /^HPE_INVALID_(?:CONSTANT|VERSION|METHOD|TOKEN)$/;

/** The answer arrived but cannot be used. */
function unreadable({code, phase}: RequestFailure, {host}: Circumstances): Said | undefined {
	if (code === 'TOO_LARGE') {
		return {
			what: 'The answer of the tenant is larger than 2 MiB.',
			cause: 'No user is that large: something else answers instead, or a proxy on the way changes the answer.',
			cure: 'Check that the tenant URL is right, then try again.',
			action: 'edit-server',
		};
	}

	if (/^(?:Z_|ZSTD_|ERR_ZSTD|ERR_BROTLI|ERR__ERROR)/.test(code)) {
		return {
			what: 'The answer of the tenant cannot be decompressed.',
			cause: 'Something on the way, such as a proxy, damages it.',
			cure: later,
			action: 'check-again',
		};
	}

	if (code === 'HPE_HEADER_OVERFLOW') {
		return {
			what: `The headers of the answer of ${host} are larger than 64 KiB.`,
			cause: 'A gateway or a proxy on the way keeps adding headers.',
			cure: 'Ask the people who run the gateway or the proxy.',
			action: 'elsewhere',
		};
	}

	if (code.startsWith('HPE_') && !notHttp.test(code)) {
		return {
			what: `The answer of ${host} breaks the rules of HTTP.`,
			cause: 'Something on the way, such as a proxy or a gateway, damages it.',
			cure: later,
			action: 'check-again',
		};
	}

	if (code.startsWith('HPE_')) {
		return {
			what: `${host} does not speak HTTP.`,
			cause: 'The port belongs to another service, or something on the way damages the answer.',
			cure: 'Check that the tenant URL and its port are right.',
			action: 'edit-server',
		};
	}

	if (phase === 'answer' && code !== 'ABORTED') {
		return {
			what: 'The answer of the tenant was cut off.',
			cause: 'The connection broke in the middle: a problem of the network, of a proxy, or of the tenant.',
			cure: later,
			action: 'check-again',
		};
	}

	return undefined;
}

function withoutAnswer({code, phase}: RequestFailure, circumstances: Circumstances): Said {
	const {host, timeoutMs} = circumstances;
	switch (code) {
		case 'ENOTFOUND':
		case 'ENODATA':
		case 'EAI_NONAME':
		case 'EAI_NODATA':
			return {
				what: `There is no host named ${host}.`,
				cause: 'The tenant URL has a typo, or the name is known only inside another network (VPN).',
				cure: 'Correct the tenant URL, or join that network and try again.',
				action: 'edit-server',
			};
		case 'EAI_AGAIN':
		case 'EAI_FAIL':
		case 'ETIMEOUT':
		case 'ESERVFAIL':
		case 'EREFUSED':
			return {
				what: `${host} cannot be looked up right now.`,
				cause: 'This machine is offline, or its name server (DNS) does not answer.',
				cure: again,
				action: 'check-again',
			};
		case 'ECONNREFUSED':
			return {
				what: `${host} refused the connection.`,
				cause: 'Nothing listens on that port, or a firewall blocks it.',
				cure: 'Check that the host and port of the tenant URL are right, then try again.',
				action: 'edit-server',
			};
		case 'ENETUNREACH':
		case 'EHOSTUNREACH':
		case 'ENETDOWN':
		case 'EADDRNOTAVAIL':
			return {
				what: `No route to ${host}.`,
				cause: 'This machine is offline, or its network has no route to the host.',
				cure: again,
				action: 'check-again',
			};
		case 'EACCES':
		case 'EPERM':
			return {
				what: `This machine does not allow a connection to ${host}.`,
				cause: 'A firewall or another rule on this machine forbids it.',
				cure: 'Ask the people who run this machine to allow it.',
				action: 'elsewhere',
			};
		case 'NOT_LOOPBACK':
			return {
				what: `${host} is not an address of this machine.`,
				cause: 'Credentials are sent only over https://; http:// is for this machine itself.',
				cure: 'Correct the tenant URL.',
				action: 'edit-server',
			};
		case 'ABORTED':
		case 'ETIMEDOUT':
			return timedOut(phase, host, timeoutMs);
		default:
			return {
				what: `${host} closed the connection without an answer.`,
				cause: 'A firewall or a proxy cut it, or the tenant is being restarted.',
				cure: later,
				action: 'check-again',
			};
	}
}

/** Each step of a request has its own sentence: a name server, a firewall and a busy tenant are fixed by different people. */
function timedOut(phase: Phase, host: string, timeoutMs: number): Said {
	const seconds = `${Math.round(timeoutMs / 100) / 10} s`;
	switch (phase) {
		case 'lookup':
			return {
				what: `${host} could not be looked up within ${seconds}.`,
				cause: 'The name server (DNS) of this machine does not answer.',
				cure: again,
				action: 'check-again',
			};
		case 'connect':
		case 'proxy':
			return {
				what: `${host} could not be reached within ${seconds}.`,
				cause: 'A firewall drops the packets, the network is down on the way, or a VPN is missing.',
				cure: again,
				action: 'check-again',
			};
		case 'tls':
			return {
				what: `${host} accepted the connection, but did not agree on TLS within ${seconds}.`,
				cause: 'What listens on that port is busy or does not speak TLS, or something on the way holds it up.',
				cure: 'Check that the host and port of the tenant URL are right, then try again.',
				action: 'check-again',
			};
		case 'request':
			return {
				what: `${host} did not answer within ${seconds}.`,
				cause: 'The tenant is busy or has a problem, or something on the way holds up the request.',
				cure: later,
				action: 'check-again',
			};
		case 'answer':
			return {
				what: `The answer of ${host} was not complete within ${seconds}.`,
				cause: 'The connection is very slow, or the tenant stopped in the middle.',
				cure: later,
				action: 'check-again',
			};
	}
}
