import type {Secret} from '../../credentials/secret.ts';
import type {Connections} from '../connection/connections.ts';
import {readResponseBody} from '../http/response-body.ts';
import {sendRequest} from '../http/send-request.ts';
import {fieldsOf, timeOf} from '../json-fields.ts';

export interface KeyExpiryRequest {
	readonly origin: string;
	readonly keyId: string;
	readonly bearer: Secret;
	readonly insecure: boolean;
	readonly connections: Connections;
	readonly signal: AbortSignal;
}

/**
 * When an API key expires according to `GET /api/v1/api-keys/{id}` (docs/qlik-cloud.md): a hint. Tenants that refuse, do not know or do not answer in time
 * count as unknown.
 * @returns epoch milliseconds, or undefined.
 */
export async function fetchKeyExpiry(question: KeyExpiryRequest): Promise<number | undefined> {
	const {origin, keyId, bearer, insecure, connections, signal} = question;
	const headers = {authorization: `Bearer ${bearer.reveal()}`};
	// A key may claim any text as its id, even half a surrogate pair, which a URL cannot contain.
	const path = `/api/v1/api-keys/${encodeURIComponent(keyId.toWellFormed())}`;
	const outcome = await sendRequest(
		{method: 'GET', url: new URL(path, origin), headers, insecure},
		connections,
		signal,
	);
	if (!outcome.ok || outcome.answer.status !== 200) {
		return undefined;
	}

	const body = readResponseBody(outcome.answer.text);
	return body.kind === 'json' ? timeOf(fieldsOf(body.value).expiry) : undefined;
}
