import type {Secret} from '../../credentials/secret.ts';
import type {CheckOptions} from '../check-options.ts';
import type {Failure} from '../check-result.ts';
import type {CheckTarget} from '../check-target.ts';
import type {HttpRequest} from '../http/request.ts';
import {readResponseBody} from '../http/response-body.ts';
import {withBearer} from './fetch-token.ts';
import {type ApiResponse, createTenantApi} from './tenant-api.ts';
import {withTenant} from './with-tenant.ts';

export interface RequestOptions extends CheckOptions {
	readonly method: HttpRequest['method'];
	/** Including the query, on the context's own host: `/api/v1/api-keys?limit=100`. */
	readonly path: string;
	/** Sent as JSON. */
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	/** A bearer token instead of the context's own credentials. */
	readonly as?: Secret;
}

export type RequestResult =
	/** `json` is undefined when the answer has no body. */
	| {readonly ok: true; readonly status: number; readonly json: unknown}
	| {readonly ok: false; readonly failure: Failure};

/**
 * One request to the API of a context's tenant, with the same rules as a check: only its own host, limits of time and size, errors with cause and cure. A
 * request that changes something is sent only once, whatever happens to the connection.
 * @throws the reason of `options.signal`.
 */
export async function requestApi(target: CheckTarget, options: RequestOptions): Promise<RequestResult> {
	const {as, body, headers = {}, method, path} = options;
	const done = await withTenant<RequestResult>(target, options, async access => {
		const api = createTenantApi(access);
		const send = async (bearer: Secret) =>
			api.ask({
				endpoint: 'other',
				method,
				path,
				headers: {
					...headers,
					...(body === undefined ? {} : {'content-type': 'application/json'}),
					authorization: `Bearer ${bearer.reveal()}`,
				},
				...(body === undefined ? {} : {body: JSON.stringify(body)}),
				once: method !== 'GET',
				signal: access.signal,
				secrets: [bearer],
			});
		const isRefused = (reply: ApiResponse) => !reply.ok && reply.answer?.status === 401;
		const sent =
			as === undefined ? await withBearer(access, api, send, isRefused) : {ok: true as const, value: await send(as)};
		const reply = sent.ok ? sent.value : sent.refusal;
		if (!reply.ok) {
			return {ok: false, failure: reply.diagnosis.failure};
		}

		const {answer} = reply;
		const read = readResponseBody(answer.text, answer.headers['content-type']);
		if (read.kind === 'json' || read.kind === 'empty') {
			return {ok: true, status: answer.status, json: read.kind === 'json' ? read.value : undefined};
		}

		return {ok: false, failure: api.explainContent(answer, 'other', method, path).failure};
	});
	return done.ok ? done.value : {ok: false, failure: done.result.failure};
}
