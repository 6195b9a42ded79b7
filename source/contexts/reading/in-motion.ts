import {valuesOf} from '../yaml/map-values.ts';
import type {YamlNode} from '../yaml/node.ts';
import {isBeingWritten} from './being-written.ts';
import {type ContextsContent, parseContexts} from './parse-contexts.ts';
import {decode, type FileBytes} from './read-file.ts';

/**
 * Other programs empty the file and rewrite it in place, some in pieces (docs/contexts-file.md). A half-written
 * file can still parse, so whether it is complete is judged by its earlier content,
 * by who has it open, and by how long it has been unchanged.
 */

/** A file unchanged for this many milliseconds counts as complete, whatever it contains: writers do not pause that long. */
export const stillAfter = 2500;
/** The same when there is no other sign that it is still being written. */
const quietAfter = 50;
/** The same for showing a damaged or reduced file: another program may well remove a context, and that must be visible within a second. */
const shownAfter = 500;

/** A text of the file and its parsed content. */
export interface KnownText {
	readonly text: string;
	readonly content: ContextsContent;
	/** qctx wrote it, in one go. */
	readonly isOurs?: boolean;
}

/** A file as it is now. */
export interface Sight {
	readonly file: FileBytes;
	/** Undefined if it cannot be parsed as contexts. */
	readonly present: KnownText | undefined;
	/** Its last complete content. */
	readonly known: KnownText | undefined;
	/** Milliseconds since it was written. */
	readonly stillFor: number;
}

/** Whether another program may be in the middle of writing; if so, qctx must not write. */
export function mayBeHalf({file, present, known, stillFor}: Sight): boolean {
	if (!file.stats || stillFor >= stillAfter || isOurs(present, known)) return false;
	return (
		stillFor < quietAfter ||
		file.bytes.length === 0 ||
		!present ||
		lacks(present, known) ||
		isBeingWritten(file.target, file.stats)
	);
}

/** Like `mayBeHalf`, but for showing the file. */
export function isInMotion({file, present, known, stillFor}: Sight): boolean {
	if (!file.stats || stillFor >= stillAfter || isOurs(present, known)) return false;
	if (file.bytes.length === 0 || (stillFor < shownAfter && (!present || lacks(present, known)))) return true;
	return isBeingWritten(file.target, file.stats);
}

function isOurs(present: KnownText | undefined, known: KnownText | undefined): boolean {
	return known?.isOurs === true && present?.text === known.text;
}

/** Milliseconds since a file was written. A time in the future counts as now: the clocks of two machines differ. */
export function ageOf({stats}: FileBytes): number {
	return stats ? Math.max(0, Date.now() - Number(stats.mtimeMs)) : 0;
}

/** The parsed content of a text; undefined if it cannot be parsed as contexts. */
export function toKnown(text: string): KnownText | undefined {
	const content = parseContexts(text);
	return content.ok ? {text, content: content.value} : undefined;
}

/** The same for a file. */
export function knownText(file: FileBytes): KnownText | undefined {
	const decoded = decode(file);
	return decoded.ok ? toKnown(decoded.value.text) : undefined;
}

/** Whether a file has lost something: the final line end, a context, a key. */
export function lacks(present: KnownText | undefined, known: KnownText | undefined): boolean {
	if (!known || present === known) return false;
	if (!present || (known.text.endsWith('\n') && !present.text.endsWith('\n'))) return true;
	return !hasKeysOf(known.content.root, present.content.root);
}

function hasKeysOf(known: YamlNode | undefined, present: YamlNode | undefined): boolean {
	if (known === present || known?.kind !== 'map' || known.entries.length === 0) return true;
	if (present?.kind !== 'map') return false;
	const values = valuesOf(present);
	return known.entries.every(({key, value}) => {
		const other = key.kind === 'scalar' ? values.get(key.text) : value;
		return other !== undefined && hasKeysOf(value, other);
	});
}
