import type {Background} from '../theme.ts';

/** OSC 11 asks for the background colour; primary device attributes follow, because every terminal answers those. */
const askBackground = '\u001B]11;?\u0007';

const esc = '\u001B';
// The answer: ESC ] 11 ; rgb:RRRR/GGGG/BBBB, ended by BEL or ESC \.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the answer is made of control characters
const answer = /\u001B\]11;([^\u0007\u001B]*)(?:\u0007|\u001B\\)/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const unfinished = /\u001B(\](1(1(;[^\u0007\u001B]*\u001B?)?)?)?)?$/;

/** Whether a colour as a terminal writes it (`rgb:1e1e/1e1e/1e1e`) is dark; `unknown` when it cannot be read. */
export function backgroundOf(colour: string): Background {
	const match = /^rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i.exec(colour);
	if (match === null) {
		return 'unknown';
	}

	const [red = 0, green = 0, blue = 0] = match
		.slice(1)
		.map(part => Number.parseInt(part, 16) / (16 ** part.length - 1));
	// Relative luminance by ITU-R BT.709, good enough to tell light from dark.
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5 ? 'light' : 'dark';
}

/** Takes the terminal's answer out of what is typed, also when it arrives in pieces, so that it is not taken for keys. */
export function createAnswerFilter(onAnswer: (background: Background) => void): (chunk: string) => string {
	let held = '';
	let answered = false;
	return chunk => {
		if (answered) {
			return chunk;
		}

		const text = held + chunk;
		held = '';
		const match = answer.exec(text);
		if (match !== null) {
			answered = true;
			onAnswer(backgroundOf(match[1] ?? ''));
			return text.slice(0, match.index) + text.slice(match.index + match[0].length);
		}

		// A lone Esc at the end is a key, unless more of the answer has come.
		const start = text.search(unfinished);
		if (start !== -1 && text.slice(start) !== esc) {
			held = text.slice(start);
			return text.slice(0, start);
		}

		return text;
	};
}

/**
 * Asks the terminal whether it is light or dark, while the screen is shown already. The input stream's `read` is wrapped on this one
 * instance: Ink reads through it, and passes an OSC answer on as typed text (shared/toolchain.md section 1.2).
 */
export function watchForBackground(
	stdin: NodeJS.ReadStream,
	stdout: NodeJS.WriteStream,
	onAnswer: (background: Background) => void,
): void {
	const filter = createAnswerFilter(onAnswer);
	const read = stdin.read.bind(stdin);
	stdin.read = (size?: number): unknown => {
		const chunk: unknown = read(size);
		return typeof chunk === 'string' ? filter(chunk) : chunk;
	};
	stdout.write(askBackground);
}
