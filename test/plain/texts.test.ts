import {describe, expect, it} from 'vitest';
import type {Context} from '../../source/contexts/context.ts';
import type {ContextsSnapshot} from '../../source/contexts/snapshot.ts';
import {Secret} from '../../source/credentials/secret.ts';
import type {LiveState} from '../../source/live/live-state.ts';
import {choiceLines, contextChoices} from '../../source/plain/choices.ts';
import {helpLines} from '../../source/plain/commands.ts';
import {detailLines} from '../../source/plain/details.ts';
import {describeFileChange} from '../../source/plain/file-change.ts';
import {checkOutcome, rowLine} from '../../source/plain/row.ts';
import type {CheckResult} from '../../source/tenant/check-result.ts';

const now = Date.UTC(2026, 4, 1, 12, 0, 0);

function contextNamed(name: string, more: Partial<Context> = {}): Context {
	return {
		name,
		server: 'https://acme.eu.qlikcloud.com',
		serverType: 'cloud',
		comment: undefined,
		insecure: false,
		headers: {},
		credentials: {kind: 'oauth', clientId: 'made-up-id', clientSecret: new Secret('made-up-secret')},
		bothKinds: false,
		keys: [],
		defect: undefined,
		...more,
	};
}

function snapshotOf(contexts: readonly Context[], current?: string): ContextsSnapshot {
	return {
		path: 'contexts.yml',
		exists: true,
		contexts,
		current,
		othersCanRead: false,
		fingerprint: '',
		text: new Secret(''),
	};
}

const result: CheckResult = {
	state: 'valid',
	checkedAt: now - 3000,
	latencyMs: 142,
	user: {
		id: '608050f750afab80bd53586d',
		name: 'qlik-cli m2m',
		subject: 'qlikbot\\made-up-id',
		email: undefined,
		status: 'active',
		tenantId: 'xqFQ0k66vSR8f9G7J-vZtHZQkiYrCpct',
		roles: ['TenantAdmin'],
		groups: [],
		scopes: ['user_default'],
	},
	raw: {},
	expiresAt: now + 3_600_000,
	failure: undefined,
	notes: [],
};

function live(more: Partial<LiveState> = {}): LiveState {
	return {
		state: 'valid',
		result,
		remembered: false,
		pending: false,
		steps: [],
		identityChange: undefined,
		knownUser: undefined,
		...more,
	};
}

const refused: LiveState = live({
	state: 'rejected',
	result: {
		...result,
		state: 'rejected',
		user: undefined,
		expiresAt: undefined,
		failure: {
			what: 'The tenant refused this client secret.',
			cause: 'It was rotated.',
			cure: 'Enter the secret again.',
			action: 'edit-client-secret',
			evidence: {method: 'POST', path: '/oauth/token', status: 401, code: 'OAUTH-1', traceId: '0000abcd'},
		},
	},
});

describe('a row', () => {
	it('has number, name, current, host, kind and state', () => {
		const row = rowLine(contextNamed('acme-prod'), {
			number: 1,
			isCurrent: true,
			isProtected: false,
			live: live(),
			now,
			warnBefore: 14,
		});
		expect(row).toBe('1. acme-prod, current, acme.eu.qlikcloud.com, OAuth, valid');
	});

	it('marks a protected context', () => {
		const facts = {number: 1, isCurrent: true, isProtected: true, live: live(), now, warnBefore: 14};
		expect(rowLine(contextNamed('acme-prod'), facts)).toBe(
			'1. acme-prod, current, protected, acme.eu.qlikcloud.com, OAuth, valid',
		);
	});

	it('shows the age of a last known state, and that it is being checked again', () => {
		const old = live({remembered: true, pending: true, result: {...result, checkedAt: now - 720_000}});
		const row = rowLine(contextNamed('acme-prod'), {
			number: 12,
			isCurrent: false,
			isProtected: false,
			live: old,
			now,
			warnBefore: 14,
		});
		expect(row).toBe('12. acme-prod, acme.eu.qlikcloud.com, OAuth, valid 12 min ago, checking again');
	});

	it('leaves out a missing host', () => {
		const bare = contextNamed('lab', {server: undefined, credentials: {kind: 'none', missing: 'credentials'} as never});
		const row = rowLine(bare, {
			number: undefined,
			isCurrent: false,
			isProtected: false,
			live: live({state: 'incomplete'}),
			now,
			warnBefore: 14,
		});
		expect(row).toBe('lab, none, incomplete');
	});

	it('describes the result of a check', () => {
		expect(checkOutcome(live())).toBe('qlik-cli m2m, 142 ms');
		expect(checkOutcome(refused)).toBe('The tenant refused this client secret.');
	});
});

describe('the details', () => {
	it('say who, where, what and until when', () => {
		expect(
			detailLines(contextNamed('acme', {comment: 'finance'}), {isCurrent: true, live: live(), now, warnBefore: 14}),
		).toEqual([
			'acme, current, OAuth',
			'State: valid, 142 ms, 3 s ago',
			'User: qlik-cli m2m, active',
			'Subject: qlikbot\\made-up-id',
			'ID: 608050f750afab80bd53586d',
			'Tenant: acme.eu.qlikcloud.com',
			'Tenant ID: xqFQ0k66vSR8f9G7J-vZtHZQkiYrCpct',
			'Roles: TenantAdmin',
			'Scopes: user_default',
			'Token: 1 h left',
			'Comment: finance',
		]);
	});

	it('describe a failure: what happened, cause, cure and evidence', () => {
		expect(detailLines(contextNamed('acme'), {isCurrent: false, live: refused, now, warnBefore: 14})).toEqual([
			'acme, not current, OAuth',
			'State: rejected, 142 ms, 3 s ago',
			'The tenant refused this client secret.',
			'Cause: It was rotated.',
			'Cure: Enter the secret again.',
			'Request: POST /oauth/token -> 401 OAUTH-1, trace 0000abcd',
			'Server: https://acme.eu.qlikcloud.com',
		]);
	});
});

describe('the choices about a context', () => {
	it('begin with what fixes it', () => {
		const words = choiceLines(contextChoices(contextNamed('acme'), refused, true));
		expect(words.slice(0, 2)).toEqual(['1. enter the new secret, which fixes it', '2. check again']);
		expect(words.join()).not.toContain('make it current');
		expect(words.filter(line => /URL, sign-in/.test(line))).toEqual([]);
	});

	it('offer an edit even when nothing here fixes it', () => {
		const failure = refused.result?.failure;
		const elsewhere = live({
			...refused,
			result: {...result, user: undefined, ...(failure && {failure: {...failure, action: 'elsewhere' as const}})},
		});
		expect(choiceLines(contextChoices(contextNamed('acme'), elsewhere, false))).toContain(
			'4. change its URL, sign-in or comment',
		);
	});
});

describe('news of the file', () => {
	it('are sentences about what another program did', () => {
		const before = snapshotOf([contextNamed('a'), contextNamed('b'), contextNamed('c')], 'a');
		const after = snapshotOf([contextNamed('a'), contextNamed('b', {comment: 'new'}), contextNamed('d')], 'b');
		expect(describeFileChange(before, after)).toEqual([
			'Another program changed contexts.yml: b is current now (was a).',
			'Another program changed contexts.yml: added d.',
			'Another program changed contexts.yml: removed c.',
			'Another program changed contexts.yml: changed b.',
		]);
		expect(describeFileChange(before, before)).toEqual([]);
	});
});

describe('the help', () => {
	it('lists every command by key and word', () => {
		const help = helpLines();
		expect(help).toContain('v, check: check it against its tenant now');
		expect(help).toContain('use: make a context current');
	});
});
