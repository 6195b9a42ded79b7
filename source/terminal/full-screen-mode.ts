/** What the full screen changes in the terminal: `on`, and `off` to have it as it was. In this order; given back in the opposite one. */
const modes = [
	// The title, kept on the terminal's own stack (XTWINOPS 22 and 23; terminals without it ignore both).
	{on: '\u001B[22;0t', off: '\u001B[23;0t'},
	// No automatic line break (DECAWM): terminals disagree about the width of joined emoji and of some scripts, and a row that one of them takes for
	// too wide must lose its end rather than scroll the whole screen.
	{on: '\u001B[?7l', off: '\u001B[?7h'},
	// The wheel sends arrow keys (xterm's mode 1007), so that it scrolls and the mouse stays the terminal's. The user's own setting is saved and
	// given back (XTSAVE and XTRESTORE).
	{on: '\u001B[?1007s\u001B[?1007h', off: '\u001B[?1007r'},
	// A paste comes between marks, so that no part of it is a key.
	{on: '\u001B[?2004h', off: '\u001B[?2004l'},
	// The cursor is hidden where no text is typed.
	{on: '\u001B[?25l', off: '\u001B[?25h'},
	// The alternate screen begins where the cursor is: drawing starts at its top left.
	{on: '\u001B[?1049h\u001B[H', off: '\u001B[?1049l'},
];

/** The terminal as the full screen uses it; Ink, which comes later and goes earlier, sets none of it but the cursor. */
export class FullScreenMode {
	readonly #stdin: NodeJS.ReadStream;
	readonly #stdout: NodeJS.WriteStream;
	#isOn = false;
	#isOver = false;

	constructor(stdin: NodeJS.ReadStream, stdout: NodeJS.WriteStream) {
		this.#stdin = stdin;
		this.#stdout = stdout;
	}

	/** Takes the terminal, unless it was given back for good. Raw mode comes first: a key pressed before the first frame must not be echoed into it. */
	enter(): void {
		if (this.#isOver) {
			return;
		}

		this.#isOn = true;
		this.#stdin.setRawMode(true);
		this.#stdout.write(modes.map(({on}) => on).join(''));
	}

	/** Gives the terminal back as it was; does nothing when it is given back already. */
	leave(): void {
		if (this.#isOn) {
			this.#isOn = false;
			this.#stdout.write(
				modes
					.toReversed()
					.map(({off}) => off)
					.join(''),
			);
			try {
				this.#stdin.setRawMode(false);
			} catch {
				// The terminal is gone.
			}
		}
	}

	/** Gives the terminal back for good: the program ends, also when a stopped one goes on only to end. */
	end(): void {
		this.#isOver = true;
		this.leave();
	}
}

/** Empties the screen; what is drawn next begins at its top left. */
export const emptyScreen = '\u001B[2J\u001B[H';

/** What is drawn next is drawn over what is there, from the top left. */
export const drawOver = '\u001B[H';
