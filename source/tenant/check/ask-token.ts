import type {Credentials} from '../../credentials/credentials.ts';
import type {CheckTarget} from '../check-target.ts';
import type {Conversation, Heard} from './conversation.ts';
import type {TokenCache, TokenGrant, TokenOwner} from './token-cache.ts';
import {readToken, tokenBody, wantsForm} from './token-request.ts';

export type OAuthCredentials = Extract<Credentials, {kind: 'oauth'}>;
export type Refusal = Extract<Heard, {ok: false}>;

const path = '/oauth/token';

/** Whose token a context's client asks for. What shapes the request beside the credentials counts, too: TLS not verified, extra headers. */
export function tokenOwner(
	{clientId, clientSecret}: OAuthCredentials,
	{insecure, headers}: Pick<CheckTarget, 'insecure' | 'headers'>,
	origin: string,
): TokenOwner {
	return {origin, clientId, clientSecret, manner: JSON.stringify([insecure, Object.entries(headers).sort()])};
}

/** The token of an OAuth client, from memory or from `POST /oauth/token` (qlik-facts 3.1). */
export async function askForToken(
	owner: TokenOwner,
	conversation: Conversation,
	tokens: TokenCache,
	signal: AbortSignal,
	now: () => number,
): Promise<TokenGrant<Refusal>> {
	const asked = performance.now();
	try {
		return await tokens.get<Refusal>(owner, async shared => requestToken(owner, conversation, shared, now), signal);
	} catch (error) {
		if (!signal.aborted) {
			throw error;
		}

		// Another check's request, which goes on for others while the time of this one is over.
		const explained = conversation.explainTimeout('token', path);
		return {ok: false, refusal: {ok: false, explained, answer: undefined, ms: performance.now() - asked}};
	}
}

async function requestToken(
	owner: TokenOwner,
	conversation: Conversation,
	signal: AbortSignal,
	now: () => number,
): Promise<TokenGrant<Refusal>> {
	const sent = performance.now();
	for (const as of ['json', 'form'] as const) {
		const {body, type} = tokenBody(owner, as);
		const heard = await conversation.ask({
			asked: 'token',
			method: 'POST',
			path,
			headers: {'content-type': type},
			body,
			signal,
		});
		if (!heard.ok) {
			if (as === 'json' && heard.answer !== undefined && wantsForm(heard.answer)) {
				continue;
			}

			return {ok: false, refusal: heard};
		}

		const token = readToken(heard.answer, now());
		if (token !== undefined) {
			return {ok: true, token};
		}

		const explained = conversation.explainContent(heard.answer, 'token', path);
		return {ok: false, refusal: {ok: false, explained, answer: heard.answer, ms: performance.now() - sent}};
	}

	throw new Error('both forms of a token request end in an answer');
}
