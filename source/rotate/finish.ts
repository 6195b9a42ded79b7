import type {StoredCredentials} from '../contexts/edit.ts';
import type {Problem} from '../text/problem.ts';
import {fingerprintOf} from './fingerprint.ts';
import type {Journal, JournalEntry} from './journal.ts';
import {leftoverOf} from './rotate.ts';
import type {RotationApi} from './rotation-api.ts';

export type FinishOutcome =
	| {readonly type: 'finished'; readonly removed: string}
	/** It is unknown which one is the old one. */
	| {readonly type: 'unknown-old'}
	/** The file no longer has the new one, for instance after an undo, and may have the old one. */
	| {readonly type: 'not-in-use'}
	| {readonly type: 'failed'; readonly problem: Problem};

export interface FinishOptions {
	readonly api: RotationApi;
	readonly journal: Journal;
	/** The credentials in the file now. */
	readonly held: StoredCredentials | undefined;
	/** The one to remove, if a person chose it. */
	readonly old?: string | undefined;
}

/** Removes the old key or secret, signed in with the new one, which is checked once more first. */
export async function finishRotation(
	entry: JournalEntry,
	{api, journal, held, old = entry.oldId}: FinishOptions,
): Promise<FinishOutcome> {
	if (held === undefined || entry.fingerprint !== fingerprintOf(held)) {
		return {type: 'not-in-use'};
	}

	if (old === undefined) {
		return {type: 'unknown-old'};
	}

	const mistake = old === entry.oldId ? undefined : await mistakeIn(old, entry, api);
	if (mistake !== undefined) {
		return {type: 'failed', problem: mistake};
	}

	// Keep the old one until the new one is known to work.
	const verified = await api.verify(undefined);
	if (!verified.ok) {
		return {type: 'failed', problem: verified.problem};
	}

	const removed = await api.remove(old);
	if (!removed.ok) {
		return {type: 'failed', problem: removed.problem};
	}

	journal.remove(entry.name);
	return {type: 'finished', removed: old};
}

/** What is wrong with the id that a person chose. One that is gone counts as removed, and the new one must stay. */
async function mistakeIn(id: string, entry: JournalEntry, api: RotationApi): Promise<Problem | undefined> {
	const existing = await api.list();
	if (!existing.ok) {
		return existing.problem;
	}

	const others = existing.value.map(other => other.id).filter(other => other !== entry.newId);
	return others.includes(id)
		? undefined
		: {
				what: id === entry.newId ? `'${id}' is the new one.` : `The tenant has no '${id}'.`,
				cure: `Choose one of these with --old: ${others.join(', ')}`,
				exitCode: 1,
			};
}

export type Recovery =
	/** The new one is in the file, so only the old one is left to remove. */
	| {readonly type: 'stored'}
	/** What had been created was removed, or nothing had been created. */
	| {readonly type: 'taken-back'; readonly id: string | undefined}
	/** Its state could not be found out now. */
	| {readonly type: 'unknown'; readonly problem: Problem};

/**
 * Sorts out a rotation that was killed halfway.
 * @param held the credentials in the file now.
 */
export async function recoverRotation(
	entry: JournalEntry,
	held: StoredCredentials | undefined,
	{api, journal}: {api: RotationApi; journal: Journal},
): Promise<Recovery> {
	if (entry.phase === 'stored' || (held !== undefined && entry.fingerprint === fingerprintOf(held))) {
		journal.put({...entry, phase: 'stored'});
		return {type: 'stored'};
	}

	const found = await leftoverOf(api, entry);
	if (!found.ok) {
		return {type: 'unknown', problem: found.problem};
	}

	if (found.value !== undefined) {
		const removed = await api.remove(found.value);
		if (!removed.ok) {
			return {type: 'unknown', problem: removed.problem};
		}
	}

	journal.remove(entry.name);
	return {type: 'taken-back', id: found.value};
}
