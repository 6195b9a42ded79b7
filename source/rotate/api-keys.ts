import {readApiKeyClaims} from '../credentials/api-key-claims.ts';
import {Secret} from '../credentials/secret.ts';
import {fieldsOf, textOf, timeOf} from '../tenant/json-fields.ts';
import type {ApiAnswer, Existing, Identity, RotationApi} from './rotation-api.ts';
import {type Ask, oddAnswer} from './tenant-answers.ts';

const path = '/api/v1/api-keys';

export interface ApiKeysOptions {
	readonly ask: Ask;
	/** The context's current key. */
	readonly token: Secret;
	/** Lifetime of the new key as an ISO duration (`P90D`); undefined: as long as the tenant allows. */
	readonly expiry: string | undefined;
}

/** The API keys of a user, managed with one of them (docs/qlik-cloud.md): a key may list, create and delete the keys of its own user. */
export function createApiKeys({ask, token, expiry}: ApiKeysOptions): RotationApi {
	const claims = readApiKeyClaims(token);

	return {
		kind: 'api-key',
		current: claims?.keyId,
		async list() {
			const filter = claims?.userId === undefined ? '' : `&sub=${encodeURIComponent(claims.userId)}`;
			const answer = await ask({method: 'GET', path: `${path}?limit=100${filter}`});
			if (!answer.ok) {
				return answer;
			}

			const {data} = fieldsOf(answer.value);
			return Array.isArray(data) ? {ok: true, value: data.flatMap(keyOf)} : oddAnswer(path);
		},
		async make(marker) {
			const body = {description: marker, ...(expiry === undefined ? {} : {expiry})};
			const answer = await ask({method: 'POST', path, body});
			if (!answer.ok) {
				return answer;
			}

			const {id, token: made, expiry: ends} = fieldsOf(answer.value);
			const [keyId, key] = [textOf(id), textOf(made)];
			return keyId === undefined || key === undefined
				? oddAnswer(path)
				: {
						ok: true,
						value: {
							id: keyId,
							credentials: {kind: 'api-key', token: new Secret(key)},
							expiresAt: timeOf(ends),
						},
					};
		},
		async verify(credentials) {
			return identity(ask, credentials?.kind === 'api-key' ? credentials.token : undefined);
		},
		async remove(id) {
			const answer = await ask({method: 'DELETE', path: `${path}/${encodeURIComponent(id)}`});
			return answer.ok || isGone(answer) ? {ok: true, value: undefined} : answer;
		},
	};
}

/** Who signs in: `GET /api/v1/users/me`. */
export async function identity(ask: Ask, as: Secret | undefined): Promise<ApiAnswer<Identity>> {
	const me = '/api/v1/users/me';
	const answer = await ask({method: 'GET', path: me, ...(as === undefined ? {} : {as})});
	if (!answer.ok) {
		return answer;
	}

	const {id, tenantId} = fieldsOf(answer.value);
	const userId = textOf(id);
	return userId === undefined ? oddAnswer(me) : {ok: true, value: {userId, tenantId: textOf(tenantId)}};
}

/** Deleted by somebody else, or by a request whose answer was lost. */
export function isGone(answer: ApiAnswer<unknown>): boolean {
	return !answer.ok && answer.status === 404;
}

function keyOf(value: unknown): Existing[] {
	const {id, created, expiry, description, status} = fieldsOf(value);
	const keyId = textOf(id);
	return keyId === undefined || status === 'revoked'
		? []
		: [{id: keyId, createdAt: timeOf(created), expiresAt: timeOf(expiry), description: textOf(description)}];
}
