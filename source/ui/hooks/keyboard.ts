import type {Key as InkKey} from 'ink';
import {createKeySplitter, type Key} from '../field/split-keys.ts';

export interface KeyListener {
	/** Returning true says that it only typed: what comes after it in the same read needs no new frame before it. */
	onKey(key: Key): unknown;
	onPaste(text: string): void;
}

type Pressed = {readonly key: Key} | {readonly pasted: string};

/**
 * The keys of one terminal, in order, for whichever screen listens when each of them is due. Ink gives a read to the handlers that are there when it
 * comes: of `n` and a URL in one read, the list would get all, and a key that comes between a frame and its effects would get nobody. Here a key
 * waits until React has shown what the one before it did.
 */
export class Keyboard {
	readonly #split = createKeySplitter();
	readonly #readers = new Set<object>();
	readonly #listeners = new Set<KeyListener>();
	readonly #queue: Pressed[] = [];
	#isBusy = false;

	/** Every hook reads what Ink gives; what the oldest of them reads counts, so that no screen that comes or goes leaves a gap. */
	attach(reader: object): () => void {
		this.#readers.add(reader);
		return () => this.#readers.delete(reader);
	}

	/** From now on, keys go to this one too. */
	listen(listener: KeyListener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	receive(reader: object, input: string, inkKey: InkKey): void {
		if (this.#isFirst(reader)) {
			this.#push(this.#split(input, inkKey).map(key => ({key})));
		}
	}

	receivePaste(reader: object, pasted: string): void {
		if (this.#isFirst(reader)) {
			this.#push([{pasted}]);
		}
	}

	#isFirst(reader: object): boolean {
		const [first] = this.#readers;
		return first === reader;
	}

	#push(pressed: readonly Pressed[]): void {
		this.#queue.push(...pressed);
		if (!this.#isBusy) {
			this.#deliver();
		}
	}

	#deliver(): void {
		for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
			if (!this.#give(next)) {
				// Also when nothing waits now: the rest of the read may come in another event.
				this.#isBusy = true;
				afterRender(() => {
					this.#isBusy = false;
					this.#deliver();
				});
				return;
			}
		}
	}

	/** Whether the keys after this one need not wait. */
	#give(pressed: Pressed): boolean {
		let onlyTyped = false;
		for (const listener of [...this.#listeners]) {
			if ('key' in pressed) {
				onlyTyped = listener.onKey(pressed.key) === true || onlyTyped;
			} else {
				listener.onPaste(pressed.pasted);
			}
		}

		return onlyTyped;
	}
}

/**
 * React renders in a microtask what a key of Ink's caused, and what one of ours caused in an immediate that it asks for in a microtask: the second
 * immediate from here comes after both.
 */
function afterRender(next: () => void): void {
	setImmediate(() => setImmediate(next));
}

/** One for each terminal that keys come from. */
const keyboards = new WeakMap<object, Keyboard>();

/** The keyboard of a terminal: the same for all who ask. */
export function keyboardOf(stdin: object): Keyboard {
	const keyboard = keyboards.get(stdin) ?? new Keyboard();
	keyboards.set(stdin, keyboard);
	return keyboard;
}
