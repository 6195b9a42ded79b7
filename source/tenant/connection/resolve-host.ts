import {type LookupAddress, lookup} from 'node:dns';
import {Resolver} from 'node:dns/promises';
import {readFile} from 'node:fs/promises';
import {isIP} from 'node:net';
import {errorCode} from '../../text/error-code.ts';
import {isLoopbackHost, loopbackAddresses} from '../url/loopback.ts';

export interface ResolveOptions {
	/** Name servers as `address[:port]`; the system's by default. */
	readonly servers?: readonly string[];
	readonly hostsFile?: string;
}

/** The addresses of a host, in the order in which to try them. Rejects with a code (`ENOTFOUND`, `ETIMEOUT`, …), or with the reason of the signal. */
export type ResolveHost = (host: string, signal: AbortSignal) => Promise<readonly string[]>;

const systemHostsFile =
	process.platform === 'win32'
		? `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\drivers\\etc\\hosts`
		: '/etc/hosts';

/** Milliseconds to wait for addresses of the other family once those of one are known (RFC 8305 section 3). */
const resolutionDelay = 50;

/**
 * Looks up a host: an address, loopback, the hosts file, then the name servers. The system's own `getaddrinfo` comes last, for names that only it
 * knows (mDNS, a VPN): it cannot be cancelled, has four threads for all, and a process cannot end while a name server keeps one of them waiting
 * (docs/network.md). Name servers that do not answer would not answer it either, so it is not used then.
 */
export async function resolveHost(
	host: string,
	signal: AbortSignal,
	{servers, hostsFile = systemHostsFile}: ResolveOptions = {},
): Promise<readonly string[]> {
	const name = host.replace(/^\[|\]$/g, '');
	if (isIP(name) !== 0) {
		return [name];
	}

	// Never looked up: RFC 6761 section 6.3.
	if (isLoopbackHost(name)) {
		return loopbackAddresses;
	}

	const listed = await readHostsFile(name, hostsFile);
	if (listed.length > 0) {
		return listed;
	}

	signal.throwIfAborted();
	try {
		return await askNameServers(name, signal, servers);
	} catch (error) {
		if (signal.aborted || servers !== undefined || errorCode(error) === 'ETIMEOUT') {
			throw error;
		}

		return askSystem(name, signal);
	}
}

async function askNameServers(host: string, signal: AbortSignal, servers?: readonly string[]): Promise<string[]> {
	const resolver = new Resolver({timeout: 4000, tries: 3});
	if (servers !== undefined) {
		resolver.setServers(servers);
	}

	const {promise, resolve, reject} = Promise.withResolvers<string[]>();
	const found: Record<4 | 6, string[]> = {4: [], 6: []};
	const errors: unknown[] = [];
	let timer: NodeJS.Timeout | undefined;
	const abort = () => reject(signal.reason);
	const settle = () => {
		const addresses = inTurn(found[4], found[6]);
		if (addresses.length > 0) {
			resolve(addresses);
		} else if (errors.length === 2) {
			reject(errors.find(error => errorCode(error) === 'ETIMEOUT') ?? errors[0]);
		}
	};
	const ask = async (family: 4 | 6) => {
		try {
			found[family] = await (family === 4 ? resolver.resolve4(host) : resolver.resolve6(host));
		} catch (error) {
			errors.push(error);
		}

		if (errors.length > 0 || timer !== undefined) {
			settle();
		} else {
			timer = setTimeout(settle, resolutionDelay);
		}
	};
	signal.addEventListener('abort', abort, {once: true});
	void ask(4);
	void ask(6);
	try {
		return await promise;
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', abort);
		resolver.cancel();
	}
}

/** IPv4 first: a machine with a dead route for IPv6 is more common than one without IPv4. */
function inTurn(v4: readonly string[], v6: readonly string[]): string[] {
	const turns = Array.from({length: Math.max(v4.length, v6.length)}, (_, index) => [v4[index], v6[index]]);
	return turns.flat().filter(address => address !== undefined);
}

async function askSystem(host: string, signal: AbortSignal): Promise<string[]> {
	return new Promise((resolve, reject) => {
		const abort = () => reject(signal.reason);
		signal.addEventListener('abort', abort, {once: true});
		lookup(host, {all: true, order: 'ipv4first'}, (error, addresses: LookupAddress[]) => {
			signal.removeEventListener('abort', abort);
			if (error) {
				reject(error);
			} else {
				resolve(addresses.map(({address}) => address));
			}
		});
	});
}

async function readHostsFile(host: string, file: string): Promise<string[]> {
	let text: string;
	try {
		text = await readFile(file, 'utf8');
	} catch {
		// Missing or unreadable.
		return [];
	}

	return text.split('\n').flatMap(line => {
		const [address = '', ...names] = (line.split('#')[0] ?? '').trim().split(/\s+/);
		return isIP(address) !== 0 && names.some(name => name.toLowerCase() === host.toLowerCase()) ? [address] : [];
	});
}
