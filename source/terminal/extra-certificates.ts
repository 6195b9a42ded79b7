/**
 * Has Node load what NODE_EXTRA_CA_CERTS names. Node does it on a thread at some moment of its start, and writes what went wrong straight to stderr, where
 * nothing can hold it: it must not happen while the full screen is on.
 * @returns what is wrong, in a sentence; the path in it is raw.
 */
export async function loadExtraCertificates(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
	const file = environment.NODE_EXTRA_CA_CERTS;
	if (file === undefined || file === '') {
		return undefined;
	}

	const {getCACertificates} = await import('node:tls');
	return getCACertificates('extra').length === 0
		? `NODE_EXTRA_CA_CERTS names ${file}, from which no certificate could be read.`
		: undefined;
}
