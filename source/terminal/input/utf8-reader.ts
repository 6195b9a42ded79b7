/** A character and its bytes, held as one character each. */
export interface Utf8Character {
	readonly character: string;
	readonly bytes: string;
}

/**
 * Assembles UTF-8 characters byte by byte. Invalid bytes are dropped, except that a lone C1 byte (0x80 to 0x9F) is a control character of an
 * 8-bit terminal.
 */
export class Utf8Reader {
	#bytes = '';

	/** Whether the bytes so far are the beginning of a character. */
	get isUnfinished(): boolean {
		return this.#bytes !== '';
	}

	/** @returns the character that this byte completes. */
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

/** The length of the character that begins with this byte; 0 when none does. */
function lengthOf(byte: number): 0 | 1 | 2 | 3 | 4 {
	if (byte < 0xa0) {
		return 1;
	}

	if (byte < 0xc2 || byte > 0xf4) {
		return 0;
	}

	return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/** The text of bytes that are held as one character each; U+FFFD for invalid UTF-8. */
export function decodeUtf8(bytes: string): string {
	return Buffer.from(bytes, 'latin1').toString('utf8');
}
