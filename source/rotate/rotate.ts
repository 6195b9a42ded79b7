import type {Problem, Result} from '../text/problem.ts';
import {fingerprintOf} from './fingerprint.ts';
import type {Journal, JournalEntry} from './journal.ts';
import type {ApiAnswer, Existing, Identity, Made, RotationApi} from './rotation-api.ts';

export interface RotationOptions {
	/** The context. */
	readonly name: string;
	readonly api: RotationApi;
	readonly journal: Journal;
	/** Puts the new credentials into the file, on top of what was seen; refused when the context was changed meanwhile. */
	readonly store: (made: Made) => Promise<Result<unknown>>;
	/** A description that no other key has. */
	readonly marker: string;
	readonly now?: () => number;
	/** Told of each step as it begins. */
	readonly onStep?: (step: RotationStep) => void;
}

export type RotationStep = 'inspect' | 'make' | 'prove' | 'store' | 'take-back';

export type RotationOutcome =
	/** The file holds the new one, which is proven; the old one is alive. */
	| {readonly type: 'stored'}
	/** The file is as it was. `leftover`: what was made and could not be taken back. */
	| {readonly type: 'failed'; readonly problem: Problem; readonly leftover: string | undefined};

/**
 * Puts a new key or secret in place of the one that a context holds: made, proven to be the same user of the same tenant, stored. The old one stays alive
 * until `finishRotation`. Whatever fails, the file holds credentials that work, and what was made and is not used is taken back or named.
 */
export async function rotate(options: RotationOptions): Promise<RotationOutcome> {
	const {name, api, journal, marker, now = Date.now, onStep = () => undefined} = options;
	onStep('inspect');
	const owner = await api.prove(undefined);
	if (!owner.ok) {
		return failedWith(owner.problem);
	}

	const existing = await api.list();
	if (!existing.ok) {
		return failedWith(existing.problem);
	}

	const old = oldOne(api, existing.value);
	const entry: JournalEntry = {
		name,
		kind: api.kind,
		phase: 'making',
		before: existing.value.map(({id}) => id),
		oldId: old,
		marker,
		startedAt: now(),
	};
	journal.put(entry);
	onStep('make');
	const made = await api.make(marker);
	if (!made.ok) {
		// A lost answer may have been a success.
		return made.certain ? abandon(options, entry, made.problem) : takeBackUnseen(options, entry, made.problem);
	}

	journal.put({...entry, phase: 'made', newId: made.value.id, fingerprint: fingerprintOf(made.value.credentials)});
	return proveAndStore(options, entry, made.value, owner.value);
}

async function proveAndStore(
	options: RotationOptions,
	entry: JournalEntry,
	made: Made,
	owner: Identity,
): Promise<RotationOutcome> {
	const {api, journal, store, onStep = () => undefined} = options;
	onStep('prove');
	const proof = await api.prove(made.credentials);
	if (!proof.ok) {
		return takeBack(options, made.id, proof.problem);
	}

	if (proof.value.userId !== owner.userId || proof.value.tenantId !== owner.tenantId) {
		return takeBack(options, made.id, {
			what: 'The new credentials sign in as another user.',
			cure: 'Nothing was changed. Check who the context signs in as.',
			exitCode: 1,
		});
	}

	onStep('store');
	const stored = await store(made);
	if (!stored.ok) {
		return takeBack(options, made.id, stored.problem);
	}

	journal.put({...entry, phase: 'stored', newId: made.id, fingerprint: fingerprintOf(made.credentials)});
	return {type: 'stored'};
}

/** The tenant's list says which key a context holds; of client secrets only a single one is known to be it. */
function oldOne({current}: RotationApi, existing: readonly Existing[]): string | undefined {
	return current ?? (existing.length === 1 ? existing[0]?.id : undefined);
}

/** Removes what was made, signed in with what the file still holds. */
async function takeBack(options: RotationOptions, id: string, problem: Problem): Promise<RotationOutcome> {
	const {name, api, journal, onStep = () => undefined} = options;
	onStep('take-back');
	const removed = await api.remove(id);
	if (!removed.ok) {
		// It stays in the journal: the next start tries again.
		return {type: 'failed', problem, leftover: id};
	}

	journal.remove(name);
	return failedWith(problem);
}

/** Looks for one that may have been made although its answer was lost. */
async function takeBackUnseen(
	options: RotationOptions,
	entry: JournalEntry,
	problem: Problem,
): Promise<RotationOutcome> {
	const found = await leftoverOf(options.api, entry);
	if (!found.ok) {
		// It may exist; it is looked for again at the next start.
		return {type: 'failed', problem, leftover: undefined};
	}

	return found.value === undefined ? abandon(options, entry, problem) : takeBack(options, found.value, problem);
}

function abandon({journal}: RotationOptions, {name}: JournalEntry, problem: Problem): RotationOutcome {
	journal.remove(name);
	return failedWith(problem);
}

function failedWith(problem: Problem): RotationOutcome {
	return {type: 'failed', problem, leftover: undefined};
}

/** What this rotation made, by its id, its description, or because it is the only one that is new. */
export async function leftoverOf(api: RotationApi, entry: JournalEntry): Promise<ApiAnswer<string | undefined>> {
	const {newId, marker, before} = entry;
	const existing = await api.list();
	if (!existing.ok) {
		return existing;
	}

	const fresh = existing.value.filter(({id}) => !before.includes(id));
	const found =
		fresh.find(({id}) => id === newId) ??
		fresh.find(({description}) => description === marker) ??
		// Client secrets have no description.
		(entry.kind === 'client-secret' && fresh.length === 1 ? fresh[0] : undefined);
	return {ok: true, value: found?.id};
}
