import type {CureAction, Evidence, Failure} from '../check-result.ts';
import type {Answer, HttpRequest} from '../http/request.ts';
import type {Body} from '../http/response-body.ts';
import type {Verdict} from '../state.ts';
import type {ErrorEnvelope} from './error-envelope.ts';

/** One of the two that a verdict rests on, or any other of the API. */
export type Endpoint = 'token' | 'user' | 'other';

/** What is known besides the answer itself, to name the most likely cause. */
export interface Circumstances {
	readonly endpoint: Endpoint;
	readonly method: HttpRequest['method'];
	/** As asked, without query. */
	readonly path: string;
	/** Scheme, host and port of the context. */
	readonly origin: string;
	/** Host and port of the context. */
	readonly host: string;
	readonly kind: 'oauth' | 'api-key';
	/** Epoch milliseconds. */
	readonly now: number;
	/** A Qlik Cloud host by its name: there a web page in place of JSON is a portal's, elsewhere the host is the wrong one. */
	readonly looksLikeTenant: boolean;
	/** What the API key says of itself; never trusted. */
	readonly claimedTenantId?: string | undefined;
	/** When the API key says that it ends, epoch milliseconds. */
	readonly claimedExpiry?: number | undefined;
	/** The tenant id that this host is known to have, from another check. */
	readonly knownTenantId?: string | undefined;
	/** What the whole check may take. */
	readonly timeoutMs: number;
}

/** A non-success answer, already read. */
export interface ReadResponse {
	readonly answer: Answer;
	readonly body: Body;
	readonly words: ErrorEnvelope;
	/** Where a redirect leads that was not followed: a URL, without its query. */
	readonly refusedLocation?: string | undefined;
}

export interface Diagnosis {
	readonly state: Verdict;
	readonly failure: Failure;
}

/** What a table of causes says of one fault. */
export interface Wording {
	readonly state: Verdict;
	readonly what: string;
	readonly cause: string;
	readonly cure: string;
	readonly action: CureAction;
	readonly retryAt?: number | undefined;
}

/** Combines words and evidence into the result of a check. */
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
