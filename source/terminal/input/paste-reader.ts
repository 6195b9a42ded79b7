import {decodeUtf8} from './utf8-reader.ts';

/** A bracketed paste, from its first byte to its end mark. Bytes are held as one character each. */
export class PasteReader {
	readonly #end: string;
	readonly #pieces: string[] = [];
	/** The last bytes, which may be the beginning of the end mark. */
	#tail = '';
	#isOver = false;

	/** @param introducer how the terminal wrote the CSI of the start mark; the end mark has the same form. */
	constructor(introducer: string) {
		this.#end = `${introducer}201~`;
	}

	get isOver(): boolean {
		return this.#isOver;
	}

	/** The text so far, without an unfinished end mark. */
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

	/** Reads from an index of a chunk. @returns the index after the part that belongs to the paste. */
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
