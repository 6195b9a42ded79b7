import type {Problem, Result} from '../text/problem.ts';
import {fingerprintOf} from './fingerprint.ts';
import type {Journal, JournalEntry} from './journal.ts';
import type {ApiAnswer, Existing, Identity, Made, RotationApi} from './rotation-api.ts';

export interface RotationOptions {
	/** The context. */
	readonly name: string;
	readonly api: RotationApi;
	readonly journal: Journal;
	/** Stores the new credentials in the file; refused when the context has changed since it was seen. */
	readonly store: (made: Made) => Promise<Result<unknown>>;
	/** A description that no other key has. */
	readonly marker: string;
	readonly now?: () => number;
	/** Called as each step begins. */
	readonly onStep?: (step: RotationStep) => void;
}

export type RotationStep = 'inspect' | 'make' | 'verify' | 'store' | 'take-back';

export type RotationOutcome =
	/** The file has the new one, which works; the old one is still alive. */
	| {readonly type: 'stored'}
	/** The file is unchanged. `leftover`: what was created and could not be removed. */
	| {readonly type: 'failed'; readonly problem: Problem; readonly leftover: string | undefined};

/**
 * Replaces a context's key or secret: creates a new one, checks that it signs in as the same user of the same tenant, and stores it. The old one stays
 * alive until `finishRotation`. Whatever fails, the file has credentials that work, and anything created but unused is removed or reported.
 */
export async function rotate(options: RotationOptions): Promise<RotationOutcome> {
	const {name, api, journal, marker, now = Date.now, onStep = () => undefined} = options;
	onStep('inspect');
	const owner = await api.verify(undefined);
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
	onStep('verify');
	const verified = await api.verify(made.credentials);
	if (!verified.ok) {
		return takeBack(options, made.id, verified.problem);
	}

	if (verified.value.userId !== owner.userId || verified.value.tenantId !== owner.tenantId) {
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

/** The tenant's list shows which key is the context's; a client secret is known to be the context's only if there is just one. */
function oldOne({current}: RotationApi, existing: readonly Existing[]): string | undefined {
	return current ?? (existing.length === 1 ? existing[0]?.id : undefined);
}

/** Removes the new one, signed in with the credentials still in the file. */
async function takeBack(options: RotationOptions, id: string, problem: Problem): Promise<RotationOutcome> {
	const {name, api, journal, onStep = () => undefined} = options;
	onStep('take-back');
	const removed = await api.remove(id);
	if (!removed.ok) {
		// It stays in the journal, so the next start tries again.
		return {type: 'failed', problem, leftover: id};
	}

	journal.remove(name);
	return failedWith(problem);
}

/** Looks for one that may have been created although the answer was lost. */
async function takeBackUnseen(
	options: RotationOptions,
	entry: JournalEntry,
	problem: Problem,
): Promise<RotationOutcome> {
	const found = await leftoverOf(options.api, entry);
	if (!found.ok) {
		// It may exist, so the next start looks for it again.
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

/** What this rotation created, found by its id or its description, or as the only new one. */
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
