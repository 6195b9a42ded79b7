import {inspect} from 'node:util';

const masked = '•••';

/**
 * A client secret, an API key, a cookie or an access token. Printing, logging, inspecting or serialising one shows `•••`;
 * only `reveal()` returns the value, and only `credentials/`, the HTTP layer and the file writer call it.
 */
export class Secret {
	readonly #value: string;

	constructor(value: string) {
		this.#value = value;
	}

	/** The value itself. Never pass it to anything that shows, logs or caches. */
	reveal(): string {
		return this.#value;
	}

	/** Whether both have the same value. */
	equals(other: Secret): boolean {
		return this.#value === other.#value;
	}

	/** Length in UTF-16 units. */
	get length(): number {
		return this.#value.length;
	}

	toString(): string {
		return masked;
	}

	toJSON(): string {
		return masked;
	}

	[inspect.custom](): string {
		return masked;
	}
}
