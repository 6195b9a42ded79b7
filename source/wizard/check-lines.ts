import type {CheckStep, CheckStepId} from '../tenant/check-result.ts';
import {type SafeText, safeText} from '../text/safe-text.ts';

/** One line of the visible chain. */
export interface CheckLine {
	readonly id: CheckStepId;
	readonly status: CheckStep['status'];
	readonly text: SafeText;
	/** Milliseconds it took, when known. */
	readonly ms: number | undefined;
}

const order: readonly CheckStepId[] = ['reach', 'tls', 'qlik', 'token', 'user'];

/** What each step asks, and what it means that it passed. */
const stepWords: Readonly<Record<CheckStepId, readonly [asks: string, passed: string]>> = {
	reach: ['reach the tenant', 'tenant reached'],
	tls: ['TLS', 'certificate trusted'],
	qlik: ['is it Qlik Cloud', 'Qlik Cloud answers'],
	token: ['token', 'token granted'],
	user: ['user me', 'user me'],
};

/** The chain of a check in words, whole from the start: what is not done yet by its name, what is done by what came of it. */
export function checkLines(steps: readonly CheckStep[]): CheckLine[] {
	return order.map(id => {
		const {status = 'waiting', detail, ms} = steps.find(candidate => candidate.id === id) ?? {};
		return {id, status, text: safeText(lineText(id, status, detail)), ms};
	});
}

function lineText(id: CheckStepId, status: CheckStep['status'], detail: string | undefined): string {
	const [asks, passed] = stepWords[id];
	if (status === 'failed') {
		return detail === undefined ? asks : `${asks}: ${detail}`;
	}

	return detail ?? (status === 'done' ? passed : asks);
}
