import {formatDuration} from '../../text/duration.ts';
import type {CheckTarget} from '../check-target.ts';
import type {CertificateFacts} from '../connection/certificate.ts';

/** Observations along the way that do not change the verdict. */
export interface Observations {
	clockAhead: number | undefined;
	certificate: CertificateFacts | undefined;
	/** Something answered; the rest of the chain is about its answer. */
	answered: boolean;
}

/** A certificate is mentioned when it expires within this many milliseconds. */
const soon = 14 * 86_400_000;

/** Notes in addition to the verdict: odd stored values, and observations along the way. */
export function checkNotes(
	target: Pick<CheckTarget, 'bothKinds' | 'insecure'>,
	observed?: Observations,
	now = 0,
): string[] {
	const notes: string[] = [];
	if (target.bothKinds) {
		notes.push('An API key and an OAuth client are stored; the API key is used.');
	}

	if (target.insecure) {
		notes.push('The certificate of the tenant is not verified (insecure: true).');
	}

	if (observed?.clockAhead !== undefined) {
		const by = formatDuration(Math.abs(observed.clockAhead));
		notes.push(`The clock of this machine is ${by} ${observed.clockAhead > 0 ? 'ahead of' : 'behind'} the tenant’s.`);
	}

	const end = observed?.certificate?.validTo;
	if (end !== undefined && end > now && end - now < soon) {
		notes.push(`The certificate of the tenant ends in ${formatDuration(end - now)}.`);
	}

	return notes;
}
