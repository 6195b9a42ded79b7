import type {CureAction, Evidence, Failure} from '../check-result.ts';
import type {Answer, HttpRequest} from '../http/request.ts';
import type {Body} from '../http/response-body.ts';
import type {Verdict} from '../state.ts';
import type {ErrorEnvelope} from './error-envelope.ts';

/** One of the two endpoints that a verdict depends on, or any other of the API. */
export type Endpoint = 'token' | 'user' | 'other';

/** What is known apart from the answer, to name the most likely cause. */
export interface Circumstances {
	readonly endpoint: Endpoint;
	readonly method: HttpRequest['method'];
	/** The requested path, without its query. */
	readonly path: string;
	/** Scheme, host and port of the context. */
	readonly origin: string;
	/** Host and port of the context. */
	readonly host: string;
	readonly kind: 'oauth' | 'api-key';
	/** Epoch milliseconds. */
	readonly now: number;
	/** The name is a Qlik Cloud host's: there a web page instead of JSON comes from a portal, elsewhere the host is wrong. */
	readonly looksLikeTenant: boolean;
	/** The claims of the API key; never trusted. */
	readonly claimedTenantId?: string | undefined;
	/** When the API key claims to expire, epoch milliseconds. */
	readonly claimedExpiry?: number | undefined;
	/** The tenant id of this host, known from another check. */
	readonly knownTenantId?: string | undefined;
	/** Timeout of the whole check. */
	readonly timeoutMs: number;
}

/** A non-success answer, already read. */
export interface ReadResponse {
	readonly answer: Answer;
	readonly body: Body;
	readonly words: ErrorEnvelope;
	/** The target of a redirect that was not followed: a URL without its query. */
	readonly refusedLocation?: string | undefined;
}

export interface Diagnosis {
	readonly state: Verdict;
	readonly failure: Failure;
}

/** The entry for one failure in a table of causes. */
export interface Wording {
	readonly state: Verdict;
	readonly what: string;
	readonly cause: string;
	readonly cure: string;
	readonly action: CureAction;
	readonly retryAt?: number | undefined;
}

/** Combines explanation and evidence into the result of a check. */
export function diagnosis(words: Wording, evidence: Evidence): Diagnosis {
	const {state, what, cause, cure, action, retryAt} = words;
	return {
		state,
		failure: {what, cause, cure, action, evidence, ...(retryAt === undefined ? {} : {retryAt})},
	};
}

/** The field of the credentials that was refused. */
export function secretField(kind: Circumstances['kind']): CureAction {
	return kind === 'oauth' ? 'edit-client-secret' : 'edit-api-key';
}
