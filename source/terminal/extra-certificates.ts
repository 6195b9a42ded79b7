/**
 * Makes Node load the file in NODE_EXTRA_CA_CERTS. Otherwise Node does this on a thread some time during its start, and writes errors straight to stderr,
 * where nothing can hold them back; that must not happen in the full screen.
 * @returns the problem as a sentence, with the path raw; undefined when there is none.
 */
export async function loadExtraCertificates(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
	const file = environment.NODE_EXTRA_CA_CERTS;
	if (file === undefined || file === '') {
		return undefined;
	}

	const {getCACertificates} = await import('node:tls');
	return getCACertificates('extra').length === 0
		? `NODE_EXTRA_CA_CERTS names ${file}, but no certificate could be read from it.`
		: undefined;
}
