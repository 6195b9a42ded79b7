import {randomBytes} from 'node:crypto';
import type {Context} from '../contexts/context.ts';
import type {StoredCredentials} from '../contexts/edit.ts';
import {describeOld, describeStep} from '../describe/rotation.ts';
import {finishRotation, recoverRotation} from '../rotate/finish.ts';
import {type JournalEntry, openJournal} from '../rotate/journal.ts';
import {openRotation as openApi, pageFor} from '../rotate/open-rotation.ts';
import {rotate} from '../rotate/rotate.ts';
import {createTenantClient, type TenantClient} from '../tenant/tenant-client.ts';
import type {Problem} from '../text/problem.ts';
import type {Session} from './session.ts';

/** Where a rotation is. `lines`: what was done so far, in words. */
export interface RotationState {
	readonly phase: 'running' | 'asks-to-delete' | 'failed' | 'done';
	readonly lines: readonly string[];
	/** Why it failed. */
	readonly problem: Problem | undefined;
}

/** A key or secret that is being replaced, beside the screen. */
export interface Rotation {
	subscribe(listener: () => void): () => void;
	getSnapshot(): RotationState;
	/** Deletes the old one now, or leaves it alive until later. */
	answer(deleteOld: boolean): void;
	/** Ends what is under way; what was made and is not used is taken back at the next start. */
	close(): void;
}

/** Begins to rotate what a context signs in with, or goes on where an earlier rotation stopped. */
export function startRotation(session: Session, context: Context): Rotation {
	const {folders, store, settings, environment} = session.workplace;
	const journal = openJournal(folders.data, store.path);
	const listeners = new Set<() => void>();
	const ending = new AbortController();
	const client: TenantClient = createTenantClient({environment});
	let state: RotationState = {phase: 'running', lines: [], problem: undefined};

	function set(change: Partial<RotationState>): void {
		state = {...state, ...change};
		for (const listener of listeners) {
			listener();
		}
	}

	function tell(line: string): void {
		set({lines: [...state.lines, line]});
	}

	function fail(problem: Problem): void {
		const page = pageFor(context);
		set({
			phase: 'failed',
			problem: page === undefined ? problem : {...problem, cure: `${problem.cure} By hand: ${page}`.trim()},
		});
	}

	/** The context as the file has it now, and the tenant's side of it. */
	function open() {
		const read = store.read();
		const present = (read.ok ? read.value.contexts : []).find(({name}) => name === context.name) ?? context;
		const options = {client, signal: ending.signal, timeoutMs: settings.timeoutSeconds * 1000};
		return {present, seen: read.ok ? read.value : undefined, api: openApi(present, options)};
	}

	async function begin(): Promise<void> {
		const {present, seen, api} = open();
		if (!api.ok) {
			fail(api.problem);
			return;
		}

		const earlier = journal.entry(context.name);
		if (earlier !== undefined) {
			const recovery = await recoverRotation(earlier, heldBy(present), {api: api.value, journal});
			if (recovery.type === 'unknown') {
				fail(recovery.problem);
				return;
			}

			if (recovery.type === 'stored') {
				ask(earlier);
				return;
			}

			tell('An earlier rotation was interrupted; what it had made is deleted.');
		}

		const outcome = await rotate({
			name: context.name,
			api: api.value,
			journal,
			marker: `qctx ${context.name} ${randomBytes(6).toString('hex')}`,
			store: async ({credentials}) =>
				store.apply({type: 'change', name: context.name, fields: {credentials}}, seen === undefined ? {} : {seen}),
			onStep: step => tell(describeStep(step, api.value.kind)),
		});
		if (outcome.type === 'failed') {
			fail(outcome.problem);
			return;
		}

		session.reload();
		const entry = journal.entry(context.name);
		tell('Stored: the new one is proven and in use.');
		if (entry !== undefined) {
			ask(entry);
		}
	}

	function ask(entry: JournalEntry): void {
		tell(`The old ${describeOld(entry)} is still alive.`);
		set({phase: entry.oldId === undefined ? 'done' : 'asks-to-delete'});
	}

	async function finish(): Promise<void> {
		const {present, api} = open();
		const entry = journal.entry(context.name);
		if (!api.ok || entry === undefined) {
			set({phase: 'done'});
			return;
		}

		set({phase: 'running'});
		const outcome = await finishRotation(entry, {api: api.value, journal, held: heldBy(present)});
		if (outcome.type === 'failed') {
			fail(outcome.problem);
			return;
		}

		tell(
			outcome.type === 'finished' ? 'The old one is deleted.' : 'It stays, because the context holds something else.',
		);
		session.reload();
		set({phase: 'done'});
	}

	/** A rotation that was closed has nobody to tell. */
	function run(task: Promise<void>): void {
		task.catch((error: unknown) => {
			if (!ending.signal.aborted) {
				throw error;
			}
		});
	}

	run(begin());
	return {
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		getSnapshot: () => state,
		answer(deleteOld) {
			if (deleteOld) {
				run(finish());
			} else {
				set({phase: 'done'});
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
