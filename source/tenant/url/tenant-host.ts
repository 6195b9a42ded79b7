import {isLoopbackHost} from './loopback.ts';

/** Domains under which Qlik runs tenants, as `<tenant>.<region>.<domain>` (docs/qlik-cloud.md). New ones appear, so the list is only for hints, never for refusals. */
const qlikDomains = ['qlikcloud.com', 'qlikcloudgov.com', 'qlik-stage.com'];

/** The Qlik domain that a host is under, if any. */
export function qlikDomain(hostname: string): string | undefined {
	const host = hostname.toLowerCase().replace(/\.$/, '');
	return qlikDomains.find(domain => host === domain || host.endsWith(`.${domain}`));
}

/**
 * Whether two hosts can be two names of one tenant: alias and unique host name are siblings, in one region of one Qlik domain (docs/qlik-cloud.md).
 */
export function sameQlikDomain(one: string, other: string): boolean {
	const domain = qlikDomain(one);
	return domain !== undefined && domain === qlikDomain(other) && region(one) === region(other);
}

function region(hostname: string): string {
	return hostname.toLowerCase().replace(/\.$/, '').split('.').slice(1).join('.');
}

/** What is unusual about the host of a tenant URL; empty when it looks like one of Qlik Cloud. */
export function hostHints(url: URL): string[] {
	const host = url.hostname;
	if (isLoopbackHost(host)) {
		return url.protocol === 'http:' ? ['on this machine, without TLS'] : ['on this machine'];
	}

	const domain = qlikDomain(host);
	if (domain === undefined) {
		return [`unusual host: tenants end in .${qlikDomains[0]}`];
	}

	const labels = host
		.slice(0, -domain.length)
		.split('.')
		.filter(label => label !== '');
	if (labels.length === 0) {
		return ['the name of the tenant is missing: <tenant>.<region>.qlikcloud.com'];
	}

	return labels.length === 1 ? ['the region is missing: <tenant>.<region>.qlikcloud.com'] : [];
}
