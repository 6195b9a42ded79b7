import type {Context} from '../../contexts/context.ts';
import {identityChange} from '../../live/identity-change.ts';
import {keyIdOf, readLastStates, writeLastStates} from '../../live/last-states.ts';
import {targetIdentity} from '../../live/target-identity.ts';
import type {CheckResult} from '../../tenant/check-result.ts';
import {isOverridden} from '../options/request-target.ts';
import type {Services} from '../runtime/services.ts';

/**
 * Saves the results of `check` as the last known states, and keeps those of contexts it did not check.
 * @returns remarks on contexts that answered as another user or tenant than last time, raw text.
 */
export async function rememberStates(
	services: Services,
	contextsPath: string,
	contexts: readonly Context[],
	results: ReadonlyMap<string, CheckResult>,
): Promise<readonly string[]> {
	// With an overridden target, the answer says nothing about the context.
	if (isOverridden(services.flags) || results.size === 0) {
		return [];
	}

	const {cache} = services.folders();
	const remembered = new Map(readLastStates(cache, contextsPath));
	const changes: string[] = [];
	for (const context of contexts) {
		const result = results.get(context.name);
		if (result === undefined || result.state === 'unchecked') {
			continue;
		}

		const target = targetIdentity(context);
		const before = remembered.get(context.name);
		const knownUser = before?.target === target ? before.user : undefined;
		const change = identityChange(knownUser, result.user);
		if (change !== undefined) {
			changes.push(`${context.name}: ${change}`);
		}

		remembered.set(context.name, {target, result, keyId: keyIdOf(context), user: result.user ?? knownUser});
	}

	writeLastStates(cache, contextsPath, remembered);
	return changes;
}
