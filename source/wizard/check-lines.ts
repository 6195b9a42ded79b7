import type {CheckStep, CheckStepId} from '../tenant/check-result.ts';
import {type SafeText, safeText} from '../text/safe/safe-text.ts';

/** One line of the visible chain: `Reached   acme.eu.qlikcloud.com   11 ms`. */
export interface CheckLine {
	readonly id: CheckStepId;
	readonly status: CheckStep['status'];
	readonly label: string;
	/** Its result; empty until it is done. */
	readonly detail: SafeText;
	/** Milliseconds it took, when known. */
	readonly ms: number | undefined;
}

const labels: Readonly<Record<CheckStepId, string>> = {
	reach: 'Reached',
	tls: 'TLS',
	qlik: 'Tenant',
	token: 'Token',
	user: 'User',
};

/** The chain of a check, whole from the start. */
export function checkLines(steps: readonly CheckStep[]): CheckLine[] {
	return (Object.keys(labels) as CheckStepId[]).map(id => {
		const {status = 'waiting', detail, ms} = steps.find(candidate => candidate.id === id) ?? {};
		// It says `Reached` only once it is done.
		const label = id === 'reach' && status !== 'done' ? 'Reach' : labels[id];
		return {id, status, label, detail: safeText(status === 'skipped' ? 'not needed' : (detail ?? '')), ms};
	});
}
