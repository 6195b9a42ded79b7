import {done, type Result} from '../../text/problem.ts';
import type {ContextsSnapshot} from '../snapshot.ts';
import {type ContextsContent, parseContexts} from './parse-contexts.ts';
import {type ContextsFile, readContextsFile} from './read-file.ts';

/**
 * The contexts file as it is now. Synchronous and quick, because the first frame waits for it: `yaml`, which edits, is
 * never loaded here. A missing file is an empty snapshot; a damaged one a problem with line and column (exit 4).
 */
export function readContexts(path: string): Result<ContextsSnapshot> {
	const file = readContextsFile(path);
	return file.ok ? snapshotFrom(path, file.value) : file;
}

/** Reads the contexts file again and again; as long as it is as it was, gives the same result without reading what its text says. */
export function createContextsReader(path: string): () => Result<ContextsSnapshot> {
	let last: {readonly file: ContextsFile; readonly result: Result<ContextsSnapshot>} | undefined;
	return () => {
		const file = readContextsFile(path);
		if (!file.ok) return file;
		if (last === undefined || !isSame(last.file, file.value))
			last = {file: file.value, result: snapshotFrom(path, file.value)};
		return last.result;
	};
}

function isSame(one: ContextsFile, other: ContextsFile): boolean {
	return (
		one.target === other.target && one.stats?.mode === other.stats?.mode && Buffer.compare(one.bytes, other.bytes) === 0
	);
}

function snapshotFrom(path: string, file: ContextsFile): Result<ContextsSnapshot> {
	const content = parseContexts(file.text, path);
	return content.ok ? done(snapshotOf(path, file, content.value)) : content;
}

/** A snapshot from what was just read or written. */
export function snapshotOf(path: string, file: ContextsFile, content: ContextsContent): ContextsSnapshot {
	let fingerprint: string | undefined;
	return {
		path,
		exists: file.stats !== undefined,
		contexts: content.contexts,
		current: content.current,
		othersCanRead: process.platform !== 'win32' && file.stats !== undefined && (file.stats.mode & 0o044n) !== 0n,
		// Only when it is asked for: loading node:crypto is a tenth of the time of `context ls`.
		get fingerprint() {
			fingerprint ??= process.getBuiltinModule('node:crypto').hash('sha256', file.bytes, 'hex');
			return fingerprint;
		},
	};
}
