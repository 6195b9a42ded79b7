import {readApiKeyClaims} from '../credentials/api-key-claims.ts';
import type {Credentials} from '../credentials/credentials.ts';
import {tokenOwner} from './ask-token.ts';
import type {CertificateFacts} from './certificate.ts';
import {createChain} from './chain.ts';
import {notesOf} from './check-notes.ts';
import type {CheckResult, CheckStep, CheckStepId, Failure} from './check-result.ts';
import {type Connections, createConnections} from './connections.ts';
import {createConversation} from './conversation.ts';
import type {Asked} from './fault.ts';
import {askKeyExpiry} from './key-expiry.ts';
import {localVerdict} from './local-verdict.ts';
import {proveCredentials} from './prove-credentials.ts';
import type {Verdict} from './state.ts';
import {qlikDomain} from './tenant-host.ts';
import {createTenantMemory, type TenantMemory} from './tenant-memory.ts';
import {readServer} from './tenant-url.ts';
import {createTokenCache, type TokenCache} from './token-cache.ts';

/** What a check needs of a context. A `Context` is one. */
export interface CheckTarget {
	readonly server: string | undefined;
	readonly serverType: string | undefined;
	readonly insecure: boolean;
	readonly headers: Readonly<Record<string, string>>;
	readonly credentials: Credentials;
	readonly bothKinds: boolean;
	readonly defect: string | undefined;
}

export interface CheckOptions {
	/** Aborting ends the check at once and leaves no socket; the promise rejects with the signal's reason. */
	readonly signal?: AbortSignal;
	/** For the whole check, milliseconds; default 10,000. */
	readonly timeoutMs?: number;
	/** Tokens that are still good are used again; without it, a new one is fetched. */
	readonly tokens?: TokenCache;
	/** Open connections to use again; without it, the check makes its own and closes them. */
	readonly connections?: Connections;
	/** What earlier checks of this run learnt. */
	readonly memory?: TenantMemory;
	/** Called with the whole chain each time a step changes. */
	readonly onStep?: (steps: readonly CheckStep[]) => void;
	/** Look up hints too (the end of an API key); default true. They never change the verdict. One request more for each API key, once a run. */
	readonly hints?: boolean;
	readonly now?: () => number;
	readonly environment?: NodeJS.ProcessEnv;
}

/**
 * Proves the credentials of a context against its tenant: PRODUCT section 4. The verdict rests on `POST /oauth/token`, `GET /api/v1/users/me` and its
 * redirect target on the same host. Every failure is an answer, with state, cause and cure.
 * @throws only the reason of `options.signal`.
 */
export async function checkContext(target: CheckTarget, options: CheckOptions = {}): Promise<CheckResult> {
	const {signal, now = Date.now, timeoutMs = 10_000} = options;
	signal?.throwIfAborted();
	const read = readServer(target.server ?? '', target.serverType);
	const local = localVerdict(target);
	const {credentials} = target;
	if (local !== undefined || !read.ok || (credentials.kind !== 'oauth' && credentials.kind !== 'api-key')) {
		return {...unanswered, ...local, state: local?.state ?? 'incomplete', checkedAt: now(), notes: notesOf(target)};
	}

	const connections = options.connections ?? createConnections(options.environment);
	const deadline = new AbortController();
	const timer = setTimeout(() => deadline.abort(), timeoutMs);
	try {
		const ending = signal === undefined ? deadline.signal : AbortSignal.any([signal, deadline.signal]);
		const result = await askTenant({...target, credentials}, new URL(read.url), connections, ending, options);
		signal?.throwIfAborted();
		return result;
	} catch (error) {
		signal?.throwIfAborted();
		throw error;
	} finally {
		clearTimeout(timer);
		if (options.connections === undefined) {
			connections.close();
		}
	}
}

type Asking = Omit<CheckTarget, 'credentials'> & {
	readonly credentials: Extract<Credentials, {kind: 'oauth' | 'api-key'}>;
};

async function askTenant(
	target: Asking,
	url: URL,
	connections: Connections,
	signal: AbortSignal,
	options: CheckOptions,
): Promise<CheckResult> {
	const {credentials, insecure} = target;
	const {now = Date.now, memory = createTenantMemory(), timeoutMs = 10_000, tokens = createTokenCache(now)} = options;
	const {origin, host} = url;
	const claims = credentials.kind === 'api-key' ? readApiKeyClaims(credentials.token) : undefined;
	const chain = createChain(skippedSteps(url, credentials.kind), options.onStep);
	const conversation = createConversation({
		origin,
		insecure,
		headers: target.headers,
		connections,
		now,
		secrets: [credentials.kind === 'oauth' ? credentials.clientSecret : credentials.token],
		circumstances: {
			host,
			kind: credentials.kind,
			timeoutMs,
			looksLikeTenant: qlikDomain(url.hostname) !== undefined,
			claimedTenantId: claims?.tenantId,
			claimedExpiry: claims?.expiresAt,
			knownTenantId: memory.tenantIds.get(origin),
		},
		events: {
			connected({reused}) {
				chain.detail('reach', reused ? `${host} reached, on an open connection` : `${host} reached`);
				chain.run(url.protocol === 'https:' ? 'tls' : 'qlik');
			},
			secured(certificate) {
				chain.detail('tls', certificateWords(certificate));
				chain.run('qlik');
			},
		},
	});
	const {noticed} = conversation;
	chain.run('reach');
	const proof = await proveCredentials({
		credentials:
			credentials.kind === 'oauth' ? {owner: tokenOwner(credentials, target, origin)} : {apiKey: credentials.token},
		conversation,
		chain,
		tokens,
		signal,
		now,
	});
	if (!proof.ok) {
		const {state, failure} = proof.explained;
		chain.fail(failedStep(state, proof.asked, chain.current()), shortly(failure));
		const notes = notesOf(target, noticed, now());
		return {
			...unanswered,
			state,
			failure,
			latencyMs: Math.round(proof.ms),
			checkedAt: now(),
			expiresAt: claims?.expiresAt,
			notes,
		};
	}

	const {user, raw, token, ms} = proof;
	if (user.tenantId !== undefined) {
		memory.tenantIds.set(origin, user.tenantId);
	}

	chain.detail('qlik', 'Qlik Cloud answers');
	chain.detail('user', user.name);
	chain.finish();
	const checkedAt = now();
	return {
		state: 'valid',
		checkedAt,
		latencyMs: Math.round(ms),
		user: user.scopes.length === 0 && token !== undefined ? {...user, scopes: token.scopes} : user,
		raw,
		expiresAt: token?.expiryKnown ? token.expiresAt : (claims?.expiresAt ?? (await expiryHint())),
		failure: undefined,
		notes: notesOf(target, noticed, checkedAt),
	};

	/** Asked after the verdict, on the same connection, and once a run for each key. */
	async function expiryHint(): Promise<number | undefined> {
		if (credentials.kind !== 'api-key' || claims?.keyId === undefined || options.hints === false) {
			return undefined;
		}

		const key = `${origin} ${claims.keyId}`;
		if (!memory.keyExpiries.has(key)) {
			const bearer = credentials.token;
			memory.keyExpiries.set(
				key,
				await askKeyExpiry({origin, keyId: claims.keyId, bearer, insecure, connections, signal}),
			);
		}

		return memory.keyExpiries.get(key);
	}
}

/** What a result has that rests on no answer. */
const unanswered = {
	latencyMs: undefined,
	user: undefined,
	raw: undefined,
	expiresAt: undefined,
	failure: undefined,
} as const;

function skippedSteps(url: URL, kind: 'oauth' | 'api-key'): ReadonlySet<CheckStepId> {
	return new Set<CheckStepId>([
		...(url.protocol === 'http:' ? (['tls'] as const) : []),
		...(kind === 'api-key' ? (['token'] as const) : []),
	]);
}

/** The step of the chain that a failure belongs to: what broke on the way belongs to the step that was running, a refusal to what was refused. */
function failedStep(state: Verdict, asked: Asked, running: CheckStepId): CheckStepId {
	return state === 'untrusted' ? 'tls' : state === 'unreachable' || state === 'not-a-tenant' ? running : asked;
}

/** `401 OAUTH-1`, `ENOTFOUND` */
function shortly({evidence, what}: Failure): string {
	const words = [evidence.status, evidence.code].filter(word => word !== undefined);
	return words.length === 0 ? what : words.join(' ');
}

function certificateWords(certificate: CertificateFacts | undefined): string {
	if (certificate === undefined) {
		return 'TLS agreed on';
	}

	const until = new Date(certificate.validTo).toISOString().slice(0, 10);
	return certificate.trusted ? `certificate trusted, until ${until}` : 'certificate not verified (insecure)';
}
