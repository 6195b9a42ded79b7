import {clockAhead} from '../http/server-clock.ts';
import {
	type Circumstances,
	type Diagnosis,
	diagnosis,
	type ReadResponse,
	secretField,
	type Wording,
} from './diagnosis.ts';

/** Refusals of `users/me`, and those of the token endpoint that are not about the client: 401, 403 and a user who may not sign in (docs/qlik-cloud.md). */
export function explainRefusal(read: ReadResponse, circumstances: Circumstances, status: number): Wording | undefined {
	const {code = '', title = '', detail = ''} = read.words;
	const words = `${title} ${detail}`.toLowerCase();
	if (code === 'AUTH-5') {
		return otherTenant(circumstances);
	}

	if (status === 401) {
		return circumstances.kind === 'oauth'
			? refusedToken(circumstances)
			: refusedKey(byTenantClock(circumstances, read));
	}

	if (status !== 403) {
		return undefined;
	}

	if (
		/\b(?:disabled|deactivated|suspended|blocked)\b/.test(words) &&
		!/\b(?:address|ip|network|policy)\b/.test(words)
	) {
		return disabledUser;
	}

	return {
		state: 'forbidden',
		what: 'The tenant knows these credentials, but does not let them in.',
		cause:
			read.body.kind === 'html'
				? 'A firewall or an address rule protects the tenant.'
				: 'A policy of the tenant forbids it: allowed addresses, roles, or permissions of the user.',
		cure: 'Ask an administrator of the tenant to let this user or this address in.',
		action: 'elsewhere',
	};
}

/** A disabled user whom `users/me` answers with 200: its `status` says so. */
export function explainDisabled(path: string, status: number): Diagnosis {
	return diagnosis(disabledUser, {method: 'GET', path, status});
}

const disabledUser: Wording = {
	state: 'forbidden',
	what: 'The user of these credentials is disabled.',
	cause: 'An administrator of the tenant disabled the user.',
	cure: 'Ask an administrator of the tenant to enable it, or use the credentials of another user.',
	action: 'elsewhere',
};

function otherTenant({kind, host, claimedTenantId}: Circumstances): Wording {
	const its = claimedTenantId === undefined ? 'another tenant' : `the tenant ${claimedTenantId}`;
	return {
		state: 'forbidden',
		what: `The user of these credentials is not a member of ${host}.`,
		cause:
			kind === 'api-key'
				? `The API key belongs to ${its}.`
				: 'The OAuth client belongs to another tenant, or its user was removed.',
		cure:
			kind === 'api-key'
				? 'Enter an API key of this tenant, or correct the tenant URL.'
				: 'Correct the tenant URL, or use a client of this tenant.',
		action: kind === 'api-key' ? 'edit-api-key' : 'edit-server',
	};
}

/** The token endpoint accepted and users/me refused, or both answered 401 without a reason. */
function refusedToken({endpoint, host}: Circumstances): Wording {
	return endpoint === 'token'
		? {
				state: 'rejected',
				what: 'The tenant refused this client ID and secret.',
				cause: 'Likely the secret is cut off, was rotated, or belongs to another client.',
				cure: 'Enter the secret again; if it is lost, create a new one on the page of the OAuth client in the management console.',
				action: secretField('oauth'),
			}
		: {
				state: 'rejected',
				what: `${host} granted a token and then refused it.`,
				cause: 'The client belongs to another tenant of the region, or its user has no access.',
				cure: 'Check that the client belongs to this tenant.',
				action: 'edit-client-id',
			};
}

/** By the tenant's own clock, which decides. */
function byTenantClock(circumstances: Circumstances, {answer}: ReadResponse): Circumstances {
	const {now} = circumstances;
	return {...circumstances, now: now - (clockAhead(answer.headers, now) ?? 0)};
}

function refusedKey({claimedExpiry, claimedTenantId, knownTenantId, host, now, origin}: Circumstances): Wording {
	const page = `${origin}/settings/api-keys`;
	const common = {state: 'rejected', action: 'edit-api-key'} as const;
	if (claimedExpiry !== undefined && claimedExpiry <= now) {
		return {
			...common,
			what: `This API key expired on ${new Date(claimedExpiry).toISOString().slice(0, 16).replace('T', ' at ')} UTC.`,
			cause: 'API keys expire after the time that the administrator of the tenant sets, access tokens after hours.',
			cure: `Create a new API key at ${page} and enter it.`,
		};
	}

	if (claimedTenantId !== undefined && knownTenantId !== undefined && claimedTenantId !== knownTenantId) {
		return {
			...common,
			what: `This API key belongs to a different tenant than ${host}.`,
			cause: `It says ${claimedTenantId}, and this tenant is ${knownTenantId}.`,
			cure: 'Enter an API key of this tenant, or correct the tenant URL.',
		};
	}

	return {
		...common,
		what: 'The tenant refused this API key.',
		cause: 'Likely it has expired, was revoked, is cut off, or belongs to another tenant.',
		cure: `Create a new API key at ${page} and enter it.`,
	};
}
