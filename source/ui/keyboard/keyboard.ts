import type {InputEvent} from '../../terminal/input/input-event.ts';
import type {Key} from '../../terminal/input/key.ts';
import {readInput} from '../../terminal/input/read-input.ts';

export interface KeyListener {
	/** Returning true says that it only typed: what comes after it in the same read needs no new frame before it. */
	onKey(key: Key): unknown;
	onPaste(text: string): void;
}

type Pressed = Exclude<InputEvent, {readonly type: 'report'}>;

/**
 * The keys of one terminal, in order, for whichever screen listens when each of them is due. Of `n` and a URL in one read, the list would get all if
 * a read went to those who listen when it comes; here a key waits until React has shown what the one before it did. What is pressed before any screen
 * listens waits for the first one.
 */
export class Keyboard {
	readonly #stdin: NodeJS.ReadableStream;
	readonly #listeners = new Set<KeyListener>();
	readonly #reportListeners = new Set<(text: string) => void>();
	readonly #queue: Pressed[] = [];
	#reader: {close(): void} | undefined;
	#isBusy = false;

	constructor(stdin: NodeJS.ReadableStream) {
		this.#stdin = stdin;
	}

	/** Reads the terminal from now on. */
	resume(): void {
		this.#reader ??= readInput(this.#stdin, {onEvents: events => this.#receive(events)});
	}

	/** Leaves typed input to another program: a shell, a child. */
	pause(): void {
		this.#reader?.close();
		this.#reader = undefined;
	}

	/** From now on, keys go to this one too. */
	listen(listener: KeyListener): () => void {
		this.#listeners.add(listener);
		// The others of the same screen begin to listen with it.
		this.#deliverLater();
		return () => this.#listeners.delete(listener);
	}

	/** Gets everything from the terminal that is not a key, such as answers to queries. */
	onReport(listener: (text: string) => void): () => void {
		this.#reportListeners.add(listener);
		return () => this.#reportListeners.delete(listener);
	}

	#receive(events: readonly InputEvent[]): void {
		for (const event of events) {
			if (event.type !== 'report') {
				this.#queue.push(event);
				continue;
			}

			for (const listener of [...this.#reportListeners]) {
				listener(event.text);
			}
		}

		if (!this.#isBusy) {
			this.#deliver();
		}
	}

	#deliver(): void {
		while (this.#listeners.size > 0) {
			const next = this.#queue.shift();
			if (next === undefined) {
				return;
			}

			if (!this.#give(next)) {
				// Also when nothing waits now: the rest of the read may come in another piece.
				this.#deliverLater();
				return;
			}
		}
	}

	#deliverLater(): void {
		if (!this.#isBusy) {
			this.#isBusy = true;
			afterRender(() => {
				this.#isBusy = false;
				this.#deliver();
			});
		}
	}

	/** Whether the keys after this one need not wait. */
	#give(event: Pressed): boolean {
		let onlyTyped = false;
		for (const listener of [...this.#listeners]) {
			if (event.type === 'key') {
				onlyTyped = listener.onKey(event.key) === true || onlyTyped;
			} else {
				listener.onPaste(event.text);
			}
		}

		return onlyTyped;
	}
}

/** React renders in an immediate that it asks for in a microtask: the second immediate from here comes after it. */
function afterRender(next: () => void): void {
	setImmediate(() => setImmediate(next));
}
