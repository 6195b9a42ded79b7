import type {TenantMemory} from './check/tenant-memory.ts';
import type {TokenCache} from './check/token-cache.ts';
import type {CheckStep} from './check-result.ts';
import type {Connections} from './http/connections.ts';

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
	/**
	 * Hints (the end of an API key) never change the verdict. `true`: wait for them, at most a second. `false`: ask for none. Left out, a check on its own
	 * waits a moment; one of several (with `memory`) does not: hints are asked for when no check is under way, and the next check knows them.
	 */
	readonly hints?: boolean;
	readonly now?: () => number;
	readonly environment?: NodeJS.ProcessEnv;
}
