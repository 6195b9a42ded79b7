import type {TenantMemory} from './check/tenant-memory.ts';
import type {TokenCache} from './check/token-cache.ts';
import type {CheckStep} from './check-result.ts';
import type {Connections} from './connection/connections.ts';

export interface CheckOptions {
	/** Aborting ends the check at once and leaves no socket; the promise rejects with the signal's reason. */
	readonly signal?: AbortSignal;
	/** For the whole check, milliseconds; default 10,000. */
	readonly timeoutMs?: number;
	/** Tokens that are still good are used again; without it, a new one is fetched. */
	readonly tokens?: TokenCache;
	/** Open connections to use again; without it, the check makes its own and closes them. */
	readonly connections?: Connections;
	/** What earlier checks in this run found out. */
	readonly memory?: TenantMemory;
	/** Called with the whole chain each time a step changes. */
	readonly onStep?: (steps: readonly CheckStep[]) => void;
	/** Called before each request to the token endpoint, for the limit of requests a minute. */
	readonly onTokenRequest?: () => void;
	/** Whether to ask when a valid API key ends: once a run, at most a second, and it never changes the verdict. Default true. */
	readonly hints?: boolean;
	/** When an API key expires according to an earlier check, in epoch milliseconds. */
	readonly knownExpiry?: number | undefined;
	readonly now?: () => number;
	readonly environment?: NodeJS.ProcessEnv;
}
