import {type BlankKind, blankKind, characterAt, countCharacters, findBlank} from './blanks.ts';

/** The cleaned credential, and what was removed from the pasted text. */
export interface CleanedCredential {
	/** Never show it if it is a secret. */
	readonly value: string;
	/** A description of what was removed at the ends: `2 characters trimmed: 1 space, 1 line break`; undefined when nothing was. */
	readonly trimmed: string | undefined;
	/** Why the value cannot be right: a space, line break or invisible character inside it; undefined when there is none. */
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

/** The order in which they are reported, regardless of where they were. */
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

const bearer = /(?:Authorization:\s*)?Bearer\s+/iy;

/**
 * Trims what often surrounds a pasted client ID, secret or API key: spaces, line breaks, invisible characters,
 * wrapping quotes, a leading `Bearer `; and reports it. Inside the value, the same characters are reported but not removed.
 */
export function cleanCredential(raw: string): CleanedCredential {
	const counts = new Map<TrimmedKind, number>();
	const count = (kind: TrimmedKind, more = 1) => counts.set(kind, (counts.get(kind) ?? 0) + more);
	let prefix = '';
	let start = 0;
	let end = raw.length;
	// Moves offsets instead of cutting the string, because a paste may begin with thousands of quotes.
	for (let before = -1; before !== end - start; ) {
		before = end - start;
		for (let blank = characterAt(raw, start, 'start'); start < end; blank = characterAt(raw, start, 'start')) {
			const kind = blankKind(blank);
			if (kind === undefined) {
				break;
			}

			count(kind);
			start += blank.length;
		}

		for (let blank = characterAt(raw, end, 'end'); end > start; blank = characterAt(raw, end, 'end')) {
			const kind = blankKind(blank);
			if (kind === undefined) {
				break;
			}

			count(kind);
			end -= blank.length;
		}

		const close = closing[raw.charAt(start)];
		if (end - start > 1 && close !== undefined && close === raw.charAt(end - 1)) {
			start++;
			end--;
			count('quote', 2);
		}

		bearer.lastIndex = start;
		const lead = bearer.exec(raw)?.[0] ?? '';
		if (start + lead.length <= end) {
			start += lead.length;
			prefix += lead.replace(/\s+/g, ' ');
		}
	}

	const value = raw.slice(start, end);
	return {value, trimmed: trimmedWords(counts, prefix), inner: firstInner(value)};
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

function firstInner(value: string): InnerBlank | undefined {
	const at = findBlank(value);
	const kind = at === -1 ? undefined : blankKind(characterAt(value, at, 'start'));
	if (kind === undefined) {
		return undefined;
	}

	const position = countCharacters(value.slice(0, at)) + 1;
	return {kind, position, words: `a ${kind} at position ${position}, inside the value`};
}
