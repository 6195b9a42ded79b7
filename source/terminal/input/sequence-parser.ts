import type {InputEvent} from './input-event.ts';
import {type Key, keyOfCharacter, press} from './key.ts';
import {keyOfCsi, keyOfSs3} from './key-sequences.ts';
import type {Utf8Character} from './utf8-reader.ts';

export type ParserEvent =
	| Exclude<InputEvent, {readonly type: 'paste'}>
	/** A paste begins; `introducer`: how the terminal wrote the CSI of the start mark. */
	| {readonly type: 'paste-start'; readonly introducer: string};

type State =
	| 'text'
	| 'escape'
	| 'csi'
	/** After `CSI [`: a function key of the Linux console. */
	| 'linux-key'
	/** Raw bytes after a mouse report. */
	| 'mouse'
	| 'ss3'
	/** OSC, DCS, SOS, PM or APC. */
	| 'string'
	| 'string-escape';

/** The byte after ESC that begins a sequence; as a C1 control, it is that byte plus 0x40. */
const introducers: Readonly<Record<string, State>> = {
	'[': 'csi',
	O: 'ss3',
	P: 'string',
	X: 'string',
	']': 'string',
	'^': 'string',
	_: 'string',
};

/** Numbers of raw bytes that follow in xterm's mouse reports: `CSI M` (X10 and buttons), `CSI t` and `CSI T` (highlighting). */
const mouseBytes: Readonly<Record<string, number>> = {M: 3, t: 2, T: 6};

/** Anything beyond this length is read but not kept. */
const longestReport = 4096;

const esc = '\u001B';
const bell = '\u0007';
const ctrlC = '\u0003';
const can = '\u0018';
const sub = '\u001A';

/** Tells keys from everything else, character by character, by the grammar of ECMA-48 and xterm's control sequences. */
export class SequenceParser {
	readonly #emit: (event: ParserEvent) => void;
	#state: State = 'text';
	/** The sequence so far, after its introducer: the byte after ESC, and how the terminal wrote both. */
	#held = '';
	#letter = '';
	#introducer = '';
	/** An Esc came before the sequence: Alt if it is a key, otherwise a press of Esc. */
	#hasEscape = false;
	#mouseBytesLeft = 0;

	constructor(emit: (event: ParserEvent) => void) {
		this.#emit = emit;
	}

	/** The kind of unfinished input. */
	get unfinished(): 'sequence' | 'string' | undefined {
		const isString = this.#state === 'string' || this.#state === 'string-escape';
		return isString ? 'string' : this.#state === 'text' ? undefined : 'sequence';
	}

	/** Takes a byte that only a mouse report may contain. @returns false if it is not one. */
	takeRaw(byte: string): boolean {
		// A report contains no control characters but NUL, so it was cut off.
		if (this.#state !== 'mouse' || (byte < ' ' && byte !== '\u0000')) {
			return false;
		}

		this.#mouseBytesLeft--;
		if (this.#mouseBytesLeft === 0) {
			this.#end(undefined);
		}

		return true;
	}

	take({character, bytes}: Utf8Character): void {
		if (character === esc) {
			this.#takeEscape();
		} else if (/^[\u0080-\u009F]$/.test(character)) {
			this.#takeC1(String.fromCharCode(character.charCodeAt(0) - 0x40), bytes);
		} else if (this.#state === 'text') {
			this.#press(keyOfCharacter(character));
		} else if (this.#state === 'escape') {
			this.#takeAfterEscape(character);
		} else if (this.#state === 'string') {
			this.#takeInString(character);
		} else if (this.#state === 'string-escape') {
			this.#takeAfterStringEscape(character);
		} else {
			this.#takeInControl(character);
		}
	}

	/** A lone Esc was the key; any other unfinished input is dropped. */
	giveUp(): void {
		const isEscape = this.#state === 'escape';
		this.#drop();
		if (isEscape) {
			this.#press(press('escape'));
		}
	}

	#takeEscape(): void {
		if (this.#state === 'string') {
			this.#state = 'string-escape';
		} else {
			this.#cutOff();
			this.#state = 'escape';
		}
	}

	#takeC1(letter: string, bytes: string): void {
		if (this.#state === 'string' && letter === '\\') {
			this.#end(undefined);
		} else {
			this.#cutOff();
			this.#begin(letter, bytes);
		}
	}

	#takeAfterEscape(character: string): void {
		if (introducers[character] !== undefined) {
			this.#begin(character, esc + character);
			return;
		}

		this.#drop();
		if (character === ctrlC) {
			this.#press(press('escape'));
			this.#press(keyOfCharacter(ctrlC));
		} else if (character !== '\\') {
			// After a string that was given up, `\` is its terminator, not Alt-\.
			this.#press({...keyOfCharacter(character), alt: true});
		}
	}

	#takeInString(character: string): void {
		if (character === bell && this.#letter === ']') {
			this.#end(undefined);
		} else if (character === can || character === sub) {
			this.#drop();
		} else if (character === ctrlC) {
			// No answer contains it, and it must work whatever the terminal has begun to send.
			this.#press(keyOfCharacter(ctrlC));
		} else {
			this.#hold(character);
		}
	}

	#takeAfterStringEscape(character: string): void {
		if (character === '\\') {
			this.#end(undefined);
		} else {
			this.#drop();
			this.#takeAfterEscape(character);
		}
	}

	/** CSI and SS3: parameters and intermediates up to a final byte. Anything else ends the sequence early. */
	#takeInControl(character: string): void {
		if (/^[\x20-\x3f]$/.test(character)) {
			this.#hold(character);
			// A key of rxvt; in answers, `$` is followed by a final byte and preceded by more.
			if (this.#state === 'csi' && /^[1-8]\$$/.test(this.#held)) {
				this.#end(keyOfCsi(this.#held.charAt(0), '$'));
			}
		} else if (/^[\x40-\x7e]$/.test(character)) {
			this.#takeFinal(character);
		} else {
			this.#drop();
			this.#press(keyOfCharacter(character));
		}
	}

	#takeFinal(final: string): void {
		const parameters = this.#held;
		this.#hold(final);
		const raw = mouseBytes[final];
		if (this.#state !== 'csi') {
			this.#end(this.#state === 'ss3' ? keyOfSs3(parameters, final) : undefined);
		} else if (parameters === '' && final === '[') {
			this.#state = 'linux-key';
		} else if (parameters === '' && raw !== undefined) {
			this.#state = 'mouse';
			this.#mouseBytesLeft = raw;
		} else if (parameters === '200' && final === '~') {
			const introducer = this.#introducer;
			this.#drop();
			this.#emit({type: 'paste-start', introducer});
		} else {
			this.#end(keyOfCsi(parameters, final));
		}
	}

	#begin(letter: string, introducer: string): void {
		const state = introducers[letter];
		if (state !== 'csi' && state !== 'ss3') {
			this.#drop();
		}

		this.#state = state ?? 'text';
		this.#letter = letter;
		this.#introducer = introducer;
	}

	#hold(character: string): void {
		if (this.#held.length < longestReport) {
			this.#held += character;
		}
	}

	/** The sequence is complete. */
	#end(key: Key | undefined): void {
		const text = esc + this.#letter + this.#held;
		const alt = key !== undefined && this.#hasEscape;
		this.#hasEscape &&= !alt;
		this.#drop();
		this.#emit(key === undefined ? {type: 'report', text} : {type: 'key', key: alt ? {...key, alt} : key});
	}

	/** Something else begins, so unfinished input is dropped, except an Esc that may belong to what follows. */
	#cutOff(): void {
		const isEscape = this.#state === 'escape' || this.#state === 'string-escape';
		this.#drop();
		this.#hasEscape = isEscape;
	}

	/** Back to text. */
	#drop(): void {
		if (this.#hasEscape) {
			this.#press(press('escape'));
		}

		this.#hasEscape = false;
		this.#state = 'text';
		this.#held = '';
	}

	#press(key: Key): void {
		this.#emit({type: 'key', key});
	}
}
