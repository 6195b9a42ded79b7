/** A text with line feeds for its line ends, and the way back. */
export interface LineFeedText {
	readonly text: string;
	readonly restore: (text: string) => string;
}

/**
 * A carriage return alone ends a line to every reader of YAML, but not to the parser that edits go by. A file that has no
 * others is edited as if it had line feeds.
 */
export function withLineFeeds(text: string): LineFeedText {
	if (!text.includes('\r') || text.includes('\n')) return {text, restore: edited => edited};
	return {text: text.replaceAll('\r', '\n'), restore: edited => edited.replaceAll('\n', '\r')};
}

/** The line, from 1, that ends with a carriage return alone in a text that has other line ends as well. */
export function oddLineEnd(text: string): number | undefined {
	const at = text.includes('\n') ? text.search(/\r(?!\n)/) : -1;
	return at < 0 ? undefined : text.slice(0, at).split(/\r\n?|\n/).length;
}
