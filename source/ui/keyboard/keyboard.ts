import type {InputEvent} from '../../terminal/input/input-event.ts';
import type {Key} from '../../terminal/input/key.ts';
import {readInput} from '../../terminal/input/read-input.ts';

export interface KeyListener {
	/** Returns true when the key only typed, so that the next one in the same read need not wait for a frame. */
	onKey(key: Key): unknown;
	onPaste(text: string): void;
}

type Pressed = Exclude<InputEvent, {readonly type: 'report'}>;

/**
 * The keys of one terminal, in order, each for the screen that listens when its turn comes. If `n` and a URL arrive in one read, the URL must go to the
 * wizard that `n` opens, not to the list, so a key waits until React has shown what the one before it did. Keys pressed before any screen
 * listens wait for the first one.
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

	/** Starts reading the terminal. */
	resume(): void {
		this.#reader ??= readInput(this.#stdin, {onEvents: events => this.#receive(events)});
	}

	/** Leaves typed input to another program: a shell or a child. */
	pause(): void {
		this.#reader?.close();
		this.#reader = undefined;
	}

	/** Adds a listener for keys. */
	listen(listener: KeyListener): () => void {
		this.#listeners.add(listener);
		// Other listeners of the same screen are about to be added.
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
				// Even when nothing is waiting now: the rest of the read may arrive in another chunk.
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

/** React renders in an immediate that it requests in a microtask, so the second immediate from here runs after it. */
function afterRender(next: () => void): void {
	setImmediate(() => setImmediate(next));
}
