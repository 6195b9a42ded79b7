import type {Cell, Emulator} from './emulator.ts';

/** What can be seen in an emulated terminal. */
export class Screen {
	protected readonly emulator: Emulator;

	constructor(emulator: Emulator) {
		this.emulator = emulator;
	}

	/** The visible lines without trailing blanks. */
	lines(): string[] {
		return this.emulator.lines();
	}

	/** The visible text, lines joined by `\n`. */
	text(): string {
		return this.lines().join('\n');
	}

	/** Where the text stands first, from 0; a string or a pattern that fits in one line. Throws when it is not there. */
	find(wanted: string | RegExp): {readonly x: number; readonly y: number; readonly line: string} {
		const lines = this.lines();
		for (const [y, line] of lines.entries()) {
			const index = typeof wanted === 'string' ? line.indexOf(wanted) : line.search(wanted);
			if (index !== -1) {
				return {x: this.#column(y, index), y, line};
			}
		}

		throw this.failure(`${describe(wanted)} is not on the screen`);
	}

	/** The number of the first row with the text. Throws when it is not there. */
	findRow(wanted: string | RegExp): number {
		return this.find(wanted).y;
	}

	/** Undefined outside of the screen. */
	cell(x: number, y: number): Cell | undefined {
		return this.emulator.cell(x, y);
	}

	/** The cell where the text begins: its colours are those of the text. */
	cellOf(wanted: string | RegExp): Cell {
		const {x, y} = this.find(wanted);
		const cell = this.cell(x, y);
		if (cell === undefined) {
			throw this.failure(`there is no cell ${x},${y}`);
		}

		return cell;
	}

	cursor(): {readonly x: number; readonly y: number} {
		return this.emulator.cursor();
	}

	get columns(): number {
		return this.emulator.columns;
	}

	get rows(): number {
		return this.emulator.rows;
	}

	/** Whether the alternate screen is shown. */
	alternate(): boolean {
		return this.emulator.isAlternate;
	}

	/** Whether the program has bracketed paste on. */
	bracketedPaste(): boolean {
		return this.emulator.isBracketedPaste;
	}

	title(): string {
		return this.emulator.title;
	}

	/** What was last copied by OSC 52. */
	clipboard(): string | undefined {
		return this.emulator.clipboard;
	}

	/** The screen in a frame, for the message of a failed test. */
	picture(): string {
		return this.lines()
			.map(line => `│${line.padEnd(this.columns)}│`)
			.join('\n');
	}

	protected has(wanted: string | RegExp): boolean {
		const text = this.text();
		return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
	}

	/** An error that shows the screen. */
	protected failure(what: string): Error {
		return new Error(`${what}. The screen is:\n${this.picture()}`);
	}

	/** Column of a position in a line's text, which differ after wide characters and clusters. */
	#column(y: number, index: number): number {
		let length = 0;
		for (let x = 0; x < this.columns; x++) {
			const cell = this.cell(x, y);
			if (cell === undefined || length >= index) {
				return x;
			}

			if (cell.width > 0) {
				length += Math.max(1, cell.text.length);
			}
		}

		return this.columns;
	}
}

/** A string or pattern as it is named in a message. */
export function describe(wanted: string | RegExp): string {
	return typeof wanted === 'string' ? JSON.stringify(wanted) : String(wanted);
}
