/** A character, and the bytes that it was written with. Bytes are held as one character each. */
export interface Utf8Character {
	readonly character: string;
	readonly bytes: string;
}

/**
 * Puts characters of UTF-8 together, byte by byte. What is no UTF-8 is left out, but a byte of C1 (0x80 to 0x9F) that stands alone is the control of an
 * 8-bit terminal.
 */
export class Utf8Reader {
	#bytes = '';

	/** The bytes so far begin a character. */
	get isUnfinished(): boolean {
		return this.#bytes !== '';
	}

	/** @returns the character that is whole with this byte. */
	take(byte: string): Utf8Character | undefined {
		const code = byte.charCodeAt(0);
		if (this.#bytes !== '' && code >= 0x80 && code < 0xc0) {
			this.#bytes += byte;
		} else {
			// An unfinished sequence is not a character.
			this.#bytes = lengthOf(code) > 0 ? byte : '';
		}

		const bytes = this.#bytes;
		if (bytes === '' || bytes.length < lengthOf(bytes.charCodeAt(0))) {
			return undefined;
		}

		this.#bytes = '';
		const character = bytes.length === 1 ? bytes : decodeUtf8(bytes);
		return character === '\uFFFD' ? undefined : {character, bytes};
	}

	giveUp(): void {
		this.#bytes = '';
	}
}

/** How many bytes the character has that begins with this one; 0 for a byte that begins none. */
function lengthOf(byte: number): 0 | 1 | 2 | 3 | 4 {
	if (byte < 0xa0) {
		return 1;
	}

	if (byte < 0xc2 || byte > 0xf4) {
		return 0;
	}

	return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/** The text of bytes that are held as one character each; U+FFFD for what is no UTF-8. */
export function decodeUtf8(bytes: string): string {
	return Buffer.from(bytes, 'latin1').toString('utf8');
}
