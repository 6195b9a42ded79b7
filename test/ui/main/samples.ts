import type {Context} from '../../../source/contexts/context.ts';
import type {ContextsSnapshot} from '../../../source/contexts/snapshot.ts';
import {Secret} from '../../../source/credentials/secret.ts';
import type {LiveState} from '../../../source/live/live-state.ts';
import type {CheckResult} from '../../../source/tenant/check-result.ts';
import type {Verdict} from '../../../source/tenant/state.ts';

export function sampleContext(name: string, more: Partial<Context> = {}): Context {
	return {
		name,
		server: `https://${name.replaceAll(/[^a-z\d-]/g, '')}.eu.qlikcloud.com`,
		serverType: 'cloud',
		comment: undefined,
		insecure: false,
		headers: {},
		credentials: {kind: 'oauth', clientId: 'made-up-client', clientSecret: new Secret('made-up-secret')},
		bothKinds: false,
		keys: [],
		defect: undefined,
		...more,
	};
}

export function sampleSnapshot(contexts: readonly Context[], current?: string): ContextsSnapshot {
	return {
		path: '/home/someone/.qlik/contexts.yml',
		exists: true,
		contexts,
		current,
		othersCanRead: false,
		fingerprint: 'made up',
		text: new Secret(''),
	};
}

export function sampleResult(state: Verdict, more: Partial<CheckResult> = {}): CheckResult {
	const user =
		state === 'valid'
			? {
					id: '63eaa458f058b73eeb50e0b9',
					name: 'qlik-cli m2m',
					subject: 'qlikbot\\82e0c353eca9a5d849c74d7e98f13f7e',
					email: undefined,
					status: 'active',
					tenantId: '7jUtftp6F4cMaxpejxM60DgFj03Z5L_V',
					roles: ['TenantAdmin'],
					groups: [],
					scopes: [],
				}
			: undefined;
	return {
		state,
		checkedAt: 0,
		latencyMs: 142,
		user,
		raw: user === undefined ? undefined : {name: user.name, id: user.id, links: {self: {href: 'https://made.up'}}},
		expiresAt: undefined,
		failure: undefined,
		notes: [],
		...more,
	};
}

export function sampleLive(state: Verdict, more: Partial<LiveState> = {}): LiveState {
	return {
		state,
		result: state === 'unchecked' ? undefined : sampleResult(state),
		remembered: false,
		pending: false,
		steps: [],
		knownUser: undefined,
		identityChange: undefined,
		...more,
	};
}
