import type {InputEvent} from './input-event.ts';
import {PasteReader} from './paste-reader.ts';
import {SequenceParser} from './sequence-parser.ts';
import {Utf8Reader} from './utf8-reader.ts';

/**
 * How long unfinished input waits for its next byte, and for its end. The bytes of one key arrive up to 100 ms apart over a slow line, and a lone Esc
 * must still take effect soon. If a long answer or a paste were given up too early, the rest of it would be typed into the screen.
 */
const limits = {
	sequence: {pauseMs: 150, wholeMs: 1500},
	string: {pauseMs: 250, wholeMs: 4000},
	paste: {pauseMs: 2000, wholeMs: 10_000},
} as const;

/** A chunk this large was not typed by hand: keep waiting for the rest while such chunks arrive. */
const largePiece = 64;

/**
 * Splits what a terminal sends into keys, pastes and everything else, which is taken whole so that no part of it is mistaken for a key.
 * Pure, incremental and linear; the events are the same however the bytes are split.
 *
 * Unfinished input may never be completed, so the reader of the stream calls `giveUp` at `deadline`.
 */
export class InputTokenizer {
	readonly #utf8 = new Utf8Reader();
	readonly #parser: SequenceParser;
	#paste: PasteReader | undefined;
	#startedAt = 0;
	#lastByteAt = 0;
	#wasReturn = false;
	#events: InputEvent[] = [];

	constructor() {
		this.#parser = new SequenceParser(event => {
			if (event.type === 'paste-start') {
				this.#paste = new PasteReader(event.introducer);
			} else {
				this.#events.push(event);
			}
		});
	}

	/** When to give up on unfinished input, by the clock of `feed`; undefined if nothing is unfinished. */
	get deadline(): number | undefined {
		const unfinished = this.#unfinished();
		if (unfinished === undefined) {
			return undefined;
		}

		const {pauseMs, wholeMs} = limits[unfinished];
		return Math.min(this.#lastByteAt + pauseMs, this.#startedAt + wholeMs);
	}

	/** Takes the bytes of one read. */
	feed(bytes: Uint8Array | string, nowMs: number): InputEvent[] {
		// One character per byte, until it is known which bytes are text.
		const piece = (typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes)).toString('latin1');
		// The CR LF of one key arrives together; a later LF is a separate key.
		this.#wasReturn &&= nowMs - this.#lastByteAt < limits.sequence.pauseMs;
		this.#lastByteAt = nowMs;
		if (piece.length >= largePiece) {
			this.#startedAt = nowMs;
		}

		for (let at = 0; at < piece.length; ) {
			if (this.#paste === undefined) {
				this.#takeByte(piece.charAt(at));
				at++;
			} else {
				at = this.#paste.take(piece, at);
				if (this.#paste.isOver) {
					this.#endPaste(this.#paste);
				}
			}
		}

		return this.#flush();
	}

	/** Gives up on unfinished input: an Esc is the key, a paste ends here, anything else is dropped. */
	giveUp(): InputEvent[] {
		this.#utf8.giveUp();
		this.#parser.giveUp();
		if (this.#paste !== undefined) {
			this.#endPaste(this.#paste);
		}

		return this.#flush();
	}

	#unfinished(): keyof typeof limits | undefined {
		if (this.#paste !== undefined) {
			return 'paste';
		}

		return this.#parser.unfinished ?? (this.#utf8.isUnfinished ? 'sequence' : undefined);
	}

	#takeByte(byte: string): void {
		const before = this.#unfinished();
		if (!this.#parser.takeRaw(byte)) {
			const whole = this.#utf8.take(byte);
			const isSecondHalf = byte === '\n' && this.#wasReturn;
			this.#wasReturn = byte === '\r';
			if (whole !== undefined && !isSecondHalf) {
				this.#parser.take(whole);
			}
		}

		if (before !== this.#unfinished()) {
			this.#startedAt = this.#lastByteAt;
		}
	}

	#endPaste(paste: PasteReader): void {
		this.#paste = undefined;
		this.#events.push({type: 'paste', text: paste.text});
	}

	#flush(): InputEvent[] {
		const events = this.#events;
		this.#events = [];
		return events;
	}
}
