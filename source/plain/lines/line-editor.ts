import {redact} from '../../credentials/redact.ts';
import {Secret} from '../../credentials/secret.ts';
import {pairInPaste} from '../../credentials/secret-entry.ts';
import type {InputEvent} from '../../terminal/input/input-event.ts';
import {type Key, keyName} from '../../terminal/input/key.ts';
import {lineEditOf} from '../../terminal/input/line-edit-of.ts';
import {editLine, type Line, lineAtEnd} from '../../text/edit-line.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {displayWidth} from '../../text/width.ts';

export interface Question {
	readonly prompt: string;
	/** Typed text is not shown. */
	readonly isHidden: boolean;
	/** A paste that holds a client ID and a client secret answers at once, and shows neither. */
	readonly takesPair: boolean;
}

/** The result of the keys so far; `rest` is for the next question. */
export type Edited =
	| {readonly type: 'open'}
	/** Enter ended what came in one go: it is the answer, unless more of a paste comes at once. */
	| {readonly type: 'answered-by-burst'}
	| {readonly type: 'answer'; readonly answer: Secret; readonly rest: readonly InputEvent[]}
	/** Ctrl-D on an empty line, Ctrl-C, Ctrl-Z. */
	| {readonly type: 'end' | 'interrupt' | 'suspend'; readonly rest: readonly InputEvent[]};

const endings: Readonly<Record<string, 'interrupt' | 'suspend'>> = {'ctrl+c': 'interrupt', 'ctrl+z': 'suspend'};

/** Longer than any visible answer. */
const mostShown = 1000;

/** Letters that a client ID cannot have, or more than it has: what is pasted may be more than an ID. */
const notAnId = /[^\w\s-]|\S\s+\S|.{41}/s;

/**
 * One line answered at a terminal in raw mode, with the editing keys of a shell. Typed text is echoed, and changes are overwritten with
 * backspaces and spaces: no escape sequence is ever written, for screen readers and for terminals without them. A paste then looks like typing,
 * but arrives in one go: its line breaks do not end the answer to a secret prompt. No history and no kill ring.
 */
export class LineEditor {
	readonly #question: Question;
	readonly #write: (text: string) => void;
	#line: Line = lineAtEnd('');
	/** The text on the screen. */
	#shown: Line = lineAtEnd('');

	constructor(question: Question, write: (text: string) => void) {
		this.#question = question;
		this.#write = write;
	}

	get isEmpty(): boolean {
		return this.#line.text === '';
	}

	/** Takes the events of one read. */
	take(events: readonly InputEvent[]): Edited {
		const isBurst = events.length > 1;
		let typed = '';
		for (const [index, event] of events.entries()) {
			const rest = () => events.slice(index + 1);
			if (event.type === 'paste') {
				this.#insert(typed);
				typed = '';
				this.#insert(this.#question.isHidden ? event.text : safeText(event.text).trim());
				if (this.#holdsPair(event.text)) {
					return this.#answerPair(event.text, rest());
				}
			} else if (event.type === 'key') {
				const {key} = event;
				const name = keyName(key);
				const text = textOf(key);
				if (text !== undefined) {
					typed += text;
				} else if (key.name === 'enter') {
					if (!isBurst || !this.#mayBeInPaste) {
						this.#insert(typed);
						return this.#answer(rest());
					}

					typed += '\n';
				} else {
					this.#insert(typed);
					typed = '';
					const ending = endings[name] ?? (name === 'ctrl+d' && this.isEmpty ? 'end' : undefined);
					if (ending !== undefined) {
						this.#write('\n');
						return {type: ending, rest: rest()};
					}

					const edit = lineEditOf(key);
					this.#line = edit === undefined ? this.#line : editLine(this.#line, edit);
				}
			}
		}

		this.#insert(typed);
		return this.#afterRead();
	}

	/** Nothing more came after a burst: its last Enter answers. */
	finish(): Extract<Edited, {type: 'answer'}> {
		const text = this.#line.text.replace(/\n$/, '');
		this.#line = lineAtEnd(text);
		return this.#answer([]);
	}

	get #mayBeInPaste(): boolean {
		return this.#question.isHidden || this.#question.takesPair;
	}

	/** For input that arrives in one go at a secret prompt. */
	#afterRead(): Edited {
		const {text} = this.#line;
		if (this.#holdsPair(text)) {
			return this.#answerPair(text, []);
		}

		const end = text.indexOf('\n');
		if (end === -1 || (this.#question.isHidden && !text.endsWith('\n'))) {
			this.#echo();
			return {type: 'open'};
		}

		if (this.#question.isHidden || end === text.length - 1) {
			return {type: 'answered-by-burst'};
		}

		// Not a pair, so the first line is the answer, and the others were typed ahead.
		this.#line = lineAtEnd(text.slice(0, end));
		return this.#answer(eventsOf(text.slice(end + 1)));
	}

	#holdsPair(text: string): boolean {
		const pair = this.#question.takesPair ? pairInPaste(new Secret(text)) : undefined;
		return pair?.clientId !== undefined && pair.clientSecret !== undefined;
	}

	#answerPair(text: string, rest: readonly InputEvent[]): Edited {
		this.#write('(pasted)\n');
		return {type: 'answer', answer: new Secret(text), rest};
	}

	#answer(rest: readonly InputEvent[]): Extract<Edited, {type: 'answer'}> {
		this.#echo();
		const wasHeldBack = !this.#question.isHidden && this.#shown.text !== safeText(this.#line.text);
		this.#write(wasHeldBack ? ' (not shown)\n' : '\n');
		return {type: 'answer', answer: new Secret(this.#line.text), rest};
	}

	#insert(text: string): void {
		const {text: before, cursor} = this.#line;
		// Appending, the usual case, needs no second look at earlier text: a long paste arrives in many reads.
		this.#line = cursor === before.length ? lineAtEnd(before + text) : editLine(this.#line, {type: 'insert', text});
	}

	#echo(): void {
		const {text, cursor} = this.#line;
		if (!this.#question.isHidden && !this.#isHeldBack(text)) {
			const shown = {text: safeText(text), cursor: safeText(text.slice(0, cursor)).length};
			this.#write(rewrite(this.#shown, shown));
			this.#shown = shown;
		}
	}

	/** A secret entered in the wrong place is not shown. */
	#isHeldBack(text: string): boolean {
		return text.length > mostShown || (this.#question.takesPair && notAnId.test(text)) || redact(text) !== text;
	}
}

/** What a key types; undefined when it does something else. */
function textOf(key: Key): string | undefined {
	if (key.name === 'tab') {
		return ' ';
	}

	const edit = key.name === 'char' ? lineEditOf(key) : undefined;
	return edit?.type === 'insert' ? edit.text : undefined;
}

function eventsOf(text: string): InputEvent[] {
	const plain = {ctrl: false, alt: false, shift: false};
	return [...text].map(character => ({
		type: 'key',
		key: character === '\n' ? {...plain, name: 'enter', text: ''} : {...plain, name: 'char', text: character},
	}));
}

/** What makes one line out of the other on the screen: back to where they part, the new text over the old, back to the cursor. */
function rewrite(before: Line, after: Line): string {
	if (after.text === before.text) {
		return after.cursor > before.cursor
			? after.text.slice(before.cursor, after.cursor)
			: back(after.text.slice(after.cursor, before.cursor));
	}

	let common = 0;
	while (common < after.text.length && before.text[common] === after.text[common]) {
		common++;
	}

	const toCommon =
		before.cursor > common ? back(before.text.slice(common, before.cursor)) : before.text.slice(before.cursor, common);
	const tail = after.text.slice(common);
	const left = Math.max(0, displayWidth(before.text.slice(common)) - displayWidth(tail));
	return toCommon + tail + ' '.repeat(left) + '\b'.repeat(left) + back(after.text.slice(after.cursor));
}

function back(text: string): string {
	return '\b'.repeat(displayWidth(text));
}
