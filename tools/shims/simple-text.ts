/**
 * Text of which every UTF-16 unit is one grapheme cluster: ASCII, Latin, Greek, Cyrillic, punctuation, arrows, mathematics, box drawing,
 * blocks, shapes, braille and the few symbols that qctx draws. No combining mark, no joiner, no variation selector, no CR (CR LF is one cluster).
 */
const clusters =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are clusters too.
	/^[\0-\x0c\x0e-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25fc\u25ff\u26a0\u2713-\u2718\u276f\u2800-\u28ff\u2980-\u29ff]*$/;

/** The same without control characters, which have no width. */
const cells =
	/^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25fc\u25ff\u26a0\u2713-\u2718\u276f\u2800-\u28ff\u2980-\u29ff]*$/;

/** Whether every UTF-16 unit of `text` is one grapheme cluster. */
export function isOneClusterEach(text: string): boolean {
	return clusters.test(text);
}

/** Whether every UTF-16 unit of `text` takes one terminal column, with characters of ambiguous width counted as narrow. */
export function isOneCellEach(text: string): boolean {
	return cells.test(text);
}
