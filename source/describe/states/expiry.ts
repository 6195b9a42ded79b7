import type {Context} from '../../contexts/context.ts';
import type {CheckResult} from '../../tenant/check-result.ts';
import {formatDuration} from '../../text/duration.ts';
import {claimsOf, holdsAccessToken} from '../sign-in.ts';

const day = 86_400_000;

/**
 * When what a context signs in with ends, as it says itself or as its tenant said at the last check; epoch milliseconds. Only an API key ends by itself:
 * the token of an OAuth client is new each time, and its secret has no date.
 */
export function endOf(context: Context, result: CheckResult | undefined): number | undefined {
	if (context.credentials.kind !== 'api-key') {
		return undefined;
	}

	return claimsOf(context)?.expiresAt ?? result?.expiresAt;
}

/** The tenant accepted a key after its end by our clock: it is the clock that is wrong. */
export function isClockWrong({state, expiresAt, checkedAt}: CheckResult): boolean {
	return state === 'valid' && expiresAt !== undefined && expiresAt <= checkedAt;
}

/**
 * `ends in 9 d`, `expired`, or `clock wrong?`, from so many days before the end on; undefined when it does not end so soon, nobody knows, or it is an
 * access token, whose life is short by its nature.
 */
export function endsSoon(
	context: Context,
	result: CheckResult | undefined,
	{now, warnBefore}: {readonly now: number; readonly warnBefore: number},
): string | undefined {
	const end = endOf(context, result);
	if (end === undefined || holdsAccessToken(context) || (end > now && end - now >= warnBefore * day)) {
		return undefined;
	}

	if (end > now) {
		// The larger unit is all that matters.
		return `ends in ${formatDuration(end - now)
			.split(' ')
			.slice(0, 2)
			.join(' ')}`;
	}

	return result !== undefined && isClockWrong({...result, expiresAt: end}) ? 'clock wrong?' : 'expired';
}
