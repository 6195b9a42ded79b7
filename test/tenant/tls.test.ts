import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {checkContext} from '../../source/tenant/check.ts';
import type {CheckResult, CheckStep} from '../../source/tenant/check-result.ts';
import {createAuthority} from './certificates.ts';
import {checkInChild} from './check-in-child.ts';
import {targetFor} from './targets.ts';
import {startTlsTenant, type TlsTenant} from './tls-tenant.ts';

const day = 86_400_000;
const tenants: TlsTenant[] = [];
let results: Record<string, CheckResult & {readonly steps: readonly CheckStep[]}>;
let selfMade: TlsTenant;

beforeAll(async () => {
	const authority = await createAuthority();
	const stranger = await createAuthority('Somebody Else');
	const good = await authority.issue();
	const identities = {
		good,
		soon: await authority.issue({notAfter: new Date(Date.now() + 3 * day + 60_000)}),
		expired: await authority.issue({notAfter: new Date(Date.now() - 2 * day)}),
		early: await authority.issue({notBefore: new Date(Date.now() + 2 * day)}),
		'wrong host': await authority.issue({names: ['globex.eu.qlikcloud.com', 'globex.example']}),
		'unknown authority': await stranger.issue(),
	};
	for (const identity of Object.values(identities)) {
		tenants.push(await startTlsTenant(identity));
	}

	// TLS 1.3 tells the client after the handshake, TLS 1.2 in it.
	const asking = {requestCert: true, rejectUnauthorized: true, ca: stranger.cert};
	tenants.push(await startTlsTenant(good, asking));
	tenants.push(await startTlsTenant(good, {...asking, maxVersion: 'TLSv1.2'}));
	const names = [...Object.keys(identities), 'client certificate', 'client certificate 1.2'];
	const [found] = tenants.slice(5);
	if (found === undefined) {
		throw new Error('no tenant of an unknown authority');
	}

	selfMade = found;
	const checked = await checkInChild(
		tenants.map(({url, client}) => ({server: url, account: client})),
		{authority: authority.cert},
	);
	results = Object.fromEntries(checked.map((result, index) => [names[index], result]));
});

afterAll(async () => {
	await Promise.all(tenants.map(async tenant => tenant.close()));
});

describe('TLS', () => {
	it('trusts an authority from NODE_EXTRA_CA_CERTS', () => {
		const {state, steps, notes} = results.good ?? expect.fail();
		expect(state).toBe('valid');
		expect(steps.map(({id, status}) => `${id} ${status}`)).toEqual([
			'reach done',
			'tls done',
			'qlik done',
			'token done',
			'user done',
		]);
		expect(steps[1]?.detail).toMatch(/^trusted until 20\d\d-\d\d-\d\d$/);
		expect(notes).toEqual([]);
	});

	it('mentions a certificate that expires soon', () => {
		expect(results.soon?.state).toBe('valid');
		expect(results.soon?.notes).toEqual(['The certificate of the tenant ends in 3 d.']);
	});

	it.each([
		['expired', 'CERT_HAS_EXPIRED', /expired on 20\d\d-\d\d-\d\d\.$/, 'elsewhere'],
		['early', 'CERT_NOT_YET_VALID', /is not valid yet, only from 20\d\d-\d\d-\d\d\.$/, 'elsewhere'],
		[
			'wrong host',
			'ERR_TLS_CERT_ALTNAME_INVALID',
			/not for 127\.0\.0\.1:\d+ but for globex\.eu\.qlikcloud\.com, globex\.example\.$/,
			'edit-server',
		],
		[
			'unknown authority',
			'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
			/an authority that this machine does not know \(Somebody Else\)/,
			'elsewhere',
		],
		[
			'client certificate',
			'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
			/asks for a certificate from this machine/,
			'edit-server',
		],
		[
			'client certificate 1.2',
			'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
			/asks for a certificate from this machine/,
			'edit-server',
		],
	])('recognises a certificate that is %s', (name, code, what, action) => {
		const {state, failure, steps} = results[name] ?? expect.fail();
		expect(state).toBe('untrusted');
		expect(failure?.evidence.code).toBe(code);
		expect(failure?.what).toMatch(what);
		expect(failure?.action).toBe(action);
		expect(steps.find(step => step.status === 'failed')?.id).toBe('tls');
	});

	it('sends no credentials when TLS fails', () => {
		expect(tenants.slice(2).map(tenant => tenant.requests.length)).toEqual([0, 0, 0, 0, 0, 0]);
	});

	it('continues with insecure: true, and reports it', async () => {
		const {url, client} = selfMade;
		const steps: CheckStep[] = [];
		const result = await checkContext(targetFor(url, client, {insecure: true}), {
			onStep: chain => steps.splice(0, steps.length, ...chain),
		});
		expect(result.state).toBe('valid');
		expect(result.notes).toEqual(['The certificate of the tenant is not verified (insecure: true).']);
		expect(steps[1]?.detail).toBe('not verified (insecure)');
	});
});
