import type {Context} from '../contexts/context.ts';
import {readLastStates, writeLastStates} from '../live/last-states.ts';
import {targetIdentity} from '../live/target-identity.ts';
import type {CheckResult} from '../tenant/check-result.ts';
import {isOverridden} from './request-target.ts';
import type {Services} from './services.ts';

/** Keeps what `check` found out as the states of last time, beside those of the contexts it did not ask. */
export async function rememberStates(
	services: Services,
	contextsPath: string,
	contexts: readonly Context[],
	results: ReadonlyMap<string, CheckResult>,
): Promise<void> {
	// Asked somewhere else than the context says, the answer says nothing about the context.
	if (isOverridden(services.flags) || results.size === 0) {
		return;
	}

	const {cache} = services.folders();
	const remembered = new Map(readLastStates(cache, contextsPath));
	for (const context of contexts) {
		const result = results.get(context.name);
		if (result !== undefined && result.state !== 'unchecked') {
			const user = result.user ?? remembered.get(context.name)?.user;
			remembered.set(context.name, {target: targetIdentity(context), result, user});
		}
	}

	writeLastStates(cache, contextsPath, remembered);
}
