import {StringDecoder} from 'node:string_decoder';
import {Secret} from '../../credentials/secret.ts';
import {TerminalLine, type TerminalQuestion} from './terminal-line.ts';

/** What questions are answered from: a terminal, a pipe, a file. */
export type DialogueInput = NodeJS.ReadableStream & {
	readonly isTTY?: boolean;
	setRawMode?(raw: boolean): unknown;
};

export interface Question extends TerminalQuestion {
	readonly prompt: string;
}

/** Ctrl-C, or the signal of the run, while a question was open. */
export class Interrupted extends Error {
	override readonly name = 'Interrupted';
}

export interface LineInputOptions {
	/** A person answers, at a terminal that has a raw mode, so that secrets can be hidden. */
	readonly isTerminal: boolean;
	readonly signal: AbortSignal;
}

/** Answers, one a question, from a stream that may bring several at once: what comes after a line end waits for the next question. */
export class LineInput {
	readonly #input: DialogueInput;
	readonly #output: NodeJS.WritableStream;
	readonly #options: LineInputOptions;
	/** Aborted by the signal of the run, or by Ctrl-C while no question is open: raw mode makes it a key. */
	readonly signal: AbortSignal;
	readonly #interrupt = new AbortController();
	readonly #decoder = new StringDecoder('utf8');
	#waiting = '';
	#ended = false;
	#isAsking = false;
	#wake: () => void = () => undefined;

	constructor(input: DialogueInput, output: NodeJS.WritableStream, options: LineInputOptions) {
		this.#input = input;
		this.#output = output;
		this.#options = options;
		this.signal = AbortSignal.any([options.signal, this.#interrupt.signal]);
		input.on('data', this.#receive);
		for (const event of endings) {
			input.on(event, this.#end);
		}

		this.signal.addEventListener('abort', this.#end);
		if (options.isTerminal) {
			input.setRawMode?.(true);
			// Pastes are told from typing: line breaks in them answer nothing.
			output.write('\x1b[?2004h');
		}
	}

	/** The answer without its line end; a `Secret` until the caller knows better. Undefined when the input is over. Throws `Interrupted`. */
	async ask(question: Question): Promise<Secret | undefined> {
		this.#output.write(`${question.prompt} `);
		this.#isAsking = true;
		try {
			if (this.#options.isTerminal) {
				return await this.#askOnTerminal(question);
			}

			const answer = await this.#nextLine();
			if (this.#input.isTTY !== true) {
				// Nobody pressed Enter, so the line of the question is still open.
				this.#output.write('\n');
			}

			return answer;
		} finally {
			this.#isAsking = false;
		}
	}

	/** Gives the terminal back. */
	close(): void {
		this.#input.off('data', this.#receive);
		for (const event of endings) {
			this.#input.off(event, this.#end);
		}

		this.signal.removeEventListener('abort', this.#end);
		this.#input.pause();
		if (this.#options.isTerminal) {
			this.#output.write('\x1b[?2004l');
			this.#input.setRawMode?.(false);
		}
	}

	async #askOnTerminal(question: Question): Promise<Secret | undefined> {
		const line = new TerminalLine(text => this.#output.write(text), question);
		while (await this.#hasText()) {
			const fed = line.feed(this.#waiting);
			this.#waiting = fed.type === 'answer' ? fed.rest : '';
			if (fed.type === 'answer') {
				return fed.answer;
			}

			if (fed.type === 'interrupt') {
				throw new Interrupted();
			}

			if (fed.type === 'end') {
				break;
			}
		}

		return undefined;
	}

	/** A line of a pipe; the last one may lack its end. */
	async #nextLine(): Promise<Secret | undefined> {
		let line = '';
		while (await this.#hasText()) {
			const end = this.#waiting.indexOf('\n');
			line += end === -1 ? this.#waiting : this.#waiting.slice(0, end);
			this.#waiting = end === -1 ? '' : this.#waiting.slice(end + 1);
			if (end !== -1) {
				return new Secret(line.replace(/\r$/, ''));
			}
		}

		return line === '' ? undefined : new Secret(line);
	}

	/** Waits for text; false when the input is over. Throws `Interrupted`. */
	async #hasText(): Promise<boolean> {
		while (this.#waiting === '' && !this.#ended) {
			await new Promise<void>(resolve => {
				this.#wake = resolve;
			});
		}

		if (this.signal.aborted) {
			throw new Interrupted();
		}

		return this.#waiting !== '';
	}

	readonly #receive = (chunk: Buffer | string): void => {
		if (this.#options.isTerminal && !this.#isAsking && chunk.includes('\x03')) {
			this.#interrupt.abort();
		}

		this.#waiting += typeof chunk === 'string' ? chunk : this.#decoder.write(chunk);
		this.#wake();
	};

	readonly #end = (): void => {
		this.#ended = true;
		this.#wake();
	};
}

const endings = ['end', 'close', 'error'] as const;
