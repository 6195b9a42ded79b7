import headless, {type IBufferCell, type IUnicodeVersionProvider, type Terminal as Xterm} from '@xterm/headless';
import stringWidth from 'string-width';

/** What the emulated terminal answers when the program asks for its background colour (OSC 11). */
export type Background = 'dark' | 'light' | 'silent';

/** One cell of the screen. Colours are `#rrggbb`, a palette index from 0 to 255, or undefined for the terminal's own. */
export interface Cell {
	readonly text: string;
	/** 0 for the second half of a wide character. */
	readonly width: number;
	readonly foreground: string | number | undefined;
	readonly background: string | number | undefined;
	readonly bold: boolean;
	readonly dim: boolean;
	readonly italic: boolean;
	readonly underline: boolean;
	readonly inverse: boolean;
}

const backgrounds = {dark: 'rgb:1e1e/1e1e/1e1e', light: 'rgb:ffff/ffff/ffff'} as const;

const joiner = 0x200d;

/**
 * Widths as in today's terminals; xterm.js itself counts as Unicode 6 does. What follows a joiner belongs to the character before it, so that a family of
 * emoji is one character of two cells.
 */
class TodaysWidths implements IUnicodeVersionProvider {
	readonly version = 'today';
	readonly #known = new Map<number, 0 | 1 | 2>();

	wcwidth(codepoint: number): 0 | 1 | 2 {
		let width = this.#known.get(codepoint);
		if (width === undefined) {
			const cells = stringWidth(String.fromCodePoint(codepoint));
			width = cells === 0 ? 0 : cells === 1 ? 1 : 2;
			this.#known.set(codepoint, width);
		}

		return width;
	}

	/** xterm.js keeps three facts in one number: whether to join (bit 0), the width (bits 1 and 2), and a state of ours (from bit 3 on). */
	charProperties(codepoint: number, preceding: number): number {
		const isAfterJoiner = preceding >> 3 === 1;
		const own = this.wcwidth(codepoint);
		const isJoined = preceding !== 0 && (own === 0 || isAfterJoiner);
		const width = isJoined ? (preceding >> 1) & 3 : own;
		return ((codepoint === joiner ? 1 : 0) << 3) | (width << 1) | (isJoined ? 1 : 0);
	}
}

/** A terminal that reads what a program writes, keeps the screen that a person would see, and answers its questions. */
export class Emulator {
	readonly #xterm: Xterm;
	#title = '';
	#clipboard: string | undefined;

	constructor({columns, rows, background}: {columns: number; rows: number; background: Background}) {
		this.#xterm = new headless.Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 1000});
		this.#xterm.unicode.register(new TodaysWidths());
		this.#xterm.unicode.activeVersion = 'today';
		this.#xterm.onTitleChange(title => {
			this.#title = title;
		});
		this.#xterm.parser.registerOscHandler(52, data => {
			this.#clipboard = Buffer.from(data.replace(/^[^;]*;/, ''), 'base64').toString();
			return true;
		});
		this.#xterm.parser.registerOscHandler(11, data => {
			if (data === '?' && background !== 'silent') {
				this.#xterm.input(`\x1b]11;${backgrounds[background]}\x1b\\`, false);
			}

			return true;
		});
	}

	/** Resolves when the bytes are on the screen. */
	write(bytes: Uint8Array): Promise<void> {
		return new Promise(resolve => this.#xterm.write(bytes, resolve));
	}

	/** What the terminal sends to the program by itself: answers to its questions. */
	onAnswer(listener: (answer: string) => void): void {
		this.#xterm.onData(listener);
	}

	resize(columns: number, rows: number): void {
		this.#xterm.resize(columns, rows);
	}

	get columns(): number {
		return this.#xterm.cols;
	}

	get rows(): number {
		return this.#xterm.rows;
	}

	/** The visible lines without trailing blanks. xterm keeps cells of the alternate screen beyond the edge for a larger size; nobody sees them. */
	lines(): string[] {
		const {active} = this.#xterm.buffer;
		return Array.from(
			{length: this.rows},
			(_, y) => active.getLine(active.baseY + y)?.translateToString(true, 0, this.columns) ?? '',
		);
	}

	/** Undefined outside of the screen. Counted from 0, from the top left. */
	cell(x: number, y: number): Cell | undefined {
		const {active} = this.#xterm.buffer;
		const cell = y < this.rows ? active.getLine(active.baseY + y)?.getCell(x) : undefined;
		return cell && readCell(cell);
	}

	cursor(): {x: number; y: number} {
		const {active} = this.#xterm.buffer;
		return {x: active.cursorX, y: active.cursorY};
	}

	get isAlternate(): boolean {
		return this.#xterm.buffer.active.type === 'alternate';
	}

	get isBracketedPaste(): boolean {
		return this.#xterm.modes.bracketedPasteMode;
	}

	get isApplicationCursor(): boolean {
		return this.#xterm.modes.applicationCursorKeysMode;
	}

	/** Within a synchronized update (mode 2026): the screen holds half a frame. */
	get isUpdating(): boolean {
		return this.#xterm.modes.synchronizedOutputMode;
	}

	get title(): string {
		return this.#title;
	}

	/** What the program last copied by OSC 52. */
	get clipboard(): string | undefined {
		return this.#clipboard;
	}

	dispose(): void {
		this.#xterm.dispose();
	}
}

function readCell(cell: IBufferCell): Cell {
	return {
		text: cell.getChars(),
		width: cell.getWidth(),
		foreground: readColour(cell.isFgRGB(), cell.isFgPalette(), cell.getFgColor()),
		background: readColour(cell.isBgRGB(), cell.isBgPalette(), cell.getBgColor()),
		bold: cell.isBold() !== 0,
		dim: cell.isDim() !== 0,
		italic: cell.isItalic() !== 0,
		underline: cell.isUnderline() !== 0,
		inverse: cell.isInverse() !== 0,
	};
}

function readColour(isRgb: boolean, isPalette: boolean, colour: number): string | number | undefined {
	return isRgb ? `#${colour.toString(16).padStart(6, '0')}` : isPalette ? colour : undefined;
}
