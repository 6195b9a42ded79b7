import type {Secret} from '../../credentials/secret.ts';
import {formatDuration} from '../../text/duration.ts';
import type {User} from '../check-result.ts';
import type {Diagnosis} from '../diagnosis/diagnosis.ts';
import {explainDisabled} from '../diagnosis/explain-refusal.ts';
import {readResponseBody} from '../http/response-body.ts';
import {readUser} from '../user.ts';
import type {Chain} from './chain.ts';
import {withBearer} from './fetch-token.ts';
import type {TenantApi} from './tenant-api.ts';
import type {AccessToken} from './token-cache.ts';
import type {TenantAccess} from './with-tenant.ts';

export type Verification =
	| {
			readonly ok: true;
			readonly user: User;
			readonly raw: unknown;
			readonly token: AccessToken | undefined;
			readonly ms: number;
	  }
	| {readonly ok: false; readonly endpoint: 'token' | 'user'; readonly diagnosis: Diagnosis; readonly ms: number};

const path = '/api/v1/users/me';

/** Token, then user. */
export async function verifyCredentials(access: TenantAccess, api: TenantApi, chain: Chain): Promise<Verification> {
	const verified = await withBearer(
		access,
		api,
		async (bearer, token) => {
			if (token !== undefined) {
				chain.detail('token', tokenWords(token, access.now()));
				if (api.observed.answered) {
					chain.detail('qlik', 'Qlik Cloud');
					chain.run('user');
				}
			}

			return askUser(bearer, token, api, access.signal);
		},
		verification => !verification.ok && verification.diagnosis.failure.evidence.status === 401,
	);
	if (verified.ok) {
		return verified.value;
	}

	const {diagnosis, ms} = verified.refusal;
	return {ok: false, endpoint: 'token', diagnosis, ms};
}

async function askUser(
	bearer: Secret,
	token: AccessToken | undefined,
	api: TenantApi,
	signal: AbortSignal,
): Promise<Verification> {
	const headers = {authorization: `Bearer ${bearer.reveal()}`};
	const reply = await api.ask({endpoint: 'user', method: 'GET', path, headers, signal, secrets: [bearer]});
	if (!reply.ok) {
		return {ok: false, endpoint: 'user', diagnosis: reply.diagnosis, ms: reply.ms};
	}

	const {answer} = reply;
	const body = readResponseBody(answer.text, answer.headers['content-type']);
	const user = body.kind === 'json' ? readUser(body.value) : undefined;
	if (body.kind !== 'json' || user === undefined) {
		return {ok: false, endpoint: 'user', diagnosis: api.explainContent(answer, 'user', 'GET', path), ms: answer.ms};
	}

	if (user.status === 'disabled' || user.status === 'deleted') {
		return {ok: false, endpoint: 'user', diagnosis: explainDisabled(path, answer.status), ms: answer.ms};
	}

	return {ok: true, user, raw: body.value, token, ms: answer.ms};
}

function tokenWords({expiresAt, scopes}: AccessToken, now: number): string {
	const life = formatDuration(expiresAt - now);
	return scopes.length === 0 ? life : `${life} · ${scopes.join(' ')}`;
}
