const separators = /([\u2028\u2029])/;

/** Whether a text holds U+2028 or U+2029, which are line breaks to Go and to YAML 1.1, and letters like others to YAML 1.2. */
export function hasSeparators(text: string): boolean {
	return separators.test(text);
}

/** A quoted or plain scalar as it is written, without the blanks around these line breaks: Go puts the indentation behind each. */
export function withoutBlanksAtSeparators(written: string): string {
	const pieces = written.split(separators);
	return pieces
		.map((piece, index) => {
			const fromStart = index > 0 ? piece.replace(/^[ \t]+/, '') : piece;
			return index < pieces.length - 1 ? trimEnd(fromStart) : fromStart;
		})
		.join('');
}

/** The value of a block scalar without the indentation behind these line breaks. */
export function withoutIndentAtSeparators(value: string, indent: number): string {
	return value.replace(new RegExp(`([\\u2028\\u2029]) {1,${Math.max(1, indent)}}`, 'g'), '$1');
}

/** A pattern for blanks at the end would try each of them as a beginning. */
function trimEnd(text: string): string {
	let end = text.length;
	while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
	return text.slice(0, end);
}
