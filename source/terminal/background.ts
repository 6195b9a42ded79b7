/** The background that a terminal draws text on. */
export type Background = 'dark' | 'light' | 'unknown';

/** OSC 11 asks for the background colour; terminals that do not support it do not answer. */
export const backgroundQuestion = '\u001B]11;?\u0007';

/** The background according to a terminal's report; undefined when the report is about something else. */
export function backgroundIn(report: string): Background | undefined {
	const prefix = '\u001B]11;';
	return report.startsWith(prefix) ? backgroundOf(report.slice(prefix.length)) : undefined;
}

/** Whether a colour in a terminal's notation (`rgb:1e1e/1e1e/1e1e`) is dark or light; `unknown` when it cannot be parsed. */
function backgroundOf(colour: string): Background {
	const match = /^rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i.exec(colour);
	if (match === null) {
		return 'unknown';
	}

	const [red = 0, green = 0, blue = 0] = match
		.slice(1)
		.map(part => Number.parseInt(part, 16) / (16 ** part.length - 1));
	// Relative luminance (ITU-R BT.709), good enough to tell light from dark.
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5 ? 'light' : 'dark';
}
