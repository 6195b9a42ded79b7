import {randomBytes} from 'node:crypto';
import type {Context} from '../contexts/context.ts';
import type {StoredCredentials} from '../contexts/edit.ts';
import {fileProblem, isSystemError} from '../contexts/reading/file-problem.ts';
import {describeOld, describeStep} from '../describe/rotation.ts';
import {finishRotation, recoverRotation} from '../rotate/finish.ts';
import {type JournalEntry, openJournal} from '../rotate/journal.ts';
import {openRotation, pageFor} from '../rotate/open-rotation.ts';
import {rotate} from '../rotate/rotate.ts';
import type {Existing, RotationApi} from '../rotate/rotation-api.ts';
import {createTenantClient} from '../tenant/tenant-client.ts';
import type {Problem} from '../text/problem.ts';
import type {Workplace} from './workplace.ts';

export type RotationPhase =
	| {readonly name: 'running'}
	/** The new one is in use. `isEarlier`: since an earlier rotation, which was not finished. */
	| {readonly name: 'asks-to-delete'; readonly entry: JournalEntry; readonly isEarlier: boolean}
	/** The same, but the tenant does not tell which of these is the old one. */
	| {readonly name: 'asks-which'; readonly entry: JournalEntry; readonly among: readonly Existing[]}
	| {readonly name: 'failed'; readonly problem: Problem}
	| {readonly name: 'done'};

export interface RotationState {
	readonly phase: RotationPhase;
	/** A description of what was done so far. */
	readonly lines: readonly string[];
}

/** A key or secret that is being replaced, for the screen, the lines and the command. */
export interface Rotation {
	subscribe(listener: () => void): () => void;
	getSnapshot(): RotationState;
	/** Deletes the old one, or the one of this id. */
	deleteOld(id?: string): void;
	/** Stops the rotation; anything created but unused is removed at the next start. */
	close(): void;
}

export interface RotationOptions {
	/** Life of a new API key as an ISO duration; undefined: as long as the tenant allows. */
	readonly expiry?: string | undefined;
	/** An administrator's context, to manage the secrets of an OAuth client with. */
	readonly as?: Context | undefined;
}

/** Starts rotating a context's credentials, or continues where an earlier rotation stopped. */
export function startRotation(
	{folders, store, settings, environment}: Workplace,
	context: Context,
	{expiry, as}: RotationOptions = {},
): Rotation {
	const journal = openJournal(folders.data, store.path);
	const listeners = new Set<() => void>();
	const ending = new AbortController();
	const client = createTenantClient({environment});
	let state: RotationState = {phase: {name: 'running'}, lines: []};

	function set(change: Partial<RotationState>): void {
		state = {...state, ...change};
		for (const listener of listeners) {
			listener();
		}
	}

	function tell(line: string): void {
		set({lines: [...state.lines, line]});
	}

	/** Where a right is missing, a person can do it on a page. */
	function fail(problem: Problem): void {
		const page = pageFor(context);
		const cure = page === undefined ? problem.cure : `${problem.cure} By hand: ${page}`.trim();
		set({phase: {name: 'failed', problem: {...problem, cure}}});
	}

	/** The tenant's side, and the context as the file has it now. */
	function open():
		| {readonly api: RotationApi; readonly present: Context; readonly seen: ReturnType<typeof store.read>}
		| undefined {
		const seen = store.read();
		const present = (seen.ok ? seen.value.contexts : []).find(({name}) => name === context.name) ?? context;
		const timeoutMs = settings.timeoutSeconds * 1000;
		const api = openRotation(present, {client, signal: ending.signal, timeoutMs, expiry, as});
		if (!api.ok) {
			fail(api.problem);
			return undefined;
		}

		return {api: api.value, present, seen};
	}

	async function begin(): Promise<void> {
		const opened = open();
		if (opened === undefined) {
			return;
		}

		const {api, present, seen} = opened;
		const earlier = journal.entry(context.name);
		if (earlier !== undefined) {
			const recovery = await recoverRotation(earlier, heldBy(present), {api, journal});
			if (recovery.type === 'unknown') {
				tell('An earlier rotation was interrupted, and its state cannot be found out now.');
				fail(recovery.problem);
				return;
			}

			if (recovery.type === 'stored') {
				await ask(earlier, api, true);
				return;
			}

			tell(
				`An earlier rotation was interrupted${recovery.id === undefined ? '' : `; what it had made (${recovery.id}) is deleted`}.`,
			);
		}

		const outcome = await rotate({
			name: context.name,
			api,
			journal,
			marker: `qctx ${context.name} ${randomBytes(6).toString('hex')}`,
			store: async ({credentials}) =>
				store.apply({type: 'change', name: context.name, fields: {credentials}}, seen.ok ? {seen: seen.value} : {}),
			onStep: step => tell(describeStep(step, api.kind)),
		});
		if (outcome.type === 'failed') {
			if (outcome.leftover !== undefined) {
				tell(`The new ${outcome.leftover} could not be deleted again; the next rotation will try once more.`);
			}

			fail(outcome.problem);
			return;
		}

		tell('Stored: the new one works and is in use.');
		const entry = journal.entry(context.name);
		if (entry === undefined) {
			set({phase: {name: 'done'}});
		} else {
			await ask(entry, api, false);
		}
	}

	async function ask(entry: JournalEntry, api: RotationApi, isEarlier: boolean): Promise<void> {
		tell(`The old ${describeOld(entry)} is still alive.`);
		if (entry.oldId !== undefined) {
			set({phase: {name: 'asks-to-delete', entry, isEarlier}});
			return;
		}

		const existing = await api.list();
		const among = (existing.ok ? existing.value : []).filter(({id}) => id !== entry.newId);
		set({phase: {name: 'asks-which', entry, among}});
	}

	async function finish(entry: JournalEntry, old: string | undefined): Promise<void> {
		const opened = open();
		if (opened === undefined) {
			return;
		}

		set({phase: {name: 'running'}});
		const {api, present} = opened;
		const outcome = await finishRotation(entry, {
			api,
			journal,
			held: heldBy(present),
			...(old === undefined ? {} : {old}),
		});
		switch (outcome.type) {
			case 'finished':
				tell(`Deleted the old ${describeOld({...entry, oldId: outcome.removed})}.`);
				set({phase: {name: 'done'}});
				break;
			case 'failed':
				fail(outcome.problem);
				break;
			case 'unknown-old':
				await ask(entry, api, true);
				break;
			case 'not-in-use':
				fail({
					what: `'${context.name}' no longer has what the rotation stored, so the old one stays.`,
					cure: 'Bring it back with redo or undo, or see what is in use with a check.',
					exitCode: 1,
				});
		}
	}

	function run(task: Promise<void>): void {
		task.catch((error: unknown) => {
			if (ending.signal.aborted) {
				// Closed: from now on the journal says what it left.
				set({phase: {name: 'done'}});
				return;
			}

			if (!isSystemError(error)) {
				throw error;
			}

			// The journal cannot be written, so nothing more is made.
			set({phase: {name: 'failed', problem: {...fileProblem('write', folders.data, error), exitCode: 3}}});
		});
	}

	run(begin());
	return {
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		getSnapshot: () => state,
		deleteOld(id) {
			const {phase} = state;
			if (phase.name === 'asks-to-delete' || phase.name === 'asks-which') {
				run(finish(phase.entry, id));
			}
		},
		close() {
			ending.abort();
			client.close();
		},
	};
}

function heldBy({credentials}: Context): StoredCredentials | undefined {
	return credentials.kind === 'oauth' || credentials.kind === 'api-key' ? credentials : undefined;
}
