import {Secret} from '../credentials/secret.ts';
import type {Context} from './context.ts';

/** The contexts file as it was at one moment. */
export interface ContextsSnapshot {
	/** The path as the user knows it; links are followed only when reading and writing. */
	readonly path: string;
	/** False when there is no file yet, which is no error: there are no contexts. */
	readonly exists: boolean;
	/** In the order of the file. */
	readonly contexts: readonly Context[];
	/** The name in `current-context`, also when no context has that name; undefined when empty or missing. */
	readonly current: string | undefined;
	/** Others than the owner may read the file (never true on Windows, where modes say nothing). */
	readonly othersCanRead: boolean;
	/** Another program is in the middle of writing: this is what the file said before. Read again in a moment. */
	readonly inMotion?: boolean;
	/** SHA-256 of the bytes: two snapshots with the same fingerprint are the same file content. */
	readonly fingerprint: string;
	/** The whole file, with the credentials in it. */
	readonly text: Secret;
}

/** The context that `current-context` names, if there is one. */
export function currentContext(snapshot: ContextsSnapshot): Context | undefined {
	return snapshot.contexts.find(context => context.name === snapshot.current);
}

/** Whether both look the same when shown. */
export function isSameSnapshot(one: ContextsSnapshot, other: ContextsSnapshot): boolean {
	if (one === other) return true;
	const isAlike = one.othersCanRead === other.othersCanRead && (one.inMotion ?? false) === (other.inMotion ?? false);
	return isAlike && one.fingerprint === other.fingerprint;
}

/** The snapshot before the first read. */
export function emptySnapshot(path: string): ContextsSnapshot {
	return {
		path,
		exists: false,
		contexts: [],
		current: undefined,
		othersCanRead: false,
		fingerprint: '',
		text: new Secret(''),
	};
}
