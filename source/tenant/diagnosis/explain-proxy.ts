import type {RequestFailure} from '../http/request.ts';
import type {Wording} from './diagnosis.ts';

/** Cause and cure when the proxy is at fault, before the tenant was reached; otherwise undefined. */
export function throughProxy({
	code,
	message,
	phase,
	proxy,
	proxyStatus,
}: RequestFailure): Omit<Wording, 'state'> | undefined {
	if (code === 'UNUSABLE_PROXY') {
		return {
			what: `The configured proxy cannot be used: ${message}.`,
			cause: 'Only http:// and https:// proxies are supported.',
			cure: 'Set HTTPS_PROXY to an http:// or https:// proxy, or unset it, and start again.',
			action: 'elsewhere',
		};
	}

	if (proxy === undefined) {
		return undefined;
	}

	if (proxyStatus === 407) {
		return {
			what: `The proxy ${proxy} requires a user name and password.`,
			cause: 'HTTPS_PROXY has none, or wrong ones.',
			cure: 'Put them into HTTPS_PROXY as http://user:password@host:port and start again.',
			action: 'elsewhere',
		};
	}

	if (proxyStatus !== undefined) {
		return {
			what: `The proxy ${proxy} does not let the request through (${proxyStatus}).`,
			cause:
				proxyStatus >= 500
					? 'It cannot reach the tenant, or does not know the host name.'
					: 'Its rules do not allow this host.',
			cure: 'Ask the people who run the proxy, or add the host to NO_PROXY if it can be reached without one.',
			action: 'elsewhere',
		};
	}

	const silent = code === 'ABORTED' || code === 'ETIMEDOUT';
	if (phase === 'proxy' && !silent) {
		return {
			what: `The proxy ${proxy} closed the connection.`,
			cause: 'It cannot reach the tenant, or HTTPS_PROXY does not name a proxy.',
			cure: 'Check that HTTPS_PROXY is right, or ask the people who run the proxy.',
			action: 'elsewhere',
		};
	}

	if (phase === 'lookup' || phase === 'connect' || phase === 'proxy') {
		return {
			what: `The proxy ${proxy} ${silent ? 'does not answer' : 'cannot be reached'}.`,
			cause: 'HTTPS_PROXY names the wrong host or port, or this machine is outside the network that the proxy is for.',
			cure: 'Check that HTTPS_PROXY is right, or unset it if no proxy is needed, and start again.',
			action: 'elsewhere',
		};
	}

	return undefined;
}
