import {BlockList, isIP} from 'node:net';
import {isLoopbackHost} from '../url/loopback.ts';

/** How requests to a host leave this machine. */
export type Route =
	| {readonly via: 'direct'}
	/** `url` may hold a password; `label` is for people: host and port. */
	| {readonly via: 'proxy'; readonly url: string; readonly label: string}
	/** The variable names something that no request can be sent through. */
	| {readonly via: 'unusable'; readonly variable: string; readonly label: string};

/**
 * The proxy for a host by `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, lower case first, as curl and Go read them (qlik-facts 2.6). Node's agent makes
 * the tunnel; it is only told which proxy, because it takes neither `NO_PROXY=example.com` for sub-domains, as Go does, nor a proxy without a scheme.
 * Loopback never goes through one (PRODUCT section 4).
 */
export function routeTo(url: URL, environment: NodeJS.ProcessEnv): Route {
	if (isLoopbackHost(url.hostname)) {
		return {via: 'direct'};
	}

	// For lack of HTTPS_PROXY, HTTP_PROXY is used for https as well: the CHANGELOG of qlik-cli 2.5.0 says that HTTPS_PROXY wins there.
	const variable = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].find(name => isSet(environment[name]));
	const value = variable === undefined ? undefined : environment[variable]?.trim();
	if (variable === undefined || value === undefined || bypasses(url, environment.no_proxy || environment.NO_PROXY)) {
		return {via: 'direct'};
	}

	const proxy = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`);
	if (proxy === null || proxy.hostname === '' || !/^https?:$/.test(proxy.protocol)) {
		return {via: 'unusable', variable, label: proxy === null ? 'not a URL' : proxy.protocol.replace(/:$/, '')};
	}

	proxy.username = decodable(proxy.username);
	proxy.password = decodable(proxy.password);
	return {via: 'proxy', url: proxy.href, label: proxy.host};
}

/** A password such as `100%` that nobody encoded is meant as it stands, as curl takes it; Node's agent throws where it cannot decode it. */
function decodable(encoded: string): string {
	try {
		decodeURIComponent(encoded);
		return encoded;
	} catch {
		return encoded.replaceAll('%', '%25');
	}
}

function isSet(value: string | undefined): boolean {
	return value !== undefined && value.trim() !== '';
}

/** `NO_PROXY`: `*`, host names (their sub-domains too), `.domain`, `*.domain`, addresses, networks as `10.0.0.0/8`, each with an optional port. */
function bypasses(url: URL, list: string | undefined): boolean {
	const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, '');
	const port = url.port || (url.protocol === 'https:' ? '443' : '80');
	return (list ?? '')
		.split(/[\s,]+/)
		.filter(entry => entry !== '')
		.some(entry => matches(entry.toLowerCase(), host, port));
}

function matches(entry: string, host: string, port: string): boolean {
	if (entry === '*') {
		return true;
	}

	if (isIP(host) !== 0) {
		return entry === host || entry === `${host}:${port}` || inNetwork(entry, host);
	}

	const [, name = entry, onlyPort = port] = /^(.+):(\d+)$/.exec(entry) ?? [];
	const domain = name.replace(/^\*?\./, '');
	return onlyPort === port && (host === domain || host.endsWith(`.${domain}`));
}

function inNetwork(entry: string, host: string): boolean {
	const [network = '', bits = ''] = entry.split('/');
	const family = isIP(network);
	if (family === 0 || family !== isIP(host) || !/^\d+$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128)) {
		return false;
	}

	const type = family === 4 ? 'ipv4' : 'ipv6';
	const networks = new BlockList();
	networks.addSubnet(network, Number(bits), type);
	return networks.check(host, type);
}
