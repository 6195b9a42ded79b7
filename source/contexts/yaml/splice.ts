/** One piece of text put in the place of another. */
export interface Splice {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** Applies splices that do not overlap; those at one place in the order given. */
export function splice(text: string, splices: readonly Splice[]): string {
	let result = '';
	let at = 0;
	for (const piece of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
		result += text.slice(at, piece.start) + piece.text;
		at = piece.end;
	}

	return result + text.slice(at);
}

/** Lines put in at the start of a line, or after a last line that has no line end; then the new last one has none either. */
export function wholeLines(text: string, at: number, lines: string, newline: string): Splice {
	const unfinished = at === text.length && at > 0 && !/[\n\uFEFF]$/.test(text);
	return {start: at, end: at, text: unfinished ? newline + lines.replace(/\r?\n$/, '') : lines};
}

/** Where the line begins in which `at` is. */
export function lineStart(text: string, at: number): number {
	return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** Behind the line end of the line in which `at` is. */
export function lineEnd(text: string, at: number): number {
	const end = text.indexOf('\n', at);
	return end < 0 ? text.length : end + 1;
}

/** How far a place is from the start of its line, the byte order mark not counted. */
export function columnOf(text: string, at: number): number {
	const start = lineStart(text, at);
	return at - start - (text.startsWith('\uFEFF', start) ? 1 : 0);
}
