import path from 'node:path';
import {readRegularFile, writePrivateFile} from '../settings/regular-file.ts';
import type {CheckResult, User} from '../tenant/check-result.ts';
import {states} from '../tenant/state.ts';
import {shortHash} from '../text/short-hash.ts';

/**
 * The states of last time: what the list shows, with its age, until fresh ones arrive. One JSON file in the cache folder for each
 * contexts file. Holds no secret and no token: results never do.
 */
export type LastStates = ReadonlyMap<string, RememberedState>;

export interface RememberedState {
	/** What the context was when it was checked: a state of another server or client is not shown. */
	readonly target: string;
	readonly result: CheckResult;
	/** Who answered last, also when the last check failed. */
	readonly user: User | undefined;
}

const version = 1;

function fileFor(cacheFolder: string, contextsPath: string): string {
	return path.join(cacheFolder, `states-${shortHash(contextsPath)}.json`);
}

/** Reads the states of last time; none when there are none or the cache cannot be read (it is only a cache). */
export function readLastStates(cacheFolder: string, contextsPath: string): LastStates {
	const states = new Map<string, RememberedState>();
	try {
		const stored: unknown = JSON.parse(readRegularFile(fileFor(cacheFolder, contextsPath)).toString('utf8'));
		if (isRecord(stored) && stored.version === version && Array.isArray(stored.states)) {
			for (const entry of stored.states as unknown[]) {
				if (isRecord(entry) && typeof entry.name === 'string' && isRemembered(entry)) {
					states.set(entry.name, {
						target: entry.target,
						result: entry.result,
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

/** Keeps states for next time; the file is private (0600) because names and tenants are nobody else's business. */
export function writeLastStates(cacheFolder: string, contextsPath: string, states: LastStates): void {
	const entries = [...states].map(([name, state]) => ({name, ...state}));
	try {
		writePrivateFile(fileFor(cacheFolder, contextsPath), JSON.stringify({version, states: entries}));
	} catch {
		// A cache that cannot be written costs only the states of last time.
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function isRemembered(entry: Record<string, unknown>): entry is Record<string, unknown> & RememberedState {
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
