import type {Verdict} from './state.ts';

/** What a person can do about a failure. The screen turns it into a key, the command line into a command. */
export type CureAction =
	| 'edit-server'
	| 'edit-kind'
	| 'edit-client-id'
	| 'edit-client-secret'
	| 'edit-api-key'
	| 'check-again'
	| 'wait'
	/** Nothing in qctx fixes it: a setting of the tenant, the network, the machine. */
	| 'elsewhere';

/** The request and the answer, as evidence for an administrator. */
export interface Evidence {
	readonly method?: string;
	/** Path only, never with a query. */
	readonly path?: string;
	readonly status?: number;
	/** Code of the Qlik error envelope (`AUTH-5`), of OAuth (`invalid_client`) or of the system (`ENOTFOUND`). */
	readonly code?: string;
	readonly title?: string;
	readonly detail?: string;
	readonly traceId?: string;
}

export interface Failure {
	/** What happened, in one sentence: `The tenant refused this client ID and secret.` */
	readonly what: string;
	/** The likely cause, in plain words. */
	readonly cause: string;
	/** The next step, without a key or command. */
	readonly cure: string;
	readonly action: CureAction;
	readonly evidence: Evidence;
	/** Retrying is useless before this time (429); epoch milliseconds. */
	readonly retryAt?: number;
}

/** The signed-in user, as far as the screen and `check` need it; strings raw. */
export interface User {
	readonly id: string;
	readonly name: string;
	readonly subject: string | undefined;
	readonly email: string | undefined;
	readonly status: string | undefined;
	readonly tenantId: string | undefined;
	readonly roles: readonly string[];
	readonly groups: readonly string[];
	readonly scopes: readonly string[];
}

export interface CheckResult {
	readonly state: Verdict;
	/** Epoch milliseconds. */
	readonly checkedAt: number;
	/** Round trip of `users/me` (or of the failed request) in milliseconds; undefined when there was no request. */
	readonly latencyMs: number | undefined;
	readonly user: User | undefined;
	/** The whole answer of `users/me`, as parsed. */
	readonly raw: unknown;
	/** When the token or key expires, epoch milliseconds, if known. */
	readonly expiresAt: number | undefined;
	readonly failure: Failure | undefined;
	/** Notes that do not change the verdict: both kinds of credentials stored, clock wrong, certificate expires soon. */
	readonly notes: readonly string[];
}

/** The visible chain of a check, in this order; it stops at the first failure. */
export type CheckStepId = 'reach' | 'tls' | 'qlik' | 'token' | 'user';

export interface CheckStep {
	readonly id: CheckStepId;
	readonly status: 'waiting' | 'running' | 'done' | 'failed' | 'skipped';
	/** Its result, for the line: `trusted until 2027-02-01`. Raw text. */
	readonly detail: string | undefined;
	/** Duration in milliseconds, when done or failed. */
	readonly ms: number | undefined;
}
