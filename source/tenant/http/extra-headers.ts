/** Headers of the connection, the body or the credentials, which a context cannot set. */
const ownHeaders = new Set([
	'authorization',
	'connection',
	'content-length',
	'content-type',
	'cookie',
	'expect',
	'host',
	'keep-alive',
	'proxy-authorization',
	'te',
	'trailer',
	'transfer-encoding',
	'upgrade',
]);

/** The context's extra headers (`--headers`, docs/qlik-cloud.md), without those that would break the request or could not be sent at all (RFC 9110 section 5). */
export function extraHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers)
			.map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
			.filter(
				([name, value]) =>
					/^[\w!#$%&'*+.^`|~-]+$/.test(name) && !ownHeaders.has(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value),
			),
	);
}
