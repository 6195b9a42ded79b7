const separators = /([\u2028\u2029])/;

/** Whether a text contains U+2028 or U+2029, which are line breaks in Go and YAML 1.1, but ordinary characters in YAML 1.2. */
export function hasSeparators(text: string): boolean {
	return separators.test(text);
}

/** The source of a quoted or plain scalar without the spaces around these line breaks: Go writes the indentation after each. */
export function withoutBlanksAtSeparators(written: string): string {
	const pieces = written.split(separators);
	return pieces
		.map((piece, index) => {
			const fromStart = index > 0 ? piece.replace(/^[ \t]+/, '') : piece;
			return index < pieces.length - 1 ? trimEnd(fromStart) : fromStart;
		})
		.join('');
}

/** The value of a block scalar without the indentation after these line breaks. */
export function withoutIndentAtSeparators(value: string, indent: number): string {
	return value.replace(new RegExp(`([\\u2028\\u2029]) {1,${Math.max(1, indent)}}`, 'g'), '$1');
}

/** Not a regular expression, which would try a match at every space and take quadratic time. */
function trimEnd(text: string): string {
	let end = text.length;
	while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
	return text.slice(0, end);
}
