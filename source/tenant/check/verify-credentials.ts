import type {Secret} from '../../credentials/secret.ts';
import {formatDuration} from '../../text/duration.ts';
import type {User} from '../check-result.ts';
import type {Diagnosis, Endpoint} from '../diagnosis/diagnosis.ts';
import {explainDisabled} from '../diagnosis/explain-refusal.ts';
import {readResponseBody} from '../http/response-body.ts';
import {readUser} from '../user.ts';
import type {Chain} from './chain.ts';
import {fetchToken} from './fetch-token.ts';
import type {TenantApi} from './tenant-api.ts';
import type {AccessToken, TokenCache, TokenOwner} from './token-cache.ts';

export type Verification =
	| {
			readonly ok: true;
			readonly user: User;
			readonly raw: unknown;
			readonly token: AccessToken | undefined;
			readonly ms: number;
	  }
	| {readonly ok: false; readonly endpoint: Endpoint; readonly diagnosis: Diagnosis; readonly ms: number};

export interface VerifyOptions {
	/** An API key, or the owner of an OAuth token. */
	readonly credentials: {readonly apiKey: Secret} | {readonly owner: TokenOwner};
	readonly api: TenantApi;
	readonly chain: Chain;
	readonly tokens: TokenCache;
	/** Origins whose token endpoint reads forms only. */
	readonly formOrigins: Set<string>;
	readonly signal: AbortSignal;
	readonly now: () => number;
}

const path = '/api/v1/users/me';

/** Token, then user. A kept token that is refused may have been revoked meanwhile: then a new one is asked for, once. */
export async function verifyCredentials(options: VerifyOptions): Promise<Verification> {
	const {chain, api, credentials, formOrigins, now, signal, tokens} = options;
	if ('apiKey' in credentials) {
		return askUser(credentials.apiKey, undefined, options);
	}

	const {owner} = credentials;
	for (;;) {
		const isKept = tokens.peek(owner) !== undefined;
		const granted = await fetchToken(owner, api, tokens, formOrigins, signal, now);
		if (!granted.ok) {
			const {diagnosis, ms} = granted.refusal;
			return {ok: false, endpoint: 'token', diagnosis, ms};
		}

		const {token} = granted;
		chain.detail('token', tokenWords(token, now()));
		if (api.observed.answered) {
			chain.detail('qlik', 'Qlik Cloud answers');
			chain.run('user');
		}

		const verification = await askUser(token.token, token, options);
		const refused = !verification.ok && verification.diagnosis.failure.evidence.status === 401;
		if (refused) {
			tokens.drop(owner, token);
		}

		if (!refused || !isKept) {
			return verification;
		}
	}
}

async function askUser(bearer: Secret, token: AccessToken | undefined, options: VerifyOptions): Promise<Verification> {
	const {api, signal} = options;
	const headers = {authorization: `Bearer ${bearer.reveal()}`};
	const reply = await api.ask({endpoint: 'user', method: 'GET', path, headers, signal, secrets: [bearer]});
	if (!reply.ok) {
		return {ok: false, endpoint: 'user', diagnosis: reply.diagnosis, ms: reply.ms};
	}

	const {answer} = reply;
	const body = readResponseBody(answer.text, answer.headers['content-type']);
	const user = body.kind === 'json' ? readUser(body.value) : undefined;
	if (body.kind !== 'json' || user === undefined) {
		return {ok: false, endpoint: 'user', diagnosis: api.explainContent(answer, 'user', path), ms: answer.ms};
	}

	if (user.status === 'disabled' || user.status === 'deleted') {
		return {ok: false, endpoint: 'user', diagnosis: explainDisabled(path, answer.status), ms: answer.ms};
	}

	return {ok: true, user, raw: body.value, token, ms: answer.ms};
}

function tokenWords({expiresAt, scopes}: AccessToken, now: number): string {
	const life = `token for ${formatDuration(expiresAt - now)}`;
	return scopes.length === 0 ? life : `${life}, ${scopes.join(' ')}`;
}
