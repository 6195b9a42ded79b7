import {maskSecrets, redact} from '../../credentials/redact.ts';
import {Secret} from '../../credentials/secret.ts';
import {isSecretHeader} from '../../credentials/secret-header.ts';
import type {Circumstances, Diagnosis, Endpoint} from '../diagnosis/diagnosis.ts';
import {readErrorEnvelope} from '../diagnosis/error-envelope.ts';
import {explainRequestFailure} from '../diagnosis/explain-network.ts';
import {explainResponse} from '../diagnosis/explain-response.ts';
import {extraHeaders} from '../http/extra-headers.ts';
import {readRedirect} from '../http/redirect.ts';
import type {Answer, HttpRequest, RequestEvents, RequestOutcome} from '../http/request.ts';
import {readResponseBody} from '../http/response-body.ts';
import {sendRequest} from '../http/send-request.ts';
import {clockAhead} from '../http/server-clock.ts';
import {qlikDomain} from '../url/tenant-host.ts';
import type {Observations} from './check-notes.ts';
import type {TenantAccess} from './with-tenant.ts';

/** More redirects than this on one host count as a loop. */
const mostRedirects = 5;

/** An answer with a 2xx status, or the reason why there is none. */
export type ApiResponse =
	| {readonly ok: true; readonly answer: Answer}
	| {readonly ok: false; readonly diagnosis: Diagnosis; readonly answer: Answer | undefined; readonly ms: number};

export interface ApiRequest {
	readonly endpoint: Endpoint;
	readonly method: HttpRequest['method'];
	/** On the context's own host. */
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
	/** Never repeated automatically. */
	readonly once?: boolean;
	/** Aborts it: the deadline has passed, or the result is no longer wanted. */
	readonly signal: AbortSignal;
	/** In addition to the context's own: an access token. */
	readonly secrets?: readonly Secret[];
}

/**
 * Talks to one tenant for one check: sends requests, follows redirects itself and only on the context's own host, and turns failures into
 * state, cause and cure.
 */
export function createTenantApi(access: TenantAccess, events: RequestEvents = {}) {
	const {claims, connections, keyExpiry, memory, now, target, timeoutMs, url: base} = access;
	const {credentials, insecure} = target;
	const observed: Observations = {clockAhead: undefined, certificate: undefined, answered: false};
	const known = [
		credentials.kind === 'oauth' ? credentials.clientSecret : credentials.token,
		...secretHeaders(target.headers),
	];

	function circumstancesOf(endpoint: Endpoint, method: Circumstances['method'], path: string): Circumstances {
		return {
			endpoint,
			method,
			path,
			origin: base.origin,
			host: base.host,
			kind: credentials.kind,
			now: now(),
			looksLikeTenant: qlikDomain(base.hostname) !== undefined,
			claimedTenantId: claims?.tenantId,
			claimedExpiry: keyExpiry,
			knownTenantId: memory.tenantIds.get(base.origin),
			timeoutMs,
		};
	}

	async function send(ask: HttpRequest, endpoint: Endpoint, signal: AbortSignal): Promise<RequestOutcome> {
		const route = connections.routeTo(ask.url);
		if (route.via === 'unusable') {
			const message = `${route.variable} is ${route.label}`;
			return {ok: false, failed: {...nothing, phase: 'proxy', code: 'UNUSABLE_PROXY', message}};
		}

		const outcome = await sendRequest(ask, connections, signal, {
			...events,
			sending: () => {
				if (endpoint === 'token') {
					access.onTokenRequest?.();
				}
			},
			secured(certificate) {
				observed.certificate = certificate;
				events.secured?.(certificate);
			},
		});
		if (outcome.ok) {
			observed.answered = true;
			observed.clockAhead = clockAhead(outcome.answer.headers, now());
		}

		return outcome;
	}

	return {
		observed,
		/** Sends a request and follows redirects. */
		async ask({
			endpoint,
			method,
			path,
			headers,
			body,
			once = false,
			signal,
			secrets = [],
		}: ApiRequest): Promise<ApiResponse> {
			const sent = performance.now();
			let url = new URL(path, base);
			for (let redirects = 0; ; redirects++) {
				const outcome = await send(
					{
						method,
						url,
						headers: {...extraHeaders(target.headers), ...headers},
						insecure,
						once,
						...(body === undefined ? {} : {body}),
					},
					endpoint,
					signal,
				);
				const ms = performance.now() - sent;
				const circumstances = circumstancesOf(endpoint, method, url.pathname);
				if (!outcome.ok) {
					return {ok: false, diagnosis: explainRequestFailure(outcome.failed, circumstances), answer: undefined, ms};
				}

				const answer = withoutSecrets(outcome.answer, [...known, ...secrets]);
				if (answer.status >= 200 && answer.status < 300) {
					return {ok: true, answer: {...answer, ms}};
				}

				const redirect = isRedirect(answer.status, method) ? readRedirect(url, answer.headers.location) : undefined;
				if (redirect?.follow && !once && redirects < mostRedirects) {
					url = redirect.url;
					continue;
				}

				const elsewhere = answer.status < 400 ? refusedLocation(url, answer, redirect?.follow) : undefined;
				return {ok: false, diagnosis: explain(answer, circumstances, elsewhere), answer, ms};
			}
		},
		/** Cause and cure of a 2xx answer without the expected content. */
		explainContent(answer: Answer, endpoint: Endpoint, method: Circumstances['method'], path: string): Diagnosis {
			return explain(answer, circumstancesOf(endpoint, method, path), undefined);
		},
		/** Cause and cure when the time ran out before an answer arrived. */
		explainTimeout(endpoint: Endpoint, method: Circumstances['method'], path: string): Diagnosis {
			const failed = {...nothing, phase: 'request', code: 'ABORTED', message: ''} as const;
			return explainRequestFailure(failed, circumstancesOf(endpoint, method, path));
		},
	};

	function explain(answer: Answer, circumstances: Circumstances, elsewhere: string | undefined): Diagnosis {
		const read = readResponseBody(answer.text, answer.headers['content-type']);
		const words = readErrorEnvelope(read.kind === 'json' ? read.value : undefined, answer.headers);
		const clean = (text: string | undefined) => (text === undefined ? undefined : redact(text, known));
		return explainResponse(
			{
				answer,
				body: read.kind === 'html' ? {kind: 'html', title: clean(read.title)} : read,
				words: {
					code: clean(words.code),
					title: clean(words.title),
					detail: clean(words.detail),
					traceId: clean(words.traceId),
					status: words.status,
				},
				refusedLocation: clean(elsewhere),
			},
			circumstances,
		);
	}
}

export type TenantApi = ReturnType<typeof createTenantApi>;

const nothing = {proxyStatus: undefined, proxy: undefined, status: undefined, certificate: undefined};

/** Text in which an answer repeats what was sent, with the credentials masked: it is shown, and the answer of `users/me` whole. */
function withoutSecrets(answer: Answer, secrets: readonly Secret[]): Answer {
	// A shorter one would mask half the text, and is not a real secret.
	return {...answer, text: maskSecrets(answer.text, secrets, 8)};
}

function secretHeaders(headers: Readonly<Record<string, string>>): Secret[] {
	return Object.entries(headers)
		.filter(([name]) => isSecretHeader(name))
		.map(([, value]) => new Secret(value));
}

/** A body may be sent again only if the status allows it (RFC 9110 section 15.4). */
function isRedirect(status: number, method: HttpRequest['method']): boolean {
	return status === 307 || status === 308 || (method === 'GET' && (status === 301 || status === 302 || status === 303));
}

/** Undefined for a redirect that stays on the host and was given up. */
function refusedLocation(url: URL, answer: Answer, followed: boolean | undefined): string | undefined {
	const redirect = readRedirect(url, answer.headers.location);
	return redirect.follow ? (followed === undefined ? redirect.url.href.split('?')[0] : undefined) : redirect.location;
}
