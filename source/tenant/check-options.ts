import type {TenantMemory} from './check/tenant-memory.ts';
import type {TokenCache} from './check/token-cache.ts';
import type {CheckStep} from './check-result.ts';
import type {Connections} from './connection/connections.ts';

export interface CheckOptions {
	/** Aborting ends the check at once and leaves no socket; the promise rejects with the signal's reason. */
	readonly signal?: AbortSignal;
	/** Timeout of the whole check in milliseconds; 10,000 by default. */
	readonly timeoutMs?: number;
	/** Reuses valid tokens; without it, a new one is fetched. */
	readonly tokens?: TokenCache;
	/** Open connections to reuse; without it, the check opens and closes its own. */
	readonly connections?: Connections;
	/** What earlier checks in this run found out. */
	readonly memory?: TenantMemory;
	/** Called with the whole chain each time a step changes. */
	readonly onStep?: (steps: readonly CheckStep[]) => void;
	/** Called before each request to the token endpoint, for the limit of requests per minute. */
	readonly onTokenRequest?: () => void;
	/** Whether to request the expiry of a valid API key: once a run, for at most a second, and without an effect on the verdict. True by default. */
	readonly hints?: boolean;
	/** When an API key expires according to an earlier check, in epoch milliseconds. */
	readonly knownExpiry?: number | undefined;
	readonly now?: () => number;
	readonly environment?: NodeJS.ProcessEnv;
}
