/**
 * Whether a host name can only mean this machine: the one case in which plain `http` is allowed and no proxy is used.
 * Takes the host as `URL.hostname` gives it, IPv6 in brackets or not. `*.localhost` is loopback by RFC 6761 section 6.3, and is never looked up.
 */
export function isLoopbackHost(hostname: string): boolean {
	const host = hostname
		.toLowerCase()
		.replace(/^\[|\]$/g, '')
		.replace(/\.$/, '');
	return host === 'localhost' || host.endsWith('.localhost') || isLoopbackAddress(host);
}

/** Where a loopback name leads. */
export const loopbackAddresses: readonly string[] = ['127.0.0.1', '::1'];

/** Whether an IP address is one of this machine itself; an IPv4 one may be written as IPv6. */
export function isLoopbackAddress(address: string): boolean {
	return address === '::1' || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/i.test(address);
}
