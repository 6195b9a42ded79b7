import type {Result} from '../text/problem.ts';
import {ContextsReader} from './reading/read-contexts.ts';
import type {ContextsStore, StoreOptions} from './store.ts';
import type {ContextsWriter} from './writing/writer.ts';

/** Opens one contexts file for reading and changing. Nothing is read yet; the writing part is loaded when needed. */
export function openContextsStore(options: StoreOptions): ContextsStore {
	const reader = new ContextsReader(options.path);
	let writer: Promise<ContextsWriter> | undefined;
	// One change at a time, in the order requested.
	let last: Promise<unknown> = Promise.resolve();
	const withWriter = <Value>(task: (writer: ContextsWriter) => Promise<Result<Value>>): Promise<Result<Value>> => {
		writer ??= import('./writing/writer.ts').then(({ContextsWriter}) => new ContextsWriter(options, reader));
		const result = last.then(async () => task(await (writer as Promise<ContextsWriter>)));
		last = result.catch(() => undefined);
		return result;
	};

	return {
		path: options.path,
		read: () => reader.read(),
		async readWhole() {
			const found = reader.read();
			const isSettled = found.ok && !found.value.inMotion;
			if (isSettled) return found;
			const settled = await withWriter(writer => writer.settle());
			return settled.ok || !found.ok ? reader.read() : settled;
		},
		apply: (edit, applyOptions) => withWriter(writer => writer.apply(edit, applyOptions)),
		backupProblem: async () => {
			const kept = await withWriter(writer => writer.checkBackups());
			return kept.ok ? undefined : kept.problem;
		},
		describeUndo: () => withWriter(writer => writer.describeUndo()),
		undo: objection => withWriter(writer => writer.undo(objection)),
		redo: objection => withWriter(writer => writer.redo(objection)),
		protect: () => withWriter(writer => writer.protect()),
		purgeBackups: () => withWriter(writer => writer.purgeBackups()),
	};
}
