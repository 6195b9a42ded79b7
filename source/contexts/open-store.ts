import type {Result} from '../text/problem.ts';
import {readContexts} from './read.ts';
import type {ContextsStore} from './store.ts';
import type {ContextsWriter} from './writer.ts';

export interface StoreOptions {
	/** The contexts file, links and all; it need not exist. */
	readonly path: string;
	/** qctx's own folder for backups; made when it is needed. */
	readonly backupsFolder: string;
	/** The clock for the times in the history (milliseconds since 1970). */
	readonly now?: () => number;
	/** Milliseconds to wait for another qctx that is writing; 10,000 by default. */
	readonly lockPatience?: number;
}

/** Opens one contexts file for reading and changing. Nothing is read yet; the part that writes is loaded when it is needed. */
export function openContextsStore(options: StoreOptions): ContextsStore {
	let writer: Promise<ContextsWriter> | undefined;
	// One change after the other, in the order they were asked for.
	let last: Promise<unknown> = Promise.resolve();
	const withWriter = <Value>(task: (writer: ContextsWriter) => Promise<Result<Value>>): Promise<Result<Value>> => {
		writer ??= import('./writer.ts').then(({ContextsWriter}) => new ContextsWriter(options));
		const result = last.then(async () => task(await (writer as Promise<ContextsWriter>)));
		last = result.catch(() => undefined);
		return result;
	};

	return {
		path: options.path,
		read: () => readContexts(options.path),
		apply: (edit, applyOptions) => withWriter(writer => writer.apply(edit, applyOptions)),
		describeUndo: () => withWriter(writer => writer.describeUndo()),
		undo: () => withWriter(writer => writer.undo()),
		redo: () => withWriter(writer => writer.redo()),
		protect: () => withWriter(writer => writer.protect()),
		purgeBackups: () => withWriter(writer => writer.purgeBackups()),
	};
}
