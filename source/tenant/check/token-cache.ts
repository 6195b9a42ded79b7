import {createHash} from 'node:crypto';
import type {Secret} from '../../credentials/secret.ts';

/** An access token and what was granted with it. */
export interface AccessToken {
	readonly token: Secret;
	/** Epoch milliseconds by this machine's clock. */
	readonly expiresAt: number;
	/** The tenant stated the expiry; it is not a guess. */
	readonly expiryKnown: boolean;
	readonly scopes: readonly string[];
	readonly grantedAt: number;
}

/** The owner of a token. Hosts never share one, although a regional client has the same id on all of them (docs/qlik-cloud.md). */
export interface TokenOwner {
	/** Origin of the tenant. */
	readonly origin: string;
	readonly clientId: string;
	readonly clientSecret: Secret;
	readonly scope?: string | undefined;
	/** What else shapes the request: TLS not verified, extra headers. */
	readonly manner?: string;
}

/** The outcome of a token request: only a token is kept, a failure never (docs/qlik-cloud.md). */
export type TokenGrant<Refusal> =
	| {readonly ok: true; readonly token: AccessToken}
	| {readonly ok: false; readonly refusal: Refusal};

/** Access tokens of this run, in memory only. */
export interface TokenCache {
	/** Forget every token, for instance when the program is about to end. */
	clear(): void;
	/** A token that is valid for a while, if there is one. */
	peek(owner: TokenOwner): AccessToken | undefined;
	/** Whether getting this owner's token now would make a request: no valid one, and none on its way. Used for the limit of requests per minute. */
	needsRequest(owner: TokenOwner): boolean;
	/**
	 * The valid token, or one from `request`. Simultaneous callers share one request, which is aborted when none of them wants it any longer;
	 * the last one then gets its failure.
	 * @throws the signal's reason when it is aborted while others still wait.
	 */
	get<Refusal>(
		owner: TokenOwner,
		request: (signal: AbortSignal) => Promise<TokenGrant<Refusal>>,
		signal: AbortSignal,
	): Promise<TokenGrant<Refusal>>;
	/** Drops a refused token, but keeps another one that was granted in the meantime. */
	drop(owner: TokenOwner, token: AccessToken): void;
	/** Token requests made so far. */
	readonly requests: number;
}

/** A token is renewed this many milliseconds before it expires, or after nine tenths of its lifetime if that is later. */
const margin = 60_000;

interface Pending {
	readonly grant: Promise<TokenGrant<unknown>>;
	readonly ending: AbortController;
	waiting: number;
}

/** An empty cache. `now`: epoch milliseconds. */
export function createTokenCache(now: () => number = Date.now): TokenCache {
	const tokens = new Map<string, AccessToken>();
	const pending = new Map<string, Pending>();
	let requests = 0;

	function peek(owner: TokenOwner): AccessToken | undefined {
		const token = tokens.get(keyOf(owner));
		return token !== undefined && isGood(token, now()) ? token : undefined;
	}

	function start(key: string, request: (signal: AbortSignal) => Promise<TokenGrant<unknown>>): Pending {
		const ending = new AbortController();
		requests++;
		const grant = request(ending.signal).then(granted => {
			if (granted.ok) {
				tokens.set(key, granted.token);
			}

			return granted;
		});
		const started = {grant, ending, waiting: 0};
		pending.set(key, started);
		const over = () => forget(key, started);
		grant.then(over, over);
		return started;
	}

	function forget(key: string, request: Pending): void {
		if (pending.get(key) === request) {
			pending.delete(key);
		}
	}

	return {
		get requests() {
			return requests;
		},
		clear() {
			tokens.clear();
		},
		peek,
		needsRequest: owner => peek(owner) === undefined && !pending.has(keyOf(owner)),
		async get<Refusal>(
			owner: TokenOwner,
			request: (signal: AbortSignal) => Promise<TokenGrant<Refusal>>,
			signal: AbortSignal,
		): Promise<TokenGrant<Refusal>> {
			signal.throwIfAborted();
			const good = peek(owner);
			if (good !== undefined) {
				return {ok: true, token: good};
			}

			const key = keyOf(owner);
			const shared = pending.get(key) ?? start(key, request);
			shared.waiting++;
			try {
				// All requests of one owner fail in the same way, no matter which one asks.
				return (await raceAbort(shared.grant, signal)) as TokenGrant<Refusal>;
			} catch (error) {
				if (shared.waiting > 1 || !signal.aborted) {
					throw error;
				}

				// Nobody else is waiting, so the request ends now and reports how far it got. Later callers get a new one.
				forget(key, shared);
				shared.ending.abort();
				return (await shared.grant) as TokenGrant<Refusal>;
			} finally {
				shared.waiting--;
			}
		},
		drop(owner, token) {
			const key = keyOf(owner);
			if (tokens.get(key) === token) {
				tokens.delete(key);
			}
		},
	};
}

function isGood({expiresAt, grantedAt}: AccessToken, now: number): boolean {
	return expiresAt - Math.min(margin, (expiresAt - grantedAt) / 10) > now;
}

/** A digest, so that no map has the secret as a key that a heap dump or a debugger would show. */
function keyOf({origin, clientId, clientSecret, scope, manner}: TokenOwner): string {
	const parts = [origin, clientId, clientSecret.reveal(), scope ?? null, manner ?? null];
	return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}

async function raceAbort<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
	return new Promise((resolve, reject) => {
		const abort = () => reject(signal.reason);
		signal.addEventListener('abort', abort, {once: true});
		promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
	});
}
