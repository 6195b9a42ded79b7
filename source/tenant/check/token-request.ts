import {Secret} from '../../credentials/secret.ts';
import type {Answer} from '../http/request.ts';
import {readResponseBody} from '../http/response-body.ts';
import {fieldsOf} from '../json-fields.ts';
import type {AccessToken} from './token-cache.ts';

export interface TokenFields {
	readonly clientId: string;
	readonly clientSecret: Secret;
	/** By default, the client's whole allow list applies (docs/qlik-cloud.md). */
	readonly scope?: string | undefined;
}

/** The body of `POST /oauth/token`: JSON as documented, or the form of RFC 6749 section 4.4.2. */
export function tokenBody(fields: TokenFields, as: 'json' | 'form'): {readonly body: string; readonly type: string} {
	const body = {
		client_id: fields.clientId,
		client_secret: fields.clientSecret.reveal(),
		grant_type: 'client_credentials',
		...(fields.scope === undefined ? {} : {scope: fields.scope}),
	};
	return as === 'json'
		? {body: JSON.stringify(body), type: 'application/json'}
		: {body: new URLSearchParams(body).toString(), type: 'application/x-www-form-urlencoded'};
}

/** Whether the endpoint reports that it accepts only forms, as strict OAuth servers do (RFC 6749). */
export function wantsForm({status, text}: Answer): boolean {
	return status === 415 || (status === 400 && /x-www-form-urlencoded|content[ -]type/i.test(text));
}

/** A token without a stated expiry is used for at most this many milliseconds. */
const unstatedLife = 5 * 60_000;
const longestLife = 366 * 86_400_000;

/**
 * The token in an answer of the token endpoint (RFC 6749 section 5.1), or undefined when there is none. `expires_in` counts from now, so it is right
 * whatever the clocks show; `expires_at` is relative to the tenant's own clock.
 */
export function readToken(answer: Answer, now: number): AccessToken | undefined {
	const body = readResponseBody(answer.text, answer.headers['content-type']);
	const fields = fieldsOf(body.kind === 'json' ? body.value : undefined);
	const {access_token: token, scope} = fields;
	// Header values are visible ASCII; anything else could not be sent (RFC 9110 section 5.5).
	if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
		return undefined;
	}

	const life = lifeOf(fields, answer, now);
	return {
		token: new Secret(token),
		grantedAt: now,
		expiresAt: now + Math.min(life ?? unstatedLife, longestLife),
		expiryKnown: life !== undefined,
		scopes: typeof scope === 'string' ? scope.split(/\s+/).filter(part => part !== '') : [],
	};
}

/** Milliseconds. */
function lifeOf(fields: Record<string, unknown>, {headers}: Answer, now: number): number | undefined {
	const seconds = Number(fields.expires_in ?? Number.NaN);
	if (Number.isFinite(seconds) && seconds > 0) {
		return seconds * 1000;
	}

	const end = typeof fields.expires_at === 'string' ? Date.parse(fields.expires_at) : Number.NaN;
	const tenantNow = Date.parse(headers.date ?? '');
	const life = end - (Number.isFinite(tenantNow) ? tenantNow : now);
	return Number.isFinite(life) && life > 0 ? life : undefined;
}
