import {decodeUtf8} from './utf8-reader.ts';

/** A bracketed paste from its first byte to the mark that ends it. Bytes are held as one character each. */
export class PasteReader {
	readonly #end: string;
	readonly #pieces: string[] = [];
	/** The last bytes, which may be the beginning of the end. */
	#tail = '';
	#isOver = false;

	/** @param introducer how the terminal wrote the CSI of the mark that began it: the end is written in the same form. */
	constructor(introducer: string) {
		this.#end = `${introducer}201~`;
	}

	get isOver(): boolean {
		return this.#isOver;
	}

	/** What was pasted so far, without the beginning of an end that did not come. */
	get text(): string {
		let tail = this.#tail;
		for (let length = tail.length; length > 0; length--) {
			if (this.#end.startsWith(tail.slice(-length))) {
				tail = tail.slice(0, -length);
				break;
			}
		}

		return decodeUtf8(this.#pieces.join('') + tail);
	}

	/** Reads on in a piece from an index. @returns the index after what belongs to the paste. */
	take(piece: string, from: number): number {
		const text = this.#tail + piece.slice(from);
		const end = text.indexOf(this.#end);
		if (end !== -1) {
			this.#isOver = true;
			this.#pieces.push(text.slice(0, end));
			const next = from - this.#tail.length + end + this.#end.length;
			this.#tail = '';
			return next;
		}

		const tailStart = Math.max(0, text.length - this.#end.length + 1);
		this.#pieces.push(text.slice(0, tailStart));
		this.#tail = text.slice(tailStart);
		return piece.length;
	}
}
