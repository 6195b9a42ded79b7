import {type BlankKind, blankKind, characters} from './blanks.ts';

/** A credential as it was meant, and what was done to what was pasted. */
export interface CleanedCredential {
	/** Never show it if it is a secret. */
	readonly value: string;
	/** What was removed at the ends, in words: `2 characters trimmed: 1 space, 1 line break`; undefined when nothing was. */
	readonly trimmed: string | undefined;
	/** Why the value cannot be right: a blank, line break or invisible character inside it; undefined when there is none. */
	readonly inner: InnerBlank | undefined;
}

export interface InnerBlank {
	readonly kind: BlankKind;
	/** Counted from 1, in the cleaned value. */
	readonly position: number;
	/** `a line break at position 33, inside the value` */
	readonly words: string;
}

type TrimmedKind = BlankKind | 'quote';

/** The order in which they are said, whatever the order in which they stood. */
const order: readonly TrimmedKind[] = [
	'space',
	'tab',
	'line break',
	'non-breaking space',
	'zero-width character',
	'byte order mark',
	'control character',
	'quote',
];

const closing: Readonly<Record<string, string>> = {
	'"': '"',
	"'": "'",
	'`': '`',
	'“': '”',
	'„': '“',
	'‘': '’',
	'«': '»',
};

const bearer = /^(?:Authorization:\s*)?Bearer\s+/i;

/**
 * Takes away at either end what comes along when a client ID, a secret or an API key is pasted: blanks, line breaks, invisible characters,
 * wrapping quotes, a leading `Bearer `; and says so. Inside the value the same characters are reported, not removed. PRODUCT section 3, step 3.
 */
export function cleanCredential(raw: string): CleanedCredential {
	const counts = new Map<TrimmedKind, number>();
	const count = (kind: TrimmedKind, more = 1) => counts.set(kind, (counts.get(kind) ?? 0) + more);
	let prefix = '';
	let rest = characters(raw);
	for (;;) {
		const before = rest.length;
		rest = trimBlanks(rest, count);
		const first = rest[0];
		if (rest.length > 1 && first !== undefined && closing[first] !== undefined && closing[first] === rest.at(-1)) {
			rest = rest.slice(1, -1);
			count('quote', 2);
		}

		const lead = bearer.exec(rest.join(''))?.[0];
		if (lead !== undefined) {
			rest = rest.slice(characters(lead).length);
			prefix += lead.replace(/\s+/g, ' ');
		}

		if (rest.length === before) {
			break;
		}
	}

	return {value: rest.join(''), trimmed: trimmedWords(counts, prefix), inner: firstInner(rest)};
}

function trimBlanks(text: string[], count: (kind: BlankKind) => void): string[] {
	let start = 0;
	let end = text.length;
	const blankAt = (index: number) => blankKind(text[index] ?? '');
	for (let kind = blankAt(start); start < end && kind !== undefined; kind = blankAt(start)) {
		count(kind);
		start++;
	}

	for (let kind = blankAt(end - 1); end > start && kind !== undefined; kind = blankAt(end - 1)) {
		count(kind);
		end--;
	}

	return text.slice(start, end);
}

function trimmedWords(counts: ReadonlyMap<TrimmedKind, number>, prefix: string): string | undefined {
	const total = [...counts.values()].reduce((sum, more) => sum + more, prefix.length);
	if (total === 0) {
		return undefined;
	}

	const parts = order.flatMap(kind => {
		const many = counts.get(kind);
		return many === undefined ? [] : [`${many} ${kind}${many === 1 ? '' : 's'}`];
	});
	if (prefix !== '') {
		parts.push(`“${prefix.trim()}”`);
	}

	return `${total} ${total === 1 ? 'character' : 'characters'} trimmed: ${parts.join(', ')}`;
}

function firstInner(value: readonly string[]): InnerBlank | undefined {
	for (const [index, character] of value.entries()) {
		const kind = blankKind(character);
		if (kind !== undefined) {
			return {kind, position: index + 1, words: `a ${kind} at position ${index + 1}, inside the value`};
		}
	}

	return undefined;
}
