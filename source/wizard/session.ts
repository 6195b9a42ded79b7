import type {Context} from '../contexts/context.ts';
import type {ContextsStore} from '../contexts/store.ts';
import type {CheckOptions, CheckTarget} from '../tenant/check.ts';
import type {CheckResult, CureAction} from '../tenant/check-result.ts';
import {failed, type Problem} from '../text/problem.ts';
import {advance} from './machine.ts';
import {startWizard} from './start-wizard.ts';
import {
	type HostAnswer,
	knownContexts,
	type Transition,
	type WizardAction,
	type WizardEffect,
	type WizardOutcome,
	type WizardState,
} from './wizard-state.ts';

export interface WizardSessionOptions {
	readonly store: ContextsStore;
	/** `checkContext` of tenant/. */
	readonly check: (target: CheckTarget, options?: CheckOptions) => Promise<CheckResult>;
	readonly environment?: NodeJS.ProcessEnv;
	/** For a whole check, milliseconds. */
	readonly timeoutMs?: number;
	/** The name in `context init NAME`. */
	readonly name?: string;
	/** The value of `--server`. */
	readonly server?: string;
	readonly insecure?: boolean;
	/** The context to edit. */
	readonly edit?: Context;
	/** What would fix its last failed check (`failure.action`); the form opens at that field. */
	readonly fault?: CureAction;
	readonly now?: () => number;
	/** Replaces the look-up of hosts in tests. */
	readonly lookUp?: (url: string, signal: AbortSignal) => Promise<HostAnswer>;
	/** Milliseconds without typing before a host is looked up. */
	readonly restMs?: number;
}

/** A running wizard: state for a view, and the services that do its work. Outside React; both front ends use it. */
export interface WizardSession {
	getSnapshot(): WizardState;
	subscribe(listener: () => void): () => void;
	/** Acts at once: the next `getSnapshot()` has the result. */
	dispatch(action: SessionAction): void;
	now(): number;
	/** Cancels running checks and look-ups. */
	close(): void;
}

/** Actions without the time, which the session adds. */
export type SessionAction =
	| Exclude<WizardAction, {readonly now: number}>
	| {readonly type: 'enter'}
	| {readonly type: 'check-again'};

/** Starts a wizard: the machine, and the services that do its work until `close`. */
export function createWizardSession(options: WizardSessionOptions): WizardSession {
	const {store, environment = process.env, now = Date.now, restMs = 300} = options;
	const lookUp = options.lookUp ?? (async (url: string, signal: AbortSignal) => lookUpLazily(url, signal, environment));
	const listeners = new Set<() => void>();
	let checking: AbortController | undefined;
	let lookingUp: AbortController | undefined;
	let rest: NodeJS.Timeout | undefined;

	const opened = store.read();
	// The context as it is in the file now, so that another program's change of a moment ago is not overwritten.
	const edit = opened.ok
		? (opened.value.contexts.find(({name}) => name === options.edit?.name) ?? options.edit)
		: options.edit;
	const first = startWizard({
		...options,
		...(edit === undefined ? {} : {edit}),
		contexts: knownContexts(store.path, opened),
	});
	let {state} = first;

	function apply(transition: Transition): void {
		const changed = transition.state !== state;
		state = transition.state;
		for (const effect of transition.effects) {
			perform(effect);
		}

		if (changed) {
			for (const listener of listeners) {
				listener();
			}
		}
	}

	function act(action: WizardAction): void {
		apply(advance(state, action));
	}

	function perform(effect: WizardEffect): void {
		switch (effect.type) {
			case 'look-up-host':
				stopLookUp();
				rest = setTimeout(() => void look(effect.url), restMs);
				break;
			case 'read-contexts':
				// Not immediately: the transition that requested it is still being applied.
				queueMicrotask(() => act({type: 'contexts-read', contexts: knownContexts(store.path, store.read())}));
				break;
			case 'check':
				checking?.abort();
				checking = new AbortController();
				void check(effect.run, effect.target, checking.signal);
				break;
			case 'cancel-check':
				checking?.abort();
				checking = undefined;
				break;
			case 'save':
				void save(effect);
				break;
			case 'confirm-unchanged':
				void confirmUnchanged(effect.name);
				break;
		}
	}

	async function look(url: string): Promise<void> {
		lookingUp = new AbortController();
		const {signal} = lookingUp;
		act({type: 'host-answered', answer: {url, status: 'asking'}});
		const answer = await lookUp(url, signal);
		if (!signal.aborted) {
			act({type: 'host-answered', answer});
		}
	}

	function stopLookUp(): void {
		clearTimeout(rest);
		lookingUp?.abort();
		lookingUp = undefined;
	}

	async function check(run: number, target: CheckTarget, signal: AbortSignal): Promise<void> {
		let result: CheckResult;
		try {
			result = await options.check(target, {
				signal,
				environment,
				now,
				...(options.timeoutMs === undefined ? {} : {timeoutMs: options.timeoutMs}),
				onStep: steps => act({type: 'check-step', run, steps}),
			});
		} catch (error) {
			if (signal.aborted) {
				return;
			}

			throw error;
		}

		act({type: 'check-ended', run, result});
	}

	async function save({name, edit}: Extract<WizardEffect, {readonly type: 'save'}>): Promise<void> {
		// An edited context must still be as it was shown at the start; a new one is not in the file for others to change.
		const seen = options.edit !== undefined && opened.ok ? {seen: opened.value} : {};
		const problem = options.edit === undefined ? undefined : await whyGone(name);
		const change = problem === undefined ? await store.apply(edit, seen) : failed(problem);
		act(change.ok ? {type: 'saved', name} : {type: 'save-refused', problem: change.problem});
	}

	async function confirmUnchanged(name: string): Promise<void> {
		const problem = await whyGone(name);
		act(problem === undefined ? {type: 'saved', name} : {type: 'save-refused', problem});
	}

	/** Why the edited context cannot be saved any more; undefined while it is in the file. */
	async function whyGone(name: string): Promise<Problem | undefined> {
		const read = await store.readWhole();
		if (!read.ok) {
			return read.problem;
		}

		return read.value.contexts.some(context => context.name === name)
			? undefined
			: {
					what: `'${name}' is no longer in the file: another program removed or renamed it.`,
					cure: 'Nothing was written. Leave with Esc.',
					exitCode: 1,
				};
	}

	for (const effect of first.effects) {
		perform(effect);
	}

	return {
		getSnapshot: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		dispatch(action) {
			act(action.type === 'enter' || action.type === 'check-again' ? {type: action.type, now: now()} : action);
		},
		now,
		close() {
			checking?.abort();
			stopLookUp();
		},
	};
}

/** Loaded for the first look-up, because the first frame does not need it. */
async function lookUpLazily(url: string, signal: AbortSignal, environment: NodeJS.ProcessEnv): Promise<HostAnswer> {
	const {lookUpHost} = await import('./look-up-host.ts');
	return lookUpHost(url, {signal, environment});
}

/** How a wizard ended; undefined while it is open. */
export function outcomeOf({step}: WizardState): WizardOutcome | undefined {
	return step.id === 'ended' ? step.outcome : undefined;
}
