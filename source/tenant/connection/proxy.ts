import {BlockList, isIP} from 'node:net';
import {Secret} from '../../credentials/secret.ts';
import {isLoopbackHost} from '../url/loopback.ts';

/** How requests to a host leave this machine. */
export type Route =
	| {readonly via: 'direct'}
	| {
			readonly via: 'proxy';
			/** TLS to the proxy itself. */
			readonly secure: boolean;
			readonly host: string;
			readonly port: number;
			/** The value of `Proxy-Authorization`. */
			readonly authorization: Secret | undefined;
			/** Host and port, for display. */
			readonly label: string;
	  }
	/** The variable names something that cannot carry requests; `label` describes it without repeating a possible password. */
	| {readonly via: 'unusable'; readonly variable: string; readonly label: string};

/**
 * The proxy for a host by `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, lower case first, as curl and Go read them (docs/network.md).
 * Loopback never goes through one.
 */
export function routeTo(url: URL, environment: NodeJS.ProcessEnv): Route {
	if (isLoopbackHost(url.hostname)) {
		return {via: 'direct'};
	}

	// Without HTTPS_PROXY, HTTP_PROXY is used for https too: the changelog of qlik-cli 2.5.0 says that HTTPS_PROXY wins there.
	const variable = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].find(name => isSet(environment[name]));
	const value = variable === undefined ? undefined : environment[variable]?.trim();
	if (variable === undefined || value === undefined || bypasses(url, environment.no_proxy || environment.NO_PROXY)) {
		return {via: 'direct'};
	}

	return readProxy(value) ?? {via: 'unusable', variable, label: kindOf(value)};
}

/**
 * Not with `URL`: a user such as `CORP\user` and a password with `#`, `/` or `@` are used unchanged, because they clearly end
 * at the last `@`.
 */
function readProxy(value: string): Route | undefined {
	const [, scheme = 'http', rest = ''] = /^(?:([a-z][a-z\d+.-]*):\/\/)?(.*)$/is.exec(value) ?? [];
	const secure = scheme.toLowerCase() === 'https';
	const at = rest.lastIndexOf('@');
	const address = URL.parse(`${secure ? 'https' : 'http'}://${rest.slice(at + 1)}`);
	if (!/^https?$/i.test(scheme) || address === null || address.hostname === '') {
		return undefined;
	}

	return {
		via: 'proxy',
		secure,
		host: address.hostname.replace(/^\[|\]$/g, ''),
		port: Number(address.port) || (secure ? 443 : 80),
		authorization: at === -1 ? undefined : basic(rest.slice(0, at)),
		label: address.host,
	};
}

/** RFC 7617. Unencoded text is used unchanged, such as the password `100%`. */
function basic(userinfo: string): Secret {
	const colon = userinfo.indexOf(':');
	const parts = colon === -1 ? [userinfo, ''] : [userinfo.slice(0, colon), userinfo.slice(colon + 1)];
	return new Secret(`Basic ${Buffer.from(parts.map(decoded).join(':')).toString('base64')}`);
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

function kindOf(value: string): string {
	return /^(?:socks\w{0,2}|ftp|file|pac)(?=:\/\/)/i.exec(value)?.[0].toLowerCase() ?? 'not a URL';
}

function isSet(value: string | undefined): boolean {
	return value !== undefined && value.trim() !== '';
}

/** `NO_PROXY`: `*`, host names (including sub-domains), `.domain`, `*.domain`, addresses, networks as `10.0.0.0/8`, each with an optional port. */
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
