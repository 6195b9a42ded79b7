import type {CheckResult, CheckStep, User} from '../tenant/check-result.ts';
import type {State} from '../tenant/state.ts';

/** What is known of one context right now. */
export interface LiveState {
	/** `checking` only when nothing is known yet; a state that is being refreshed keeps its word. */
	readonly state: State;
	/** The newest finished check, of this run or remembered. */
	readonly result: CheckResult | undefined;
	/** The result is of an earlier run, or of before the context was changed. */
	readonly remembered: boolean;
	/** A check is waiting or under way. */
	readonly pending: boolean;
	readonly steps: readonly CheckStep[];
	/** Who answered last, also when the newest check failed. */
	readonly knownUser: User | undefined;
	/** Set if the context answers as another user or tenant than before; raw text. */
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
