import {setImmediate as afterReads} from 'node:timers/promises';
import {Secret} from '../../credentials/secret.ts';
import type {InputEvent} from '../../terminal/input/input-event.ts';
import {keyName} from '../../terminal/input/key.ts';
import {stopProcess} from '../../terminal/stop-process.ts';
import {safeText} from '../../text/safe/safe-text.ts';
import {Interrupted} from './interrupted.ts';
import {type Edited, LineEditor, type Question} from './line-editor.ts';
import {type LineInput, TypedInput} from './typed-input.ts';

export interface LineReaderOptions {
	readonly input: LineInput;
	/** Gets the questions. */
	readonly output: NodeJS.WritableStream;
	/** Ends every question with `Interrupted`. */
	readonly signal: AbortSignal;
	/** Lets the terminal mark pastes, which takes escape sequences; without it they are known by coming in one go. */
	readonly marksPastes?: boolean;
}

/** How soon the next piece of a paste comes. Milliseconds. */
const pasteRestMs = 40;

/**
 * Questions and lines, for every dialogue that is no full screen. At a terminal with a raw mode secrets stay hidden and lines may come while a question is
 * open; from anything else come whole lines. What is typed before a question answers it.
 */
export class LineReader {
	readonly output: NodeJS.WritableStream;
	readonly #input: LineInput;
	readonly #typed: TypedInput;
	readonly #run: AbortSignal;
	readonly #marksPastes: boolean;
	#interrupt = new AbortController();
	#open: {readonly prompt: string; readonly editor: LineEditor | undefined} | undefined;

	constructor({input, output, signal, marksPastes = false}: LineReaderOptions) {
		this.#input = input;
		this.output = output;
		this.#run = signal;
		this.#marksPastes = marksPastes;
		this.#typed = new TypedInput(input, events => {
			// Raw mode makes Ctrl-C a key, which no question hears now.
			if (this.#open === undefined && events.some(event => event.type === 'key' && keyName(event.key) === 'ctrl+c')) {
				this.#interrupt.abort();
			}
		});
		signal.addEventListener('abort', this.#typed.wake);
		this.#takeTerminal(true);
	}

	/** A person types at a terminal with a raw mode. */
	get hidesSecrets(): boolean {
		return this.#typed.hasRawMode;
	}

	/** A person answers, but what is typed cannot be hidden. */
	get showsSecrets(): boolean {
		return this.#input.isTTY === true && !this.#typed.hasRawMode;
	}

	/** Aborted by Ctrl-C, also while no question is open, and with the run. */
	get signal(): AbortSignal {
		return AbortSignal.any([this.#run, this.#interrupt.signal]);
	}

	/** Lines for the person, cleaned here. */
	say(...lines: readonly string[]): void {
		for (const line of lines) {
			this.output.write(`${safeText(line)}\n`);
		}
	}

	/** A question is open and nothing is typed yet. */
	get isIdle(): boolean {
		return this.#open?.editor?.isEmpty === true;
	}

	/** Lines that come while a question is open, and the question again; only while `isIdle`. */
	interject(...lines: readonly string[]): void {
		if (this.#open !== undefined && lines.length > 0) {
			this.output.write('\n');
			this.say(...lines);
			this.output.write(`${this.#open.prompt} `);
		}
	}

	/** After Ctrl-C was heard: the next question is open to answers again. */
	resume(): void {
		if (this.#interrupt.signal.aborted) {
			this.#interrupt = new AbortController();
			this.#typed.reads = [];
		}
	}

	/** A short answer, cleaned and trimmed; undefined when there is none (Ctrl-D, or the input is over). Throws `Interrupted`. */
	async askText(prompt: string): Promise<string | undefined> {
		const answer = await this.ask({prompt, isHidden: false, takesPair: false});
		return answer === undefined ? undefined : safeText(answer.reveal()).trim();
	}

	/** The answer without its line end. Undefined on Ctrl-D or when the input is over. Throws `Interrupted` on Ctrl-C. */
	async ask(question: Question): Promise<Secret | undefined> {
		const prompt = safeText(question.prompt);
		this.output.write(`${prompt} `);
		const editor = this.#typed.hasRawMode ? new LineEditor(question, text => this.output.write(text)) : undefined;
		this.#open = {prompt, editor};
		try {
			return editor === undefined ? await this.#takeLine() : await this.#edit(editor, prompt);
		} finally {
			this.#open = undefined;
		}
	}

	/** Resolves when a line is typed or the input is over; what was typed answers the next question. Throws `Interrupted`. */
	async lineTyped(cancel: AbortSignal): Promise<void> {
		cancel.addEventListener('abort', this.#typed.wake, {once: true});
		while (!cancel.aborted && !this.#typed.hasLine && !this.#typed.hasEnded) {
			this.#throwIfInterrupted();
			await this.#typed.more();
		}
	}

	/** Another program has the terminal now. */
	isHandedOver = false;

	/** Leaves the terminal to a child for as long as the task takes. */
	async handOver<Value>(task: () => Promise<Value>): Promise<Value> {
		this.isHandedOver = true;
		this.#takeTerminal(false);
		this.#input.pause();
		// Keep reading the terminal until its pending answers have arrived.
		await afterReads();
		await afterReads();
		try {
			return await task();
		} finally {
			this.#input.resume();
			this.#takeTerminal(true);
			this.isHandedOver = false;
		}
	}

	/** Gives the terminal back. */
	close(): void {
		this.#typed.close();
		this.#run.removeEventListener('abort', this.#typed.wake);
		this.#takeTerminal(false);
	}

	async #edit(editor: LineEditor, prompt: string): Promise<Secret | undefined> {
		for (;;) {
			const events = await this.#nextEvents();
			if (events === undefined) {
				return undefined;
			}

			let edited: Edited = editor.take(events);
			if (edited.type === 'answered-by-burst' && !(await this.#hasMoreOfPaste())) {
				edited = editor.finish();
			}

			if ('rest' in edited && edited.rest.length > 0) {
				this.#typed.reads.unshift(edited.rest);
			}

			switch (edited.type) {
				case 'answer':
					return edited.answer;
				case 'end':
					return undefined;
				case 'interrupt':
					throw new Interrupted();
				case 'suspend':
					// As Ctrl-Z does elsewhere; `fg` asks the question again.
					await this.handOver(stopProcess);
					this.output.write(`${prompt} `);
					break;
				default:
			}
		}
	}

	/** Undefined when the input is over. Throws `Interrupted`. */
	async #nextEvents(): Promise<readonly InputEvent[] | undefined> {
		for (;;) {
			this.#throwIfInterrupted();
			const events = this.#typed.reads.shift();
			if (events !== undefined || this.#typed.hasEnded) {
				return events;
			}

			await this.#typed.more();
		}
	}

	async #hasMoreOfPaste(): Promise<boolean> {
		if (this.#typed.reads.length === 0 && !this.#typed.hasEnded) {
			await this.#typed.more(pasteRestMs);
		}

		this.#throwIfInterrupted();
		return this.#typed.reads.length > 0;
	}

	/** A line of a pipe, or of a terminal that edits by itself; the last one may lack its end. */
	async #takeLine(): Promise<Secret | undefined> {
		const typed = this.#typed;
		while (!typed.text.includes('\n') && !typed.hasEnded && !this.#isInterrupted) {
			await typed.more();
		}

		this.#throwIfInterrupted();
		if (this.#input.isTTY !== true) {
			// Nobody pressed Enter, so the line of the question is still open.
			this.output.write('\n');
		}

		if (typed.text === '') {
			return undefined;
		}

		const end = typed.text.indexOf('\n');
		const line = end === -1 ? typed.text : typed.text.slice(0, end);
		typed.text = typed.text.slice(line.length + 1);
		return new Secret(line.replace(/\r$/, ''));
	}

	get #isInterrupted(): boolean {
		return this.#run.aborted || this.#interrupt.signal.aborted;
	}

	#throwIfInterrupted(): void {
		if (this.#isInterrupted) {
			throw new Interrupted();
		}
	}

	#takeTerminal(taken: boolean): void {
		if (!this.#typed.hasRawMode) {
			return;
		}

		this.#input.setRawMode?.(taken);
		if (this.#marksPastes) {
			this.output.write(taken ? '\x1b[?2004h' : '\x1b[?2004l');
		}
	}
}
