/**
 * Whether a host name can only mean this machine: the one case in which plain `http` is allowed and no proxy is asked (PRODUCT section 4).
 * Takes the host as `URL.hostname` gives it, IPv6 in brackets or not. `*.localhost` is loopback by RFC 6761 section 6.3.
 */
export function isLoopbackHost(hostname: string): boolean {
	const host = hostname
		.toLowerCase()
		.replace(/^\[|\]$/g, '')
		.replace(/\.$/, '');
	return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
