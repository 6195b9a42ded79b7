import type {Objection} from '../contexts/store.ts';
import type {Outcome} from '../describe/outcome.ts';
import {notConfirmed} from '../describe/refusals.ts';
import {isProtected} from '../settings/is-protected.ts';
import type {Settings} from '../settings/settings.ts';
import type {Problem} from '../text/problem.ts';

/** The protected contexts whose names must be typed first. */
export function stillToConfirm(
	names: readonly string[],
	confirmed: readonly string[],
	settings: Settings,
): readonly string[] {
	return names.filter(name => isProtected(name, settings) && !confirmed.includes(name));
}

export function refusalOf([first]: readonly string[]): Problem | undefined {
	return first === undefined ? undefined : notConfirmed(first);
}

/** Makes a change when only the store knows which contexts it affects; reports the names that must be typed first. */
export async function askingFirst(
	act: (objection: Objection) => Promise<Outcome>,
	confirmed: readonly string[],
	settings: Settings,
): Promise<Outcome> {
	let left: readonly string[] = [];
	const outcome = await act(names => {
		left = stillToConfirm(names, confirmed, settings);
		return refusalOf(left);
	});
	return left.length === 0 ? outcome : {...outcome, unconfirmed: left};
}
