import type {CheckOptions} from '../check-options.ts';
import type {CheckResult, CheckStepId, Failure} from '../check-result.ts';
import type {CertificateFacts} from '../connection/certificate.ts';
import {dayInWords} from '../diagnosis/explain-tls.ts';
import type {Verdict} from '../state.ts';
import {createChain} from './chain.ts';
import {checkNotes} from './check-notes.ts';
import {fetchKeyExpiry} from './key-expiry.ts';
import {createTenantApi} from './tenant-api.ts';
import {verifyCredentials} from './verify-credentials.ts';
import {keyExpiryName, noAnswer, type TenantAccess} from './with-tenant.ts';

/** The chain of a check, for a context with a tenant to ask: reach, TLS, Qlik Cloud, token, user. */
export async function runCheck(access: TenantAccess, options: CheckOptions): Promise<CheckResult> {
	const {claims, connections, keyExpiry, memory, now, signal, target, url} = access;
	const {credentials, insecure} = target;
	const {origin, host} = url;
	const chain = createChain(skippedSteps(url, credentials.kind), options.onStep);
	const api = createTenantApi(access, {
		connected({reused}) {
			chain.detail('reach', reused ? `${host} · connection already open` : host);
			chain.run(url.protocol === 'https:' ? 'tls' : 'qlik');
		},
		secured(certificate) {
			chain.detail('tls', certificateWords(certificate));
			chain.run('qlik');
		},
	});
	const {observed} = api;
	chain.run('reach');
	const verification = await verifyCredentials(access, api, chain);
	if (!verification.ok) {
		const {state, failure} = verification.diagnosis;
		const step = failedStep(state, verification.endpoint, chain.current());
		if (step === 'token' || step === 'user') {
			chain.detail('qlik', 'Qlik Cloud');
		}

		chain.fail(step, shortly(failure));
		const notes = checkNotes(target, observed, now());
		return {
			...noAnswer,
			state,
			failure,
			latencyMs: Math.round(verification.ms),
			checkedAt: now(),
			expiresAt: keyExpiry,
			notes,
		};
	}

	const {user, raw, token, ms} = verification;
	if (user.tenantId !== undefined) {
		memory.tenantIds.set(origin, user.tenantId);
	}

	chain.detail('qlik', 'Qlik Cloud');
	chain.detail('user', [user.name, user.roles.join(', ')].filter(part => part !== '').join(' · '));
	chain.finish();
	const checkedAt = now();
	return {
		state: 'valid',
		checkedAt,
		latencyMs: Math.round(ms),
		user: user.scopes.length === 0 && token !== undefined ? {...user, scopes: token.scopes} : user,
		raw,
		expiresAt: token?.expiryKnown ? token.expiresAt : (claims?.expiresAt ?? (await askExpiry()) ?? keyExpiry),
		failure: undefined,
		notes: checkNotes(target, observed, checkedAt),
	};

	/** Once a run per key, after the verdict. */
	async function askExpiry(): Promise<number | undefined> {
		if (credentials.kind !== 'api-key' || claims?.keyId === undefined || options.hints === false) {
			return undefined;
		}

		const {keyId} = claims;
		const known = keyExpiryName(origin, keyId);
		if (!memory.keyExpiries.has(known)) {
			const inTime = AbortSignal.any([signal, AbortSignal.timeout(hintPatience)]);
			const request = {origin, keyId, bearer: credentials.token, insecure, connections, signal: inTime};
			memory.keyExpiries.set(known, await fetchKeyExpiry(request));
		}

		return memory.keyExpiries.get(known);
	}
}

/** Milliseconds to wait for a hint. */
const hintPatience = 1000;

function skippedSteps(url: URL, kind: 'oauth' | 'api-key'): ReadonlySet<CheckStepId> {
	return new Set<CheckStepId>([
		...(url.protocol === 'http:' ? (['tls'] as const) : []),
		...(kind === 'api-key' ? (['token'] as const) : []),
	]);
}

/** The step that a failure belongs to: a network failure to the running step, a refusal to the step that was refused. */
function failedStep(state: Verdict, endpoint: 'token' | 'user', running: CheckStepId): CheckStepId {
	return state === 'untrusted' ? 'tls' : state === 'unreachable' || state === 'not-a-tenant' ? running : endpoint;
}

/** `401 OAUTH-1`, `ENOTFOUND` */
function shortly({evidence, what}: Failure): string {
	const words = [evidence.status, evidence.code].filter(word => word !== undefined);
	return words.length === 0 ? what : words.join(' ');
}

function certificateWords(certificate: CertificateFacts | undefined): string {
	if (certificate === undefined) {
		return 'encrypted';
	}

	const until = dayInWords(certificate.validTo);
	return certificate.trusted ? `trusted until ${until}` : 'not verified (insecure)';
}
