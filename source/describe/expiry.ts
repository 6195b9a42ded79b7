import type {Context} from '../contexts/context.ts';
import type {CheckResult} from '../tenant/check-result.ts';
import {formatDuration} from '../text/duration.ts';

/** An API key that ends sooner is warned of. Milliseconds. */
const warnBeforeMs = 14 * 86_400_000;

/** `ends in 9 d`, or `expired`. Milliseconds from now. */
function endsIn(left: number): string {
	// The larger unit is all that matters.
	return left <= 0 ? 'expired' : `ends in ${formatDuration(left).split(' ').slice(0, 2).join(' ')}`;
}

/**
 * A warning that the credential of a context ends soon; undefined when it does not, or nobody knows. Only an API key ends by itself: the token of an
 * OAuth client is new each time, and its secret has no date.
 */
export function endsSoon({credentials}: Context, result: CheckResult | undefined, now: number): string | undefined {
	const left = (result?.expiresAt ?? Number.POSITIVE_INFINITY) - now;
	return credentials.kind === 'api-key' && left < warnBeforeMs ? endsIn(left) : undefined;
}
