import type {Secret} from '../../credentials/secret.ts';
import {readAnswerBody} from '../http/answer-body.ts';
import type {Connections} from '../http/connections.ts';
import {exchange} from '../http/exchange.ts';

export interface KeyExpiryQuestion {
	readonly origin: string;
	readonly keyId: string;
	readonly bearer: Secret;
	readonly insecure: boolean;
	readonly connections: Connections;
	readonly signal: AbortSignal;
}

/**
 * When an API key ends, as `GET /api/v1/api-keys/{id}` says it (qlik-facts 4.3): a hint. Tenants that do not tell, do not know or do not answer in time
 * are no news.
 * @returns epoch milliseconds, or undefined.
 */
export async function askKeyExpiry(question: KeyExpiryQuestion): Promise<number | undefined> {
	const {origin, keyId, bearer, insecure, connections, signal} = question;
	const headers = {authorization: `Bearer ${bearer.reveal()}`};
	// A key may claim any text as its id, also half of a surrogate pair, which no URL can hold.
	const path = `/api/v1/api-keys/${encodeURIComponent(keyId.toWellFormed())}`;
	const exchanged = await exchange({method: 'GET', url: new URL(path, origin), headers, insecure}, connections, signal);
	if (!exchanged.ok || exchanged.answer.status !== 200) {
		return undefined;
	}

	const body = readAnswerBody(exchanged.answer.text);
	const expiry: unknown =
		body.kind === 'json' && typeof body.value === 'object' && body.value !== null
			? Reflect.get(body.value, 'expiry')
			: undefined;
	const end = typeof expiry === 'string' ? Date.parse(expiry) : Number.NaN;
	return Number.isFinite(end) ? end : undefined;
}
