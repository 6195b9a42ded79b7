import {StringDecoder} from 'node:string_decoder';
import type {InputEvent} from '../../terminal/input/input-event.ts';
import {readInput} from '../../terminal/input/read-input.ts';

/** What questions are answered from: a terminal, a pipe, a file. */
export type LineInput = NodeJS.ReadableStream & {
	readonly isTTY?: boolean;
	setRawMode?(raw: boolean): unknown;
};

const endings = ['end', 'close', 'error'] as const;

/** What was typed and no question has heard yet: keys at a terminal in raw mode, whole lines from anything else. */
export class TypedInput {
	readonly hasRawMode: boolean;
	hasEnded = false;
	/** What each read brought. */
	reads: Array<readonly InputEvent[]> = [];
	text = '';
	readonly #stop: () => void;
	readonly #wakers = new Set<() => void>();

	/** `onEvents` hears keys before they wait for a question. */
	constructor(input: LineInput, onEvents: (events: readonly InputEvent[]) => void) {
		this.hasRawMode = input.isTTY === true && typeof input.setRawMode === 'function';
		this.#stop = this.hasRawMode ? this.#readKeys(input, onEvents) : this.#readText(input);
	}

	get hasLine(): boolean {
		const isEnter = (event: InputEvent) => event.type === 'key' && event.key.name === 'enter';
		return this.text.includes('\n') || this.reads.some(events => events.some(isEnter));
	}

	/** Resolves when something was typed, the input is over, or `wake` is called; after `withinMs` in any case. */
	async more(withinMs?: number): Promise<void> {
		let timer: NodeJS.Timeout | undefined;
		await new Promise<void>(resolve => {
			this.#wakers.add(resolve);
			timer = withinMs === undefined ? undefined : setTimeout(resolve, withinMs);
		});
		clearTimeout(timer);
	}

	readonly wake = (): void => {
		for (const wake of this.#wakers) {
			wake();
		}

		this.#wakers.clear();
	};

	close(): void {
		this.#stop();
	}

	#readKeys(input: LineInput, onEvents: (events: readonly InputEvent[]) => void): () => void {
		const {close} = readInput(input, {
			onEvents: events => {
				onEvents(events);
				this.reads.push(events);
				this.wake();
			},
			onEnd: this.#end,
		});
		return close;
	}

	#readText(input: LineInput): () => void {
		const decoder = new StringDecoder('utf8');
		const receive = (chunk: Buffer | string) => {
			this.text += typeof chunk === 'string' ? chunk : decoder.write(chunk);
			this.wake();
		};
		input.on('data', receive);
		for (const event of endings) {
			input.on(event, this.#end);
		}

		return () => {
			input.off('data', receive);
			for (const event of endings) {
				input.off(event, this.#end);
			}

			input.pause();
		};
	}

	readonly #end = (): void => {
		this.hasEnded = true;
		this.wake();
	};
}
