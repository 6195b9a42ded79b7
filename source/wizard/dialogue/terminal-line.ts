import {Secret} from '../../credentials/secret.ts';
import {pairInPaste} from '../../credentials/secret-entry.ts';
import {editLine, type Line, type LineEdit, lineAtEnd} from '../../text/edit-line.ts';
import {safeText} from '../../text/safe-text.ts';
import {displayWidth} from '../../text/width.ts';

export interface TerminalQuestion {
	/** What is typed does not show. */
	readonly isHidden: boolean;
	/** A paste that holds a client ID and a secret answers at once, and does not show either. */
	readonly takesPair: boolean;
}

export type Fed =
	/** Not answered yet. */
	| {readonly type: 'open'}
	| {readonly type: 'answer'; readonly answer: Secret; readonly rest: string}
	/** Ctrl-D on an empty line. */
	| {readonly type: 'end'}
	/** Ctrl-C. */
	| {readonly type: 'interrupt'};

const pasteStart = '\x1b[200~';
const pasteEnd = '\x1b[201~';

/** What a terminal in raw mode sends, one key each. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are control sequences
const token = /\x1b(?:\[[\d;?]*[\x40-\x7e]|O[\x40-\x7e]|[^[O\x1b])|[\s\S]/uy;

/** The beginning of a sequence that may go on in the next read. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are control sequences
const unfinished = /^\x1b(?:\[[\d;?]*|O)?$/;

const edits: Readonly<Record<string, Exclude<LineEdit['type'], 'insert'>>> = {
	'\x01': 'home',
	'\x02': 'left',
	'\x05': 'end',
	'\x06': 'right',
	'\x08': 'backspace',
	'\x0b': 'delete-to-end',
	'\x15': 'delete-to-start',
	'\x17': 'delete-to-blank',
	'\x7f': 'backspace',
	'\x1b[C': 'right',
	'\x1bOC': 'right',
	'\x1b[D': 'left',
	'\x1bOD': 'left',
	'\x1b[H': 'home',
	'\x1bOH': 'home',
	'\x1b[1~': 'home',
	'\x1b[F': 'end',
	'\x1bOF': 'end',
	'\x1b[4~': 'end',
	'\x1b[3~': 'delete',
	'\x1b[1;5C': 'word-right',
	'\x1b[1;5D': 'word-left',
	'\x1bb': 'word-left',
	'\x1bf': 'word-right',
	'\x1bd': 'delete-word-right',
	'\x1b\x7f': 'delete-word-left',
};

/**
 * One line answered on a terminal in raw mode, with the editing keys of a shell. It writes as little as it can, for screen readers: a typed
 * character is echoed, nothing is drawn again unless the cursor is inside the line. No history and no kill ring.
 */
export class TerminalLine {
	readonly #write: (text: string) => void;
	readonly #question: TerminalQuestion;
	#line: Line = lineAtEnd('');
	#held = '';

	constructor(write: (text: string) => void, question: TerminalQuestion) {
		this.#write = write;
		this.#question = question;
	}

	/** Takes what was read; `rest` of an answer belongs to the next question. */
	feed(text: string): Fed {
		let rest = this.#held + text;
		this.#held = '';
		while (rest !== '' && !unfinished.test(rest)) {
			const pasted = rest.startsWith(pasteStart) ? this.#takePaste(rest) : this.#takeKey(rest);
			if (pasted === undefined) {
				break;
			}

			if (pasted.fed !== undefined) {
				return pasted.fed;
			}

			rest = pasted.rest;
		}

		this.#held = rest;
		return {type: 'open'};
	}

	/** Undefined while the end of the paste has not come. */
	#takePaste(text: string): Taken | undefined {
		const end = text.indexOf(pasteEnd);
		if (end === -1) {
			return undefined;
		}

		const pasted = text.slice(pasteStart.length, end);
		const rest = text.slice(end + pasteEnd.length);
		if (this.#question.takesPair && pairInPaste(new Secret(pasted)) !== undefined) {
			this.#write('(pasted)\n');
			return {rest, fed: {type: 'answer', answer: new Secret(pasted), rest}};
		}

		this.#edit({type: 'insert', text: this.#question.isHidden ? pasted : safeText(pasted).trim()});
		return {rest};
	}

	#takeKey(text: string): Taken {
		token.lastIndex = 0;
		const key = token.exec(text)?.[0] ?? text.charAt(0);
		const rest = text.slice(key.length);
		if (key === '\r' || key === '\n') {
			this.#write('\n');
			return {
				rest,
				fed: {type: 'answer', answer: new Secret(this.#line.text), rest: key === '\r' ? rest.replace(/^\n/, '') : rest},
			};
		}

		if (key === '\x03') {
			this.#write('\n');
			return {rest, fed: {type: 'interrupt'}};
		}

		if (key === '\x04' && this.#line.text === '') {
			this.#write('\n');
			return {rest, fed: {type: 'end'}};
		}

		const edit = edits[key] ?? (key === '\x04' ? 'delete' : undefined);
		if (edit !== undefined) {
			this.#edit({type: edit});
		} else if (!/^\p{Cc}/u.test(key)) {
			this.#edit({type: 'insert', text: key});
		}

		return {rest};
	}

	#edit(edit: LineEdit): void {
		const before = this.#line;
		this.#line = editLine(before, edit);
		if (!this.#question.isHidden && this.#line !== before) {
			this.#write(redraw(before, this.#line));
		}
	}
}

interface Taken {
	readonly rest: string;
	/** The line is over. */
	readonly fed?: Fed;
}

/** What makes one line out of the other on the screen. */
function redraw(before: Line, after: Line): string {
	if (after.text === before.text) {
		return moveCursor(cellsBefore(after) - cellsBefore(before));
	}

	const typedAtEnd = before.cursor === before.text.length && after.text.startsWith(before.text);
	if (typedAtEnd) {
		return after.text.slice(before.text.length);
	}

	// From the start of the line: back to it, the new text, back to the cursor.
	return `${moveCursor(-cellsBefore(before))}\x1b[K${after.text}${moveCursor(cellsBefore(after) - displayWidth(after.text))}`;
}

function cellsBefore({text, cursor}: Line): number {
	return displayWidth(text.slice(0, cursor));
}

function moveCursor(cells: number): string {
	return cells === 0 ? '' : `\x1b[${Math.abs(cells)}${cells < 0 ? 'D' : 'C'}`;
}
