/**
 * Whole escape sequences, as a terminal of the VT500 family reads them (ECMA-48 and vt100.net's parser), 7-bit and 8-bit:
 * strings (OSC, DCS, SOS, PM, APC) with their payload up to BEL (OSC only), ST, CAN, SUB, the next ESC, or the end of the text;
 * CSI with parameters; ESC with intermediates and final byte; a lone ESC.
 */
export const escapeSequences =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences start with one
	/(?:\x1b\]|\x9d)[^\x07\x18\x1a\x1b\x9c]*(?:\x07|\x1b\\|[\x18\x1a\x9c])?|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x18\x1a\x1b\x9c]*(?:\x1b\\|[\x18\x1a\x9c])?|(?:\x1b\[|\x9b)[\x00-\x17\x19\x1c-\x3f]*[\x40-\x7e]?|\x1b[\x20-\x2f]*[\x30-\x7e]?/g;
