import {valuesOf} from '../yaml/map-values.ts';
import type {YamlNode} from '../yaml/node.ts';
import {isBeingWritten} from './being-written.ts';
import {type ContextsContent, parseContexts} from './parse-contexts.ts';
import {decode, type FileBytes} from './read-file.ts';

/**
 * Other programs empty the file and write it again in place, some in pieces (docs/contexts-file.md). What stands there in
 * between can be half of it and parse all the same, so whether a file is whole is judged by what was known of it before,
 * by who has it open, and by how long it has stood still.
 */

/** Milliseconds that a file must stand still to be taken for whole whatever it says: pauses of a writer are shorter. */
export const stillAfter = 2500;
/** The same when there is no other sign that it is still being written. */
const quietAfter = 50;
/** The same for showing what is damaged or lacks something: another program may well remove a context, and that is shown within a second. */
const shownAfter = 500;

/** A text of the file, and what it says. */
export interface KnownText {
	readonly text: string;
	readonly content: ContextsContent;
	/** qctx wrote it, all of it at once. */
	readonly isOurs?: boolean;
}

/** A file as it is now. */
export interface Sight {
	readonly file: FileBytes;
	/** Undefined when it cannot be read as contexts. */
	readonly present: KnownText | undefined;
	/** What it said before, when it was whole. */
	readonly known: KnownText | undefined;
	/** Milliseconds since it was written. */
	readonly stillFor: number;
}

/** Whether another program may be in the middle of writing; then nothing is written on top of it. */
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

/** As `mayBeHalf`, for showing what the file says. */
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

/** What a text says; undefined when it cannot be read as contexts. */
export function toKnown(text: string): KnownText | undefined {
	const content = parseContexts(text);
	return content.ok ? {text, content: content.value} : undefined;
}

/** The same of a file. */
export function knownText(file: FileBytes): KnownText | undefined {
	const decoded = decode(file);
	return decoded.ok ? toKnown(decoded.value.text) : undefined;
}

/** Whether something vanished from a file: the line end at its end, a context, a key. */
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
