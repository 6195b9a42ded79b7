import {Secret} from '../../source/credentials/secret.ts';
import type {Account} from '../../source/demo/people.ts';
import type {CheckTarget} from '../../source/tenant/check.ts';

const bare = {serverType: 'cloud', insecure: false, headers: {}, bothKinds: false, defect: undefined} as const;

/** What a context of this account holds, as far as a check needs it. */
export function targetFor(server: string, account: Account, changes: Partial<CheckTarget> = {}): CheckTarget {
	const {clientId, clientSecret, apiKey, kind} = account;
	return {
		...bare,
		server,
		credentials:
			kind === 'oauth' ? {kind, clientId, clientSecret: new Secret(clientSecret)} : {kind, token: new Secret(apiKey)},
		...changes,
	};
}

/** A context that nobody knows the credentials of. */
export function strangerTarget(server: string | undefined, changes: Partial<CheckTarget> = {}): CheckTarget {
	return {...bare, server, credentials: {kind: 'api-key', token: new Secret('eyJ.practice.stranger')}, ...changes};
}
