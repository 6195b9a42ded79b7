import type {Context} from '../../contexts/context.ts';
import type {ContextsEdit} from '../../contexts/edit.ts';
import type {ContextsSnapshot} from '../../contexts/snapshot.ts';
import type {Change, ContextsStore} from '../../contexts/store.ts';
import {done, failed, type Problem, type Result} from '../../text/problem.ts';
import type {Services} from './services.ts';

/** The contexts file, read. */
export interface OpenContexts {
	readonly store: ContextsStore;
	readonly snapshot: ContextsSnapshot;
}

/** Finds and reads the contexts file. A damaged one is a problem with exit 4. */
export async function openContexts(services: Services): Promise<Result<OpenContexts>> {
	const store = await services.store();
	if (!store.ok) {
		return store;
	}

	const snapshot = await store.value.readWhole();
	return snapshot.ok ? done({store: store.value, snapshot: snapshot.value}) : snapshot;
}

/** The context with exactly this name. */
export function findContext(snapshot: ContextsSnapshot, name: string): Context | undefined {
	return snapshot.contexts.find(context => context.name === name);
}

/** The name that counts as current in this run: `--context`, or else the file's `current-context`. */
export function currentName({snapshot}: OpenContexts, {flags}: Services): string | undefined {
	return flags.context ?? snapshot.current;
}

/**
 * The problem with an unknown name, with the nearest existing name.
 * @param what for the few commands where qlik-cli has another sentence.
 */
export async function noSuchContext(
	name: string,
	snapshot: ContextsSnapshot,
	what = `context with name '${name}' does not exist`,
): Promise<Problem> {
	const {nearest} = await import('../../text/nearest.ts');
	const meant = nearest(
		name,
		snapshot.contexts.map(context => context.name),
	);
	return {
		what,
		cure: meant === undefined ? whatThereIs(snapshot) : `Did you mean '${meant}'?`,
		exitCode: 1,
	};
}

/** The context with exactly this name, or a problem that suggests the nearest name. */
export async function namedContext({snapshot}: OpenContexts, name: string): Promise<Result<Context>> {
	const context = findContext(snapshot, name);
	return context === undefined ? failed(await noSuchContext(name, snapshot)) : done(context);
}

/** In qlik-cli's words. Not the one in `contexts/`, which loads the YAML parser that a usage error should not wait for. */
export function nameTaken(name: string): Problem {
	return {
		what: `Context '${name}' already exists`,
		cure: 'Take another name, or change that context with: qctx context update',
		exitCode: 1,
	};
}

/** What to do about a name that does not exist. */
export function whatThereIs(snapshot: ContextsSnapshot): string {
	return snapshot.contexts.length === 0
		? 'There are no contexts yet. Set one up: qctx context init'
		: 'List them: qctx context ls';
}

/** Makes a change to the file and remembers for `qctx -` what was current before it. */
export async function changeContexts(
	services: Services,
	{store, snapshot}: OpenContexts,
	edit: ContextsEdit,
): Promise<Result<Change>> {
	const change = await store.apply(edit);
	if (change.ok) {
		if (change.value.warning !== undefined) {
			services.say(`Warning: ${change.value.warning}`);
		}

		const {recordSwitch, renamePrevious} = await import('../../settings/previous-context.ts');
		const {openJournal} = await import('../../rotate/journal.ts');
		if (edit.type === 'rename') {
			renamePrevious(services.folders(), store.path, edit.from, edit.to);
			openJournal(services.folders().data, store.path).rename(edit.from, edit.to);
		} else {
			recordSwitch(services.folders(), store.path, snapshot.current, change.value.snapshot);
		}
	}

	return change;
}

/** The context that a command is about: the named one, or else the current one. */
export async function selectContext(
	services: Services,
	open: OpenContexts,
	name: string | undefined = currentName(open, services),
): Promise<Result<Context>> {
	if (name === undefined) {
		return failed({
			what: 'No current context',
			cure:
				open.snapshot.contexts.length === 0
					? whatThereIs(open.snapshot)
					: 'Choose one with: qctx use NAME, or for this run with --context NAME',
			exitCode: 1,
		});
	}

	const context = findContext(open.snapshot, name);
	return context === undefined
		? failed(await noSuchContext(name, open.snapshot, `No context with name: '${name}'`))
		: done(context);
}
