import type {Credentials} from '../credentials/credentials.ts';
import type {CheckResult, CheckStep} from './check-result.ts';
import type {TokenCache} from './token-cache.ts';

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
	/** Called with the whole chain each time a step changes. */
	readonly onStep?: (steps: readonly CheckStep[]) => void;
	/** Look up hints too (well-known document, key expiry); default true. They never change the verdict. */
	readonly hints?: boolean;
	readonly now?: () => number;
	readonly environment?: NodeJS.ProcessEnv;
}

/** Proves the credentials of a context against its tenant. */
export declare function checkContext(target: CheckTarget, options?: CheckOptions): Promise<CheckResult>;
