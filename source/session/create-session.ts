import {type ContextsSnapshot, emptySnapshot, isSameSnapshot} from '../contexts/snapshot.ts';
import type {Change} from '../contexts/store.ts';
import {type Outcome, outcomeOfChange} from '../describe/outcome.ts';
import {nothingBefore, tooEarly} from '../describe/refusals.ts';
import {watchContexts} from '../live/contexts-watcher.ts';
import {readLastStates, writeLastStates} from '../live/last-states.ts';
import {type LiveChecks, priorities} from '../live/live-checks.ts';
import {unknown} from '../live/live-state.ts';
import {createTenantChecks} from '../live/tenant-checks.ts';
import {readPrevious, recordSwitch, renamePrevious} from '../settings/previous-context.ts';
import {failed, type Problem, type Result} from '../text/problem.ts';
import {namesIn, subjectOf} from './names-in.ts';
import {openPendingRotations} from './pending-rotations.ts';
import type {Saved, Session, SessionState} from './session.ts';
import {startChecks} from './start-checks.ts';
import {askingFirst, refusalOf, stillToConfirm} from './still-to-confirm.ts';
import type {Workplace} from './workplace.ts';

export interface SessionOptions {
	readonly now?: () => number;
	readonly writeToTerminal?: (sequence: string) => void;
	/** Instead of those over the real tenants. */
	readonly checks?: LiveChecks;
}

/** Milliseconds to collect answers, so that a hundred at once need only a few frames. */
const gatherMs = 40;

/** Milliseconds between saves of the states in a long round. */
const keepMs = 5000;

/** Opens a workplace: reads the file once, but sends no requests yet. */
export function createSession(workplace: Workplace, options: SessionOptions = {}): Session {
	const {store, folders, settings, environment} = workplace;
	const {now = Date.now, writeToTerminal = () => undefined} = options;
	const checks =
		options.checks ??
		createTenantChecks({
			environment,
			timeoutMs: settings.timeoutSeconds * 1000,
			lastStates: readLastStates(folders.cache, store.path),
		});
	const rotations = openPendingRotations(folders.data, store.path);
	const listeners = new Set<() => void>();
	const openedAt = now();
	const opened = store.read();
	let file = opened.ok ? opened.value : emptySnapshot(store.path);
	let damage = opened.ok ? undefined : opened.problem;
	let lastTurn: Promise<unknown> = Promise.resolve();
	let gathering: NodeJS.Timeout | undefined;
	let watcher: {close(): void} | undefined;
	let keptAt = now();
	let hasStarted = false;
	let isClosed = false;

	checks.update(file.contexts);
	let state = readState();
	const unsubscribe = checks.subscribe(() => {
		gathering ??= setTimeout(() => {
			gathering = undefined;
			publish();
			const {done, all} = state.progress;
			if (done >= all || now() - keptAt >= keepMs) {
				keepStates();
			}
		}, gatherMs);
	});

	function readState(): SessionState {
		const known = new Map(file.contexts.map(({name}) => [name, checks.get(name)]));
		const pending = rotations.read();
		return {
			file,
			damage,
			live: name => known.get(name) ?? unknown,
			rotation: name => pending.get(name),
			progress: {...checks.progress()},
		};
	}

	function publish(): void {
		state = readState();
		for (const listener of listeners) {
			listener();
		}
	}

	function keepStates(): void {
		keptAt = now();
		writeLastStates(folders.cache, store.path, checks.lastStates());
	}

	function accept(fresh: ContextsSnapshot, saved?: Saved): void {
		file = fresh;
		damage = undefined;
		checks.update(fresh.contexts);
		if (saved?.proof !== undefined) {
			checks.record(saved.name, saved.proof);
		}

		// Contexts added later are checked as they appear, but not before the first checks.
		if (hasStarted && settings.checkOnStart === 'all') {
			const unasked = fresh.contexts.filter(({name}) => {
				const {result, pending} = checks.get(name);
				return result === undefined && !pending;
			});
			checks.check(
				unasked.map(({name}) => name),
				priorities.visible,
			);
		}

		publish();
	}

	/** One change at a time, because the previous context is only known when a change's turn comes. */
	function inTurn(act: () => Promise<Result<Change>>, nameAfterwards?: () => string | undefined): Promise<Outcome> {
		const turn = lastTurn.then(async () => {
			const before = file.current;
			const result = await act();
			if (result.ok) {
				recordSwitch(folders, store.path, before, result.value.snapshot);
				accept(result.value.snapshot);
			}

			return outcomeOfChange(result, nameAfterwards?.());
		});
		lastTurn = turn.catch(() => undefined);
		return turn;
	}

	/** Why protected contexts are left alone: somebody has to type their names first. */
	function unconfirmed(names: readonly string[], confirmed: readonly string[]): Problem | undefined {
		return refusalOf(stillToConfirm(names, confirmed, settings));
	}

	/** The rotation journal is not part of the file. */
	function hasRotationNews(): boolean {
		const pending = rotations.read();
		return file.contexts.some(({name}) => pending.get(name)?.phase !== state.rotation(name)?.phase);
	}

	function reload(saved?: Saved): void {
		const read = store.read();
		if (!read.ok) {
			damage = read.problem;
			publish();
		} else if (!isSameSnapshot(read.value, file) || damage !== undefined || saved !== undefined) {
			recordSwitch(folders, store.path, file.current, read.value);
			accept(read.value, saved);
		} else if (hasRotationNews()) {
			publish();
		}
	}

	return {
		workplace,
		checks,
		now,
		writeToTerminal,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		getSnapshot: () => state,
		watch() {
			watcher ??= watchContexts(store.path, () => reload(), {since: openedAt});
			// What changed between the first reading and now was not watched yet.
			reload();
		},
		reload,
		async edit(edit, seen = file, confirmed = []) {
			const outcome = await inTurn(
				async () => {
					const refusal = unconfirmed(namesIn(edit), confirmed);
					if (refusal !== undefined) {
						return failed(refusal);
					}

					const result = await store.apply(edit, {seen});
					if (result.ok && edit.type === 'rename') {
						renamePrevious(folders, store.path, edit.from, edit.to);
					}

					return result;
				},
				() => subjectOf(edit),
			);
			const told = rotations.follow(edit, outcome);
			if (hasRotationNews()) {
				publish();
			}

			return told;
		},
		undo: (confirmed = []) => askingFirst(objection => inTurn(() => store.undo(objection)), confirmed, settings),
		redo: (confirmed = []) => askingFirst(objection => inTurn(() => store.redo(objection)), confirmed, settings),
		protect: () => inTurn(() => store.protect()),
		previous: () => readPrevious(folders, store.path),
		switchBack(confirmed = []) {
			let name: string | undefined;
			return inTurn(
				async () => {
					name = readPrevious(folders, store.path);
					if (name === undefined) {
						return failed(nothingBefore);
					}

					// Only now is it known which one it is.
					const refusal = unconfirmed([name], confirmed);
					return refusal === undefined ? store.apply({type: 'use', name}, {seen: file}) : failed(refusal);
				},
				() => name,
			);
		},
		check(names) {
			const refused = checks.check(names, priorities.asked);
			return refused.length === 0
				? undefined
				: tooEarly(refused, checks.get(refused[0] ?? '').result?.failure?.retryAt);
		},
		checkAtStart(view) {
			hasStarted = true;
			startChecks(
				checks,
				settings.checkOnStart,
				file.contexts.map(({name}) => name),
				view,
			);
		},
		close() {
			if (isClosed) {
				return;
			}

			isClosed = true;
			keepStates();
			watcher?.close();
			unsubscribe();
			clearTimeout(gathering);
			listeners.clear();
			checks.close();
		},
	};
}
