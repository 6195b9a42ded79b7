/** A text converted to line feeds, and the conversion back. */
export interface LineFeedText {
	readonly text: string;
	readonly restore: (text: string) => string;
}

/**
 * Every YAML reader treats a lone carriage return as a line end, except the parser used for edits. A file that has no
 * other line ends is edited as if it had line feeds.
 */
export function withLineFeeds(text: string): LineFeedText {
	if (!text.includes('\r') || text.includes('\n')) return {text, restore: edited => edited};
	return {text: text.replaceAll('\r', '\n'), restore: edited => edited.replaceAll('\n', '\r')};
}

/** The number of the first line, from 1, that ends with a lone carriage return in a text that also has other line ends. */
export function oddLineEnd(text: string): number | undefined {
	const at = text.includes('\n') ? text.search(/\r(?!\n)/) : -1;
	return at < 0 ? undefined : text.slice(0, at).split(/\r\n?|\n/).length;
}
