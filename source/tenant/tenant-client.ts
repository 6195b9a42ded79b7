import {tokenOwner} from './check/fetch-token.ts';
import {localVerdict} from './check/local-verdict.ts';
import {type RequestOptions, type RequestResult, requestApi} from './check/request-api.ts';
import {type SignIn, type SignInOptions, signIn} from './check/sign-in.ts';
import {createTenantMemory} from './check/tenant-memory.ts';
import {createTokenCache, type TokenCache} from './check/token-cache.ts';
import {type CheckOptions, type CheckTarget, checkContext} from './check.ts';
import type {CheckResult} from './check-result.ts';
import {createConnections} from './connection/connections.ts';
import {serverUrl} from './url/tenant-url.ts';

type Shared = 'tokens' | 'connections' | 'memory' | 'environment';

/** What the checks of one run share, so that connections and tokens are reused. */
export interface TenantClient {
	/** `checkContext` with the shared parts. */
	check(target: CheckTarget, options?: Omit<CheckOptions, Shared>): Promise<CheckResult>;
	/** An access token for an OAuth context. */
	signIn(target: CheckTarget, options?: Omit<SignInOptions, Shared>): Promise<SignIn>;
	/** One request to the API of the context's tenant. */
	request(target: CheckTarget, options: Omit<RequestOptions, Shared>): Promise<RequestResult>;
	/** Whether a check of this context now would make a token request, of which a tenant allows 100 a minute. */
	needsToken(target: CheckTarget): boolean;
	readonly tokens: TokenCache;
	/** Ends all connections and forgets all tokens. Not needed for the process to end: idle connections do not keep it alive. */
	close(): void;
}

export interface TenantClientOptions {
	readonly environment?: NodeJS.ProcessEnv;
	readonly now?: () => number;
}

/** A client without connections and tokens; the first check creates both. `now`: epoch milliseconds. */
export function createTenantClient({environment, now = Date.now}: TenantClientOptions = {}): TenantClient {
	const tokens = createTokenCache(now);
	const connections = createConnections({environment});
	const shared = {tokens, connections, memory: createTenantMemory(), ...(environment && {environment})};
	return {
		tokens,
		check: async (target, options) => checkContext(target, {now, ...options, ...shared}),
		signIn: async (target, options) => signIn(target, {now, ...options, ...shared}),
		request: async (target, options) => requestApi(target, {now, ...options, ...shared}),
		needsToken(target) {
			const {credentials, server, serverType} = target;
			const origin = server === undefined ? undefined : serverUrl(server, serverType);
			return (
				credentials.kind === 'oauth' &&
				origin !== undefined &&
				localVerdict(target) === undefined &&
				tokens.needsRequest(tokenOwner(credentials, target, origin))
			);
		},
		close() {
			connections.close();
			tokens.clear();
		},
	};
}
