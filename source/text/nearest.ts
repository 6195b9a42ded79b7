import {distance} from 'fastest-levenshtein';

/**
 * The candidate that a mistyped word probably meant: one that differs by at most a third of its letters (but always by one), or
 * the only one that starts with the word. Ignores case; undefined when none is near. The first wins a tie.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
	const wanted = word.toLowerCase();
	if (wanted === '') {
		return undefined;
	}

	let best: {readonly candidate: string; readonly edits: number} | undefined;
	const startingWith: string[] = [];
	for (const candidate of candidates) {
		const other = candidate.toLowerCase();
		const allowed = Math.max(1, Math.floor(Math.max(wanted.length, other.length) / 3));
		if (other.startsWith(wanted)) {
			startingWith.push(candidate);
		}

		if (Math.abs(wanted.length - other.length) > allowed) {
			continue;
		}

		const edits = swapCounted(wanted, other);
		if (edits <= allowed && (best === undefined || edits < best.edits)) {
			best = {candidate, edits};
		}
	}

	return best?.candidate ?? (startingWith.length === 1 ? startingWith[0] : undefined);
}

/** Two swapped letters (`chekc`) are one typing error, not two. */
function swapCounted(wanted: string, other: string): number {
	const edits = distance(wanted, other);
	if (edits !== 2 || wanted.length !== other.length) {
		return edits;
	}

	for (let index = 0; index + 1 < wanted.length; index++) {
		const swapped = wanted.slice(0, index) + wanted.charAt(index + 1) + wanted.charAt(index) + wanted.slice(index + 2);
		if (swapped === other) {
			return 1;
		}
	}

	return edits;
}
