import type {CheckResult, CheckStep, User} from '../tenant/check-result.ts';
import type {State} from '../tenant/state.ts';

/** What is known about one context right now. */
export interface LiveState {
	/** `checking` only when nothing is known yet; a state that is being refreshed keeps its word. */
	readonly state: State;
	/** The newest finished check, from this run or an earlier one. */
	readonly result: CheckResult | undefined;
	/** The result is from an earlier run, or from before the context was changed. */
	readonly remembered: boolean;
	/** A check is waiting or running. */
	readonly pending: boolean;
	readonly steps: readonly CheckStep[];
	/** The last known user, even if the newest check failed. */
	readonly knownUser: User | undefined;
	/** Set if the context signs in as a different user or tenant than before; raw text. */
	readonly identityChange: string | undefined;
}

/** For a context that was never checked. */
export const unknown: LiveState = {
	state: 'unchecked',
	result: undefined,
	remembered: false,
	pending: false,
	steps: [],
	knownUser: undefined,
	identityChange: undefined,
};
