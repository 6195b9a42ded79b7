import type {RequestFailure} from '../http/request.ts';
import {type Circumstances, type Diagnosis, diagnosis, type Wording} from './diagnosis.ts';
import {throughProxy} from './explain-proxy.ts';
import {explainTls, isTlsFault} from './explain-tls.ts';

type Said = Omit<Wording, 'state'>;

const again = 'Check the network of this machine (cable, Wi-Fi, VPN), then check again.';
const later = 'Check again in a minute.';

/** Cause and cure of a request that got no whole answer. Pure; the words stand in one place so that they can be read side by side. */
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

/** The answer came and cannot be used. */
function unreadable({code, phase}: RequestFailure, {host}: Circumstances): Said | undefined {
	if (code === 'TOO_LARGE') {
		return {
			what: 'The answer of the tenant is larger than 2 MiB.',
			cause: 'No user is that large: something else answers in its place, or a proxy on the way alters it.',
			cure: 'See whether the tenant URL is right, then check again.',
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

	if (code.startsWith('HPE_')) {
		return {
			what: `What answers at ${host} does not speak HTTP.`,
			cause: 'The port belongs to another service, or something on the way damages the answer.',
			cure: 'See whether the tenant URL and its port are right.',
			action: 'edit-server',
		};
	}

	if (phase === 'answer' && code !== 'ABORTED') {
		return {
			what: 'The answer of the tenant was cut off.',
			cause: 'The connection broke in the middle: a trouble of the network, of a proxy, or of the tenant.',
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
				what: `There is no host ${host}.`,
				cause: 'The tenant URL has a typing error, or the name is known inside another network (VPN) only.',
				cure: 'Correct the tenant URL, or join that network and check again.',
				action: 'edit-server',
			};
		case 'EAI_AGAIN':
		case 'EAI_FAIL':
			return {
				what: `The name ${host} cannot be looked up right now.`,
				cause: 'This machine is offline, or its name server (DNS) does not answer.',
				cure: again,
				action: 'check-again',
			};
		case 'ECONNREFUSED':
			return {
				what: `${host} refused the connection.`,
				cause: 'Nothing listens on that port, or a firewall closes it.',
				cure: 'See whether the host and port of the tenant URL are right, then check again.',
				action: 'edit-server',
			};
		case 'ENETUNREACH':
		case 'EHOSTUNREACH':
		case 'ENETDOWN':
		case 'EADDRNOTAVAIL':
			return {
				what: `No way leads to ${host} from here.`,
				cause: 'This machine is offline, or the network has no route there.',
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
		case 'ABORTED':
		case 'ETIMEDOUT':
			return timedOut(phase, host, timeoutMs);
		default:
			return {
				what: `${host} closed the connection without an answer.`,
				cause: 'A firewall or a proxy cuts it, or the tenant is being restarted.',
				cure: later,
				action: 'check-again',
			};
	}
}

function timedOut(phase: RequestFailure['phase'], host: string, timeoutMs: number): Said {
	const seconds = `${Math.round(timeoutMs / 100) / 10} s`;
	switch (phase) {
		case 'lookup':
		case 'connect':
		case 'proxy':
		case 'tls':
			return {
				what: `${host} could not be reached within ${seconds}.`,
				cause: 'A firewall swallows the packets, the way there is broken, or a VPN is missing.',
				cure: again,
				action: 'check-again',
			};
		case 'request':
			return {
				what: `${host} did not answer within ${seconds}.`,
				cause: 'The tenant is busy or has a trouble, or something on the way holds the request.',
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
