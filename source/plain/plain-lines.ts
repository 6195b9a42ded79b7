import {StringDecoder} from 'node:string_decoder';
import {Secret} from '../credentials/secret.ts';
import {stopProcess} from '../terminal/stop-process.ts';
import {safeText} from '../text/safe-text.ts';
import {type DialogueInput, Interrupted, type Question} from '../wizard/dialogue/line-input.ts';
import {PlainLine} from './plain-line.ts';

export interface PlainLinesOptions {
	readonly input: DialogueInput;
	readonly output: NodeJS.WritableStream;
	/** Ends every question with `Interrupted`. */
	readonly signal: AbortSignal;
}

const endings = ['end', 'close', 'error'] as const;

/**
 * Questions and lines of the accessible list. As `LineInput` of the wizard, but without any escape sequence, with lines that may come while a
 * question is open, and going on after Ctrl-C.
 */
export class PlainLines {
	/** For what writes its own lines: the wizard's dialogue. */
	readonly output: NodeJS.WritableStream;
	readonly #input: DialogueInput;
	readonly #run: AbortSignal;
	readonly #hasRawMode: boolean;
	readonly #decoder = new StringDecoder('utf8');
	readonly #wakers = new Set<() => void>();
	#interrupt = new AbortController();
	#waiting = '';
	#ended = false;
	#open: {readonly prompt: string; readonly line: PlainLine | undefined} | undefined;

	constructor({input, output, signal}: PlainLinesOptions) {
		this.#input = input;
		this.output = output;
		this.#run = signal;
		this.#hasRawMode = input.isTTY === true && typeof input.setRawMode === 'function';
		input.on('data', this.#receive);
		for (const event of endings) {
			input.on(event, this.#end);
		}

		signal.addEventListener('abort', this.#wake);
		this.#takeTerminal(true);
	}

	/** What is typed cannot be hidden on this terminal. */
	get showsSecrets(): boolean {
		return !this.#hasRawMode;
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
		return this.#open?.line?.isEmpty === true;
	}

	/** Lines that come while a question is open, and the question again; only while `isIdle`. */
	interject(...lines: readonly string[]): void {
		if (this.#open !== undefined && lines.length > 0) {
			this.output.write('\n');
			this.say(...lines);
			this.output.write(`${this.#open.prompt} `);
		}
	}

	/** For the sequence that copies: the only one. */
	writeSequence(sequence: string): void {
		this.output.write(sequence);
	}

	/** After Ctrl-C was heard: the next question is open to answers again. */
	calm(): void {
		if (this.#interrupt.signal.aborted) {
			this.#interrupt = new AbortController();
			this.#waiting = '';
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
		const line = this.#hasRawMode ? new PlainLine(text => this.output.write(text), question) : undefined;
		this.#open = {prompt, line};
		try {
			return line === undefined ? await this.#takeLine() : await this.#hearLine(line, prompt);
		} finally {
			this.#open = undefined;
		}
	}

	/** Resolves when a line is typed or the input is over; what was typed answers the next question. Throws `Interrupted`. */
	async typed(cancel: AbortSignal): Promise<void> {
		cancel.addEventListener('abort', this.#wake, {once: true});
		while (!cancel.aborted && !/[\r\n]/.test(this.#waiting)) {
			if (this.#isInterrupted) {
				throw new Interrupted();
			}

			if (this.#ended) {
				return;
			}

			await this.#nextText();
		}
	}

	/** Gives the terminal back. */
	close(): void {
		this.#input.off('data', this.#receive);
		for (const event of endings) {
			this.#input.off(event, this.#end);
		}

		this.#run.removeEventListener('abort', this.#wake);
		this.#input.pause();
		this.#takeTerminal(false);
	}

	async #hearLine(line: PlainLine, prompt: string): Promise<Secret | undefined> {
		for (;;) {
			if (!(await this.#hasText())) {
				return undefined;
			}

			const heard = line.hear(this.#waiting);
			this.#waiting = 'rest' in heard ? heard.rest : '';
			switch (heard.type) {
				case 'answer':
					return heard.answer;
				case 'end':
					return undefined;
				case 'interrupt':
					throw new Interrupted();
				case 'suspend':
					await this.#suspend();
					this.output.write(`${prompt} `);
					break;
				case 'open':
			}
		}
	}

	/** Without raw mode the terminal edits, and hands whole lines over. */
	async #takeLine(): Promise<Secret | undefined> {
		let end = -1;
		while (end === -1) {
			const before = this.#waiting.length;
			if (!(await this.#hasText())) {
				return undefined;
			}

			end = this.#waiting.indexOf('\n');
			if (end === -1 && this.#ended) {
				end = this.#waiting.length;
			} else if (end === -1 && this.#waiting.length === before) {
				await this.#nextText();
			}
		}

		const line = this.#waiting.slice(0, end);
		this.#waiting = this.#waiting.slice(end + 1);
		return new Secret(line.replace(/\r$/, ''));
	}

	/** Waits for text; false when the input is over. Throws `Interrupted`. */
	async #hasText(): Promise<boolean> {
		for (;;) {
			if (this.#isInterrupted) {
				throw new Interrupted();
			}

			if (this.#waiting !== '' || this.#ended) {
				return this.#waiting !== '';
			}

			await this.#nextText();
		}
	}

	get #isInterrupted(): boolean {
		return this.#run.aborted || this.#interrupt.signal.aborted;
	}

	#nextText(): Promise<void> {
		return new Promise(resolve => this.#wakers.add(resolve));
	}

	/** As Ctrl-Z does elsewhere; `fg` asks the question again. */
	async #suspend(): Promise<void> {
		this.#takeTerminal(false);
		await stopProcess();
		this.#takeTerminal(true);
	}

	#takeTerminal(taken: boolean): void {
		if (this.#hasRawMode) {
			this.#input.setRawMode?.(taken);
		}
	}

	readonly #receive = (chunk: Buffer | string): void => {
		const text = typeof chunk === 'string' ? chunk : this.#decoder.write(chunk);
		if (this.#hasRawMode && this.#open === undefined && text.includes('\x03')) {
			this.#interrupt.abort();
		}

		this.#waiting += text;
		this.#wake();
	};

	readonly #end = (): void => {
		this.#ended = true;
		this.#wake();
	};

	readonly #wake = (): void => {
		for (const wake of this.#wakers) {
			wake();
		}

		this.#wakers.clear();
	};
}
