/** A command line as typed so far. */
export interface ShellLine {
	/** Words without quotes and escapes; the last one is being typed, and may be empty. */
	readonly words: readonly string[];
	/** The open quote, if any. */
	readonly openQuote: '"' | "'" | undefined;
	/** The last word as typed. */
	readonly raw: string;
	/** The part of the last word before the open quote, without quotes and escapes. */
	readonly beforeQuote: string;
}

/** Splits a line by the quoting rules of POSIX shells (XCU 2.2), as far as completion needs them. */
export function splitShellLine(line: string): ShellLine {
	const words: string[] = [];
	let word = '';
	let raw = '';
	let beforeQuote = '';
	let quote: '"' | "'" | undefined;
	for (let index = 0; index < line.length; index++) {
		const character = line.charAt(index);
		raw += character;
		if (character === '\\' && quote !== "'" && index + 1 < line.length) {
			const next = line.charAt(index + 1);
			word += quote === '"' && !/["$\\`]/.test(next) ? character + next : next;
			raw += next;
			index++;
		} else if (character === quote) {
			quote = undefined;
		} else if (quote === undefined && (character === '"' || character === "'")) {
			quote = character;
			beforeQuote = word;
		} else if (quote === undefined && /\s/.test(character)) {
			if (raw.trim() !== '') {
				words.push(word);
			}

			word = '';
			raw = '';
		} else {
			word += character;
		}
	}

	return {words: [...words, word], openQuote: quote, raw, beforeQuote};
}

/** Whether a line contains a substitution or an expansion, so that the cursor may be inside one. */
export function hasSubstitution(line: string): boolean {
	return /[$`]/.test(line.replaceAll(/\\.|'[^']*'/gs, ''));
}
