import type {Credentials} from '../../credentials/credentials.ts';
import type {Secret} from '../../credentials/secret.ts';
import type {CheckTarget} from '../check-target.ts';
import type {ApiResponse, TenantApi} from './tenant-api.ts';
import type {AccessToken, TokenGrant, TokenOwner} from './token-cache.ts';
import {readToken, tokenBody, wantsForm} from './token-request.ts';
import type {TenantAccess} from './with-tenant.ts';

export type OAuthCredentials = Extract<Credentials, {kind: 'oauth'}>;
export type Refusal = Extract<ApiResponse, {ok: false}>;

const path = '/oauth/token';

/** The owner of the token for a context's client. Everything else that shapes the request counts too: unverified TLS, extra headers. */
export function tokenOwner(
	{clientId, clientSecret}: OAuthCredentials,
	{insecure, headers}: Pick<CheckTarget, 'insecure' | 'headers'>,
	origin: string,
	scope?: string,
): TokenOwner {
	return {origin, clientId, clientSecret, scope, manner: JSON.stringify([insecure, Object.entries(headers).sort()])};
}

/** The token of an OAuth client, from memory or from `POST /oauth/token` (docs/qlik-cloud.md). */
export async function fetchToken(
	owner: TokenOwner,
	api: TenantApi,
	{memory, now, signal, tokens}: TenantAccess,
): Promise<TokenGrant<Refusal>> {
	const started = performance.now();
	const {formOrigins} = memory;
	try {
		return await tokens.get<Refusal>(owner, async shared => requestToken(owner, api, formOrigins, shared, now), signal);
	} catch (error) {
		if (!signal.aborted) {
			throw error;
		}

		// Another check's request, which continues for others after this one has timed out.
		const diagnosis = api.explainTimeout('token', 'POST', path);
		return {ok: false, refusal: {ok: false, diagnosis, answer: undefined, ms: performance.now() - started}};
	}
}

/**
 * Uses a bearer token: an API key, or the token of an OAuth client. A cached token that is refused may have been revoked in the meantime, so a
 * new one is requested once.
 */
export async function withBearer<Value>(
	access: TenantAccess,
	api: TenantApi,
	use: (bearer: Secret, token: AccessToken | undefined) => Promise<Value>,
	isRefused: (value: Value) => boolean,
): Promise<{readonly ok: true; readonly value: Value} | {readonly ok: false; readonly refusal: Refusal}> {
	const {target, tokens, url} = access;
	const {credentials} = target;
	if (credentials.kind === 'api-key') {
		return {ok: true, value: await use(credentials.token, undefined)};
	}

	const owner = tokenOwner(credentials, target, url.origin);
	for (;;) {
		const isKept = tokens.peek(owner) !== undefined;
		const granted = await fetchToken(owner, api, access);
		if (!granted.ok) {
			return granted;
		}

		const value = await use(granted.token.token, granted.token);
		if (isRefused(value)) {
			tokens.drop(owner, granted.token);
			if (isKept) {
				continue;
			}
		}

		return {ok: true, value};
	}
}

async function requestToken(
	owner: TokenOwner,
	api: TenantApi,
	formOrigins: Set<string>,
	signal: AbortSignal,
	now: () => number,
): Promise<TokenGrant<Refusal>> {
	const sent = performance.now();
	const forms = formOrigins.has(owner.origin) ? (['form'] as const) : (['json', 'form'] as const);
	for (const as of forms) {
		const {body, type} = tokenBody(owner, as);
		const reply = await api.ask({
			endpoint: 'token',
			method: 'POST',
			path,
			headers: {'content-type': type},
			body,
			signal,
		});
		if (!reply.ok) {
			if (as === 'json' && reply.answer !== undefined && wantsForm(reply.answer)) {
				formOrigins.add(owner.origin);
				continue;
			}

			return {ok: false, refusal: reply};
		}

		const token = readToken(reply.answer, now());
		if (token !== undefined) {
			return {ok: true, token};
		}

		const diagnosis = api.explainContent(reply.answer, 'token', 'POST', path);
		return {ok: false, refusal: {ok: false, diagnosis, answer: reply.answer, ms: performance.now() - sent}};
	}

	throw new Error('both forms of a token request end in an answer');
}
