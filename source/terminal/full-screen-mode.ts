/** The terminal modes of the full screen: `on` sets each, `off` restores it. Set in this order, restored in reverse. */
const modes = [
	// The title, saved on the terminal's own stack (XTWINOPS 22 and 23; terminals without it ignore both).
	{on: '\u001B[22;0t', off: '\u001B[23;0t'},
	// No automatic line breaks (DECAWM): terminals disagree about the width of joined emoji and of some scripts, and a row that one of them considers
	// too wide must lose its end rather than scroll the whole screen.
	{on: '\u001B[?7l', off: '\u001B[?7h'},
	// The wheel sends arrow keys (xterm's mode 1007), so that it scrolls and the mouse stays the terminal's. The user's own setting is saved and
	// restored (XTSAVE and XTRESTORE).
	{on: '\u001B[?1007s\u001B[?1007h', off: '\u001B[?1007r'},
	// Bracketed paste, so that no part of a paste is taken for a key.
	{on: '\u001B[?2004h', off: '\u001B[?2004l'},
	// The cursor is hidden where no text is typed.
	{on: '\u001B[?25l', off: '\u001B[?25h'},
	// The alternate screen keeps the cursor's position, so move it to the top left.
	{on: '\u001B[?1049h\u001B[H', off: '\u001B[?1049l'},
];

/** The terminal in full-screen mode. Ink starts later and stops earlier; of these modes it sets only the cursor. */
export class FullScreenMode {
	readonly #stdin: NodeJS.ReadStream;
	readonly #stdout: NodeJS.WriteStream;
	#isOn = false;
	#isLent = false;
	#isOver = false;

	constructor(stdin: NodeJS.ReadStream, stdout: NodeJS.WriteStream) {
		this.#stdin = stdin;
		this.#stdout = stdout;
	}

	/** Another program has the terminal for a while. */
	get isLent(): boolean {
		return this.#isLent;
	}

	/** Takes over the terminal, unless it was released for good. Raw mode comes first, so that a key pressed before the first frame is not echoed into it. */
	enter(): void {
		if (this.#isOver) {
			return;
		}

		this.#isOn = true;
		this.#isLent = false;
		this.#stdin.setRawMode(true);
		this.#stdout.write(modes.map(({on}) => on).join(''));
	}

	/** Restores the terminal; does nothing when it is already restored. */
	leave(): void {
		if (this.#isOn) {
			this.#isOn = false;
			this.#isLent = !this.#isOver;
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

	/** Restores the terminal for good because the program ends, even if it was stopped and continues only to end. */
	end(): void {
		this.#isOver = true;
		this.leave();
	}
}

/** Clears the screen and moves to its top left. */
export const emptyScreen = '\u001B[2J\u001B[H';

/** Moves to the top left, to draw over what is there. */
export const drawOver = '\u001B[H';
