import {maskLookalikes} from '../../credentials/redact.ts';
import {excerpt} from '../../text/excerpt.ts';
import {isLoopbackHost} from './loopback.ts';
import {hostHints} from './tenant-host.ts';

export type TenantUrl =
	| {
			readonly ok: true;
			/** `https://host[:port]`, as it will be stored. */
			readonly url: string;
			/** Host with port if one was given: the default name of a context has the host only. */
			readonly host: string;
			/** Notes on what was cut or looks unusual; never errors. */
			readonly hints: string[];
	  }
	| {readonly ok: false; readonly problem: string};

/** What surrounds a URL that was copied from a document, a chat or the template of the question. */
const wrapping = /^[\s\u200b-\u200d\u2060\ufeff<>"'`“”‘’«»(),;]$/u;

/** Maximum length in UTF-16 units; a longer paste is a file, not a URL. */
const longestUrl = 8192;

const notAUrl = 'This is not a URL; it looks like https://<tenant>.<region>.qlikcloud.com.';

/**
 * Reads a tenant URL as people paste it: without scheme, with `/hub` or another path, query, fragment, trailing slash, spaces, capitals, `<…>`
 * left from the template (docs/qlik-cloud.md). `http` is allowed for a loopback host only.
 */
export function parseTenantUrl(input: string): TenantUrl {
	const text = unwrap(input);
	if (text === '') {
		return problem('Enter the URL of the tenant.');
	}

	if (/<[^<>]{0,99}(?:tenant|region)[^<>]{0,99}>|%3ctenant|tenant>|<region/i.test(text)) {
		return problem('Replace <tenant> and <region> with the names of your own tenant.');
	}

	const plain = text.replaceAll(/[<>]/g, '');
	if (/\s/u.test(plain)) {
		return problem(`A tenant URL has no space in it; there is one after ${shown(plain.split(/\s/u)[0] ?? '')}.`);
	}

	const url = plain.length > longestUrl ? notAUrl : parse(plain);
	if (typeof url === 'string') {
		return problem(url);
	}

	if (!url.hostname.includes('.') && !url.hostname.includes(':') && !isLoopbackHost(url.hostname)) {
		return problem(
			`“${shown(url.hostname)}” is an incomplete host name; it looks like <tenant>.<region>.qlikcloud.com.`,
		);
	}

	return {ok: true, url: url.origin, host: url.host, hints: hintsFor(url, plain)};
}

/**
 * The URL to ask for a *stored* server, or undefined when it cannot be one. For Qlik Cloud that is the origin alone; for client-managed Windows
 * the path stays, because it is the prefix of the virtual proxy (docs/qlik-cloud.md).
 */
export function serverUrl(server: string, serverType: string | undefined): string | undefined {
	const read = readServer(server, serverType);
	return read.ok ? read.url : undefined;
}

/** Like `serverUrl`, with a sentence that says why not. */
export function readServer(
	server: string,
	serverType: string | undefined,
): {readonly ok: true; readonly url: string} | {readonly ok: false; readonly problem: string} {
	const text = unwrap(server);
	const url = text.length > longestUrl ? notAUrl : parse(text);
	if (typeof url === 'string') {
		return problem(url);
	}

	return {
		ok: true,
		url: serverType?.toLowerCase() === 'windows' ? (url.origin + url.pathname).replace(/\/+$/, '') : url.origin,
	};
}

/** @returns the URL, or a sentence about what is wrong with it. */
function parse(text: string): URL | string {
	const [, typed, rest = text] = isHostWithPort(text)
		? []
		: (/^([a-z][a-z\d+.-]*)(?::\/*|\/\/)(.*)$/i.exec(text) ?? []);
	const given = typed?.toLowerCase();
	const scheme = given !== undefined && mistypedHttps.has(given) ? 'https' : given;
	if (scheme !== undefined && scheme !== 'https' && scheme !== 'http') {
		return `A tenant URL starts with https://, not ${shown(scheme)}:.`;
	}

	const host = rest.replaceAll('\\', '/').replace(/^\/+/, '');
	const url = URL.parse(`https://${host}`);
	if (url === null || url.hostname === '') {
		return notAUrl;
	}

	if (url.hostname.length > longestHost) {
		return `A host name has at most ${longestHost} characters; this one has ${url.hostname.length}.`;
	}

	if (url.username !== '' || url.password !== '') {
		return 'A tenant URL has no user name or password in it; leave out what is before the @.';
	}

	// One name, one token: `acme.eu.qlikcloud.com.` is the same host.
	url.hostname = url.hostname.replace(/\.$/, '');
	if (!isLoopbackHost(url.hostname)) {
		return scheme === 'http' ? 'Credentials are sent only over https://; http:// is for this machine itself.' : url;
	}

	// Without a scheme, a loopback host means http, since it has no certificate; a typed https stays.
	return scheme === 'https' ? url : (URL.parse(`http://${host}`) ?? url);
}

/** RFC 1035 section 2.3.4, as it is written: without the length of each label and the root. */
const longestHost = 253;

/** `localhost:9076` and `acme.eu.qlikcloud.com:443/hub` have no scheme, though they look as if. */
function isHostWithPort(text: string): boolean {
	return /^[^/:@?#]+:\d+(?:[/?#\\]|$)/.test(text);
}

const mistypedHttps = new Set(['htps', 'htpps', 'httpss', 'ttps', 'hhttps', 'htttps', 'httsp']);

function hintsFor(url: URL, pasted: string): string[] {
	const hints = hostHints(url);
	if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
		hints.unshift(`only ${url.origin} is stored; the rest was removed`);
	}

	if (/[^\0-\x7f]/u.test(pasted.replace(/^[a-z]+:\/\//i, '').split(/[/?#]/)[0] ?? '')) {
		hints.push(`the name has characters other than a to z; the request goes to ${url.hostname}`);
	}

	return hints;
}

/** Without what surrounds it. A stored URL can be in angle brackets, too: RFC 3986 appendix C. */
function unwrap(input: string): string {
	let start = 0;
	let end = input.length;
	while (start < end && wrapping.test(input.charAt(start))) {
		start++;
	}

	while (end > start && wrapping.test(input.charAt(end - 1))) {
		end--;
	}

	return input.slice(start, end);
}

/** What is repeated of a text, which may be a secret that was pasted into the wrong place. */
function shown(text: string): string {
	return excerpt(maskLookalikes(text));
}

function problem(text: string): {readonly ok: false; readonly problem: string} {
	return {ok: false, problem: text};
}
