import type {Context} from '../contexts/context.ts';
import type {LiveState} from '../live/live-state.ts';

/** What is odd about a context and stops nothing, each told once. Raw text. */
export function warnings({insecure}: Context, {identityChange, result}: LiveState): string[] {
	return [
		...(identityChange === undefined ? [] : [`Answers as ${identityChange}`]),
		// The notes of a check say so, too.
		...(insecure && result === undefined ? ['The certificate of the tenant is not verified (insecure: true).'] : []),
		...(result?.notes ?? []),
	];
}
