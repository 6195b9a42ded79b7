import {Secret} from '../../credentials/secret.ts';
import {done, type Result} from '../../text/problem.ts';
import type {ContextsSnapshot} from '../snapshot.ts';
import {ageOf, isInMotion, type KnownText, lacks, stillAfter} from './in-motion.ts';
import {type ContextsContent, parseContexts} from './parse-contexts.ts';
import {decode, type FileBytes, readBytes, readContextsFile} from './read-file.ts';

/**
 * The contexts file as it is now. Synchronous and quick, because the first frame waits for it: `yaml`, which is for editing, is
 * never loaded here. A missing file is an empty snapshot; a damaged one is a problem with line and column (exit code 4).
 */
export function readContexts(path: string): Result<ContextsSnapshot> {
	const file = readContextsFile(path);
	if (!file.ok) return file;
	const content = parseContexts(file.value.text, path);
	return content.ok ? done(snapshotOf(path, file.value, content.value)) : content;
}

/** Reads one contexts file repeatedly and remembers its content. */
export class ContextsReader {
	readonly #path: string;
	#last: {readonly file: FileBytes; readonly result: Result<ContextsSnapshot>} | undefined;
	/** Its content when it was last complete. */
	#whole: {readonly file: FileBytes; readonly content: ContextsContent} | undefined;
	#known: KnownText | undefined;

	constructor(path: string) {
		this.#path = path;
	}

	/** The most complete text read recently: a text that lacks part of it may be half-written. */
	get known(): KnownText | undefined {
		return this.#known;
	}

	/**
	 * The file as it is now. If unchanged, returns the same result without parsing again. While another
	 * program is in the middle of writing, returns the earlier content, marked `inMotion`.
	 */
	read(): Result<ContextsSnapshot> {
		const read = readBytes(this.#path);
		if (!read.ok) return read;
		const file = read.value;
		if (this.#last && isSame(this.#last.file, file)) return this.#last.result;
		const decoded = decode(file);
		const content = decoded.ok ? parseContexts(decoded.value.text, this.#path) : decoded;
		const present = decoded.ok && content.ok ? {text: decoded.value.text, content: content.value} : undefined;
		const known = this.#known;
		const inMotion = isInMotion({file, present, known, stillFor: ageOf(file)});
		if (inMotion && this.#whole) return done(snapshotOf(this.#path, this.#whole.file, this.#whole.content, true));
		const result = content.ok ? done(snapshotOf(this.#path, file, content.value, inMotion)) : content;
		if (inMotion) return result;
		this.#last = {file, result};
		if (!present) return result;
		// Something that just vanished may come back, so remember it for now.
		if (!lacks(present, known) || !file.stats || ageOf(file) >= stillAfter) this.#known = present;
		this.#whole = {file, content: present.content};
		return result;
	}

	/** Accepts what qctx has just written as complete. */
	learn(known: KnownText | undefined): void {
		this.#known = known;
	}
}

function isSame(one: FileBytes, other: FileBytes): boolean {
	return (
		one.target === other.target && one.stats?.mode === other.stats?.mode && Buffer.compare(one.bytes, other.bytes) === 0
	);
}

/** A snapshot of what was just read or written. */
export function snapshotOf(
	path: string,
	file: FileBytes,
	content: ContextsContent,
	inMotion = false,
): ContextsSnapshot {
	let fingerprint: string | undefined;
	return {
		path,
		exists: file.stats !== undefined,
		contexts: content.contexts,
		current: content.current,
		othersCanRead: process.platform !== 'win32' && file.stats !== undefined && (file.stats.mode & 0o044n) !== 0n,
		inMotion,
		// On demand, because loading node:crypto takes a tenth of the time of `context ls`.
		get fingerprint() {
			fingerprint ??= process.getBuiltinModule('node:crypto').hash('sha256', file.bytes, 'hex');
			return fingerprint;
		},
		get text() {
			return new Secret(file.bytes.toString('utf8'));
		},
	};
}
