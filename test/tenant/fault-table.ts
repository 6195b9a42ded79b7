import type {FaultName} from '../../source/demo/faults.ts';
import type {CheckStepId, CureAction} from '../../source/tenant/check-result.ts';
import type {Verdict} from '../../source/tenant/state.ts';

export interface FaultCase {
	readonly fault: FaultName;
	readonly kind: 'oauth' | 'api-key';
	readonly state: Verdict;
	readonly action?: CureAction;
	/** The step of the visible chain that fails. */
	readonly step?: CheckStepId;
}

function row(
	fault: FaultName,
	kind: FaultCase['kind'] | 'both',
	state: Verdict,
	action?: CureAction,
	step?: CheckStepId,
): FaultCase[] {
	const kinds = kind === 'both' ? (['oauth', 'api-key'] as const) : [kind];
	return kinds.map(each => ({
		fault,
		kind: each,
		state,
		...(action === undefined ? {} : {action}),
		...(step === undefined ? {} : {step}),
	}));
}

/** Every fault of the practice tenant, and what a check has to make of it. */
export const faultTable: readonly FaultCase[] = [
	row('client-unknown', 'oauth', 'rejected', 'edit-client-id', 'token'),
	row('secret-wrong', 'oauth', 'rejected', 'edit-client-secret', 'token'),
	row('secret-wrong-rfc', 'oauth', 'rejected', 'edit-client-secret', 'token'),
	row('client-not-allowed', 'oauth', 'forbidden', 'elsewhere', 'token'),
	row('client-not-trusted', 'oauth', 'forbidden', 'elsewhere', 'token'),
	row('scope-refused', 'oauth', 'forbidden', 'elsewhere', 'token'),
	row('bot-disabled', 'oauth', 'forbidden', 'elsewhere', 'token'),
	row('form-only', 'oauth', 'valid'),
	row('token-html', 'oauth', 'not-a-tenant', 'edit-server', 'qlik'),
	row('token-missing', 'oauth', 'tenant-error', 'check-again', 'token'),
	row('token-not-found', 'oauth', 'not-a-tenant', 'edit-server', 'qlik'),
	row('token-rate-limited', 'oauth', 'rate-limited', 'wait', 'token'),
	row('token-error', 'oauth', 'tenant-error', 'check-again', 'token'),
	row('token-short', 'oauth', 'valid'),
	row('token-refused', 'oauth', 'rejected', 'edit-client-id', 'user'),
	row('token-refused-once', 'oauth', 'rejected', 'edit-client-id'),
	row('rejected', 'oauth', 'rejected', 'edit-client-secret', 'token'),
	row('rejected', 'api-key', 'rejected', 'edit-api-key', 'user'),
	row('rejected-html', 'oauth', 'rejected', 'edit-client-secret', 'token'),
	row('rejected-html', 'api-key', 'rejected', 'edit-api-key', 'user'),
	row('clock-off', 'both', 'rejected', 'check-again'),
	row('other-tenant', 'oauth', 'forbidden', 'edit-server', 'user'),
	row('other-tenant', 'api-key', 'forbidden', 'edit-api-key', 'user'),
	row('user-disabled', 'both', 'forbidden', 'elsewhere', 'user'),
	row('user-deleted', 'both', 'forbidden', 'elsewhere', 'user'),
	row('policy', 'both', 'forbidden', 'elsewhere', 'user'),
	row('policy-html', 'both', 'forbidden', 'elsewhere'),
	row('wrong-host', 'both', 'not-a-tenant', 'edit-server', 'qlik'),
	row('not-found', 'both', 'not-a-tenant', 'edit-server', 'qlik'),
	row('web-site', 'both', 'not-a-tenant', 'edit-server', 'qlik'),
	row('portal', 'both', 'not-a-tenant', 'edit-server', 'qlik'),
	row('rate-limited', 'both', 'rate-limited', 'wait', 'user'),
	row('rate-limited-date', 'both', 'rate-limited', 'wait', 'user'),
	row('rate-limited-text', 'both', 'rate-limited', 'wait', 'user'),
	row('rate-limited-silent', 'both', 'rate-limited', 'wait', 'user'),
	row('server-error', 'both', 'tenant-error', 'check-again', 'user'),
	row('server-error-html', 'both', 'tenant-error', 'check-again'),
	row('cut-off', 'both', 'tenant-error', 'check-again', 'user'),
	row('cut-connection', 'both', 'tenant-error', 'check-again', 'user'),
	row('not-json', 'both', 'tenant-error', 'check-again', 'user'),
	row('wrong-shape', 'both', 'tenant-error', 'check-again', 'user'),
	row('empty', 'both', 'tenant-error', 'check-again', 'user'),
	row('too-large', 'both', 'tenant-error', 'edit-server', 'user'),
	row('bomb', 'both', 'tenant-error', 'edit-server', 'user'),
	row('deep', 'both', 'tenant-error', 'check-again', 'user'),
	row('hang', 'both', 'unreachable', 'check-again', 'qlik'),
	row('hang-in-answer', 'oauth', 'unreachable', 'check-again', 'user'),
	row('hang-in-answer', 'api-key', 'unreachable', 'check-again', 'qlik'),
	row('drip', 'oauth', 'unreachable', 'check-again', 'user'),
	row('drip', 'api-key', 'unreachable', 'check-again', 'qlik'),
	row('slow', 'both', 'valid'),
	row('reset', 'both', 'unreachable', 'check-again', 'qlik'),
	row('redirect-loop', 'both', 'tenant-error', 'check-again', 'user'),
	row('redirect-elsewhere', 'both', 'not-a-tenant', 'edit-server'),
	row('direct', 'both', 'valid'),
	row('hostile', 'both', 'valid'),
	row('echo', 'oauth', 'rejected', 'edit-client-secret', 'token'),
	row('echo', 'api-key', 'rejected', 'edit-api-key', 'user'),
	row('hints-hang', 'both', 'valid'),
	row('hints-missing', 'both', 'valid'),
	row('keys-forbidden', 'both', 'valid'),
	row('keys-answer-lost', 'both', 'valid'),
].flat();
