/** Replaces one piece of text with another. */
export interface Splice {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** Applies splices that do not overlap; those at the same place in the given order. */
export function splice(text: string, splices: readonly Splice[]): string {
	let result = '';
	let at = 0;
	for (const piece of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
		result += text.slice(at, piece.start) + piece.text;
		at = piece.end;
	}

	return result + text.slice(at);
}

/** Inserts lines at the start of a line, or after a last line without a line end; then the new last line has none either. */
export function wholeLines(text: string, at: number, lines: string, newline: string): Splice {
	const unfinished = at === text.length && at > 0 && !/[\n\uFEFF]$/.test(text);
	return {start: at, end: at, text: unfinished ? newline + lines.replace(/\r?\n$/, '') : lines};
}

/** The start of the line that contains `at`. */
export function lineStart(text: string, at: number): number {
	return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** The end of the line that contains `at`, after its line end. */
export function lineEnd(text: string, at: number): number {
	const end = text.indexOf('\n', at);
	return end < 0 ? text.length : end + 1;
}

/** The distance from the start of the line, not counting the byte order mark. */
export function columnOf(text: string, at: number): number {
	const start = lineStart(text, at);
	return at - start - (text.startsWith('\uFEFF', start) ? 1 : 0);
}
