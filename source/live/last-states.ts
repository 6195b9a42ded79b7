import path from 'node:path';
import type {Context} from '../contexts/context.ts';
import {readApiKeyClaims} from '../credentials/api-key-claims.ts';
import {maskLookalikes} from '../credentials/redact.ts';
import {readRegularFile, writePrivateFile} from '../settings/regular-file.ts';
import type {CheckResult, User} from '../tenant/check-result.ts';
import {states} from '../tenant/state.ts';
import {shortHash} from '../text/short-hash.ts';
import type {LiveState} from './live-state.ts';
import {targetIdentity} from './target-identity.ts';

/**
 * The last known states, which the list shows with their age until fresh ones arrive. One JSON file in the cache folder per
 * contexts file. Contains no secret and no token, as results never do.
 */
export type LastStates = ReadonlyMap<string, LastState>;

export interface LastState {
	/** Identifies what was checked: a state of another server or client is not shown. */
	readonly target: string;
	readonly result: CheckResult;
	/** The id of the checked API key, because the expiry does not apply to another key. */
	readonly keyId?: string | undefined;
	/** The last known user, even if the last check failed. */
	readonly user: User | undefined;
}

const version = 1;

/** States older than this many milliseconds are dropped, because the context may be gone. */
const longestKept = 30 * 86_400_000;

function fileFor(cacheFolder: string, contextsPath: string): string {
	return path.join(cacheFolder, `states-${shortHash(contextsPath)}.json`);
}

/** Reads the last known states; none if the cache cannot be read, because it is only a cache. */
export function readLastStates(cacheFolder: string, contextsPath: string): LastStates {
	const states = new Map<string, LastState>();
	try {
		const stored: unknown = JSON.parse(readRegularFile(fileFor(cacheFolder, contextsPath)).toString('utf8'));
		if (isRecord(stored) && stored.version === version && Array.isArray(stored.states)) {
			for (const entry of stored.states as unknown[]) {
				if (isRecord(entry) && typeof entry.name === 'string' && isLastState(entry)) {
					states.set(entry.name, {
						target: entry.target,
						result: entry.result,
						keyId: typeof entry.keyId === 'string' ? entry.keyId : undefined,
						user: entry.user ?? entry.result.user,
					});
				}
			}
		}
	} catch {
		// No cache, no states.
	}

	return states;
}

/** The last result for a context; undefined when it was for another server or other credentials. */
export function lastResult(states: LastStates, context: Context): CheckResult | undefined {
	const last = states.get(context.name);
	if (last?.target !== targetIdentity(context)) {
		return undefined;
	}

	return last.keyId === keyIdOf(context) ? last.result : {...last.result, expiresAt: undefined};
}

/** The id in an API key; undefined for other credentials. */
export function keyIdOf({credentials}: Context): string | undefined {
	return credentials.kind === 'api-key' ? readApiKeyClaims(credentials.token)?.keyId : undefined;
}

/** The parts of these contexts' states worth keeping. */
export function statesToKeep(contexts: Iterable<Context>, stateOf: (name: string) => LiveState): LastStates {
	const kept = new Map<string, LastState>();
	for (const context of contexts) {
		const {result, knownUser} = stateOf(context.name);
		if (result !== undefined && result.state !== 'unchecked') {
			kept.set(context.name, {target: targetIdentity(context), result, keyId: keyIdOf(context), user: knownUser});
		}
	}

	return kept;
}

/**
 * Saves states for the next run, together with newer ones and others that another window has saved. The file is private (0600) because names and
 * tenants are private.
 */
export function writeLastStates(cacheFolder: string, contextsPath: string, states: LastStates): void {
	const kept = new Map(states);
	for (const [name, state] of readLastStates(cacheFolder, contextsPath)) {
		const {checkedAt} = state.result;
		const ours = states.get(name)?.result.checkedAt ?? Date.now() - longestKept;
		// If the clock was set back, old states would stay newest forever.
		if (checkedAt > ours && checkedAt <= Date.now()) {
			kept.set(name, state);
		}
	}

	// The name may be a key, by mistake.
	const named = [...kept].filter(([name]) => maskLookalikes(name) === name);
	const entries = named.map(([name, state]) => ({name, ...state}));
	try {
		writePrivateFile(fileFor(cacheFolder, contextsPath), JSON.stringify({version, states: entries}));
	} catch {
		// If the cache cannot be written, only the last known states are lost.
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function isLastState(entry: Record<string, unknown>): entry is Record<string, unknown> & LastState {
	const {result} = entry;
	return (
		typeof entry.target === 'string' &&
		isRecord(result) &&
		typeof result.state === 'string' &&
		Object.hasOwn(states, result.state) &&
		typeof result.checkedAt === 'number' &&
		Array.isArray(result.notes)
	);
}
