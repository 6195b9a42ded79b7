import {Secret} from '../credentials/secret.ts';
import {pairInPaste} from '../credentials/secret-entry.ts';
import {editLine, type Line, type LineEdit, lineAtEnd} from '../text/edit-line.ts';
import {safeText} from '../text/safe-text.ts';
import {displayWidth} from '../text/width.ts';
import type {TerminalQuestion} from '../wizard/dialogue/terminal-line.ts';

export type Heard =
	/** Not answered yet. */
	| {readonly type: 'open'}
	/** `rest` belongs to the next question. */
	| {readonly type: 'answer'; readonly answer: Secret; readonly rest: string}
	/** Ctrl-D on an empty line, Ctrl-C, Ctrl-Z. */
	| {readonly type: 'end' | 'interrupt' | 'suspend'; readonly rest: string};

/** One key of a terminal in raw mode. Sequences are taken whole, so that no part of one becomes text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are control sequences
const token = /\x1b(?:\[[\d;?]*[\x40-\x7e]|O[\x40-\x7e]|[^[O\x1b])?|\P{Cc}|[\s\S]/uy;

/** The beginning of a sequence that may go on in the next read. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are control sequences
const unfinished = /^\x1b(?:\[[\d;?]*|O)?$/;

/** Only what acts at the end of the line: as in a shell's simplest mode, nothing ever moves the cursor back into it. */
const edits: Readonly<Record<string, Exclude<LineEdit['type'], 'insert'>>> = {
	'\x08': 'backspace',
	'\x7f': 'backspace',
	'\x15': 'delete-to-start',
	'\x17': 'delete-to-blank',
};

const special: Readonly<Record<string, 'interrupt' | 'suspend'>> = {'\x03': 'interrupt', '\x1a': 'suspend'};

/** Letters that a client ID cannot have, or more than it has: what is pasted may be more than an ID, and is not shown. */
const notAnId = /[^\w\s-]|\S\s+\S|.{41}/s;

/**
 * One line answered on a terminal in raw mode, for a screen reader or a terminal that understands no sequences: what is typed is echoed, what is
 * deleted is wiped with backspaces, and no escape sequence is ever written. No history and no kill ring.
 */
export class PlainLine {
	readonly #write: (text: string) => void;
	readonly #question: TerminalQuestion;
	#line: Line = lineAtEnd('');
	#held = '';
	/** What stands on the screen. */
	#shown = '';

	constructor(write: (text: string) => void, question: TerminalQuestion) {
		this.#write = write;
		this.#question = question;
	}

	get isEmpty(): boolean {
		return this.#line.text === '' && this.#held === '';
	}

	/** Takes what was read. */
	hear(text: string): Heard {
		let rest = this.#held + text;
		this.#held = '';
		if (this.#question.takesPair && rest.length > 1) {
			const pasted = new Secret(this.#line.text + rest);
			const pair = pairInPaste(pasted);
			if (pair?.clientId !== undefined && pair.clientSecret !== undefined) {
				this.#write('(pasted)\r\n');
				return {type: 'answer', answer: pasted, rest: ''};
			}
		}

		while (rest !== '' && !unfinished.test(rest)) {
			token.lastIndex = 0;
			const key = token.exec(rest)?.[0] ?? rest.charAt(0);
			rest = rest.slice(key.length);
			const heard = this.#press(key, rest);
			if (heard !== undefined) {
				return heard;
			}
		}

		this.#held = rest;
		return {type: 'open'};
	}

	#press(key: string, rest: string): Heard | undefined {
		if (key === '\r' || key === '\n') {
			const wasHeldBack = !this.#question.isHidden && this.#shown !== safeText(this.#line.text);
			this.#write(wasHeldBack ? ' (not shown)\r\n' : '\r\n');
			return {
				type: 'answer',
				answer: new Secret(this.#line.text),
				rest: key === '\r' ? rest.replace(/^\n/, '') : rest,
			};
		}

		const type = special[key] ?? (key === '\x04' && this.#line.text === '' ? 'end' : undefined);
		if (type !== undefined) {
			this.#write('\r\n');
			return {type, rest};
		}

		const edit = edits[key];
		if (edit !== undefined) {
			this.#edit({type: edit});
		} else if (!/^\p{Cc}/u.test(key)) {
			this.#edit({type: 'insert', text: key});
		} else if (key === '\t') {
			this.#edit({type: 'insert', text: ' '});
		}

		return undefined;
	}

	#edit(edit: LineEdit): void {
		this.#line = editLine(this.#line, edit);
		const {isHidden, takesPair} = this.#question;
		const text = safeText(this.#line.text);
		if (!isHidden && !(takesPair && notAnId.test(text))) {
			this.#write(redraw(this.#shown, text));
			this.#shown = text;
		}
	}
}

/** Adds what was typed, or wipes what was deleted: a backspace, a blank and a backspace for each cell, as terminals do by themselves. */
function redraw(before: string, after: string): string {
	if (after.startsWith(before)) {
		return after.slice(before.length);
	}

	let common = 0;
	while (common < after.length && before[common] === after[common]) {
		common++;
	}

	const cells = displayWidth(before.slice(common));
	return `${'\b \b'.repeat(cells)}${after.slice(common)}`;
}
