import {sameQlikDomain} from '../url/tenant-host.ts';

export type Redirect =
	| {readonly follow: true; readonly url: URL}
	/** `location` is for display, without its query, which may contain secrets. */
	| {readonly follow: false; readonly location: string | undefined};

/**
 * Where a redirect may lead with the credentials (docs/qlik-cloud.md): the same scheme, host and port; if `Location` names another host
 * of the same Qlik domain (alias and unique host name of one tenant), its path is asked on the context's own host. Anything else is refused.
 */
export function readRedirect(asked: URL, location: string | undefined): Redirect {
	const target = location === undefined || location === '' ? null : URL.parse(location, asked);
	if (target === null) {
		return {follow: false, location: undefined};
	}

	if (target.origin === asked.origin) {
		return {follow: true, url: onHostOf(asked, target)};
	}

	const alias =
		target.protocol === 'https:' &&
		asked.protocol === 'https:' &&
		target.port === '' &&
		asked.port === '' &&
		sameQlikDomain(target.hostname, asked.hostname);
	return alias
		? {follow: true, url: onHostOf(asked, target)}
		: {follow: false, location: target.origin === 'null' ? target.protocol : target.origin + target.pathname};
}

/** Path and query of the target on the requested host. Set separately, because in one string a path such as `//evil.example` would be read as a host. */
function onHostOf(asked: URL, {pathname, search}: URL): URL {
	const url = new URL(asked.origin);
	url.pathname = pathname;
	url.search = search;
	return url;
}
