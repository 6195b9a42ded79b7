import {type IPty, spawn} from '@lydell/node-pty';
import {type Background, Emulator} from './emulator.ts';
import {type Home, makeHome} from './home.ts';
import {type Key, keyBytes} from './keys.ts';
import {builtProgram, type Program} from './program.ts';
import {describe, Screen} from './screen.ts';

export interface TerminalOptions {
	/** Default 120. */
	readonly columns?: number;
	/** Default 40. */
	readonly rows?: number;
	/** Arguments for qctx. */
	readonly args?: readonly string[];
	/** Another program than qctx, for example a shell that starts it. */
	readonly program?: Program;
	/** On top of the home's. An empty string counts as set. */
	readonly environment?: Readonly<Record<string, string>>;
	/** A home that the story made, and removes; without it, the terminal has one of its own. */
	readonly home?: Home;
	/** For the terminal's own home: what contexts.yml holds. */
	readonly contexts?: string;
	/** What the terminal says its background is; default dark. */
	readonly background?: Background;
}

export interface Ending {
	readonly code: number;
	readonly signal: number | undefined;
}

/** How long to wait for what should appear, milliseconds. Generous, because the machine may be busy; a right program takes far less. */
const deadline = 15_000;

/** Between two typed keys, milliseconds: quicker than any hand, slow enough that most keys arrive one by one. */
const keyPace = 2;

/** A program in a real pseudo-terminal, and the screen as a person would see it. */
export class Terminal extends Screen {
	readonly home: Home;
	readonly #pty: IPty;
	readonly #ownsHome: boolean;
	readonly #chunks: Buffer[] = [];
	readonly #changed = new Set<() => void>();
	#awaited: ((time: number) => void)[] = [];
	#drawn: Promise<void> = Promise.resolve();
	#ending: Ending | undefined;

	constructor(options: TerminalOptions = {}) {
		const {
			columns = 120,
			rows = 40,
			args = [],
			program = builtProgram(),
			environment = {},
			background = 'dark',
		} = options;
		super(new Emulator({columns, rows, background}));
		this.#ownsHome = options.home === undefined;
		this.home = options.home ?? makeHome(options.contexts);
		this.#pty = spawn(program.file, [...program.args, ...args], {
			cols: columns,
			rows,
			cwd: this.home.folder,
			env: {...this.home.environment, ...environment},
			encoding: null,
		});
		this.emulator.onAnswer(answer => this.#send(answer));
		// With `encoding: null` the chunks are buffers, whatever the type says.
		this.#pty.onData(data => this.#receive(data as unknown as Buffer));
		this.#pty.onExit(({exitCode, signal}) => {
			void this.#drawn.then(() => {
				this.#ending = {code: exitCode, signal: signal || undefined};
				this.#notify();
			});
		});
	}

	/** Waits until the text is somewhere on the screen; a line is matched without its trailing blanks, the lines are joined by `\n`. */
	async shows(wanted: string | RegExp, options?: {readonly within?: number}): Promise<void> {
		await this.until(() => this.has(wanted), `the screen to show ${describe(wanted)}`, options);
	}

	/** Waits until the text is nowhere on the screen. */
	async hides(unwanted: string | RegExp, options?: {readonly within?: number}): Promise<void> {
		await this.until(() => !this.has(unwanted), `the screen not to show ${describe(unwanted)}`, options);
	}

	/**
	 * Waits for any condition on the screen; looked at after each piece of output, but not within a synchronized update, as no person sees half of one.
	 * A program that was killed may leave one open; then the last look is at the deadline.
	 */
	async until(isSo: () => boolean, what: string, {within = deadline}: {readonly within?: number} = {}): Promise<void> {
		const {promise, resolve, reject} = Promise.withResolvers<void>();
		const look = () => {
			if (this.#ending === undefined && this.emulator.isUpdating) {
				return;
			}

			if (isSo()) {
				resolve();
			} else if (this.#ending !== undefined) {
				reject(this.failure(`Waited for ${what}, but the program ended`));
			}
		};
		const lastLook = () => (isSo() ? resolve() : reject(this.failure(`Waited ${within} ms for ${what}`)));
		const timer = setTimeout(lastLook, within);
		this.#changed.add(look);
		look();
		await promise.finally(() => {
			clearTimeout(timer);
			this.#changed.delete(look);
		});
	}

	/** Waits until nothing was written for so many milliseconds: for pictures and frames, where no text says that drawing is over. */
	async quiet(milliseconds = 250): Promise<void> {
		const {promise, resolve} = Promise.withResolvers<void>();
		let timer = setTimeout(resolve, milliseconds);
		const restart = () => {
			clearTimeout(timer);
			timer = setTimeout(resolve, milliseconds);
		};
		this.#changed.add(restart);
		await promise.finally(() => this.#changed.delete(restart));
	}

	/** Waits for the end of the program. The screen stays readable. */
	async exited(options?: {readonly within?: number}): Promise<Ending> {
		await this.until(() => this.#ending !== undefined, 'the program to end', options);
		return this.#ending ?? {code: Number.NaN, signal: undefined};
	}

	/** Whether the program still runs. */
	get isRunning(): boolean {
		return this.#ending === undefined;
	}

	/** Presses keys, one write each. After `escape`, wait for what it does: a key that comes at once is Alt with that key. */
	async press(...keys: readonly Key[]): Promise<void> {
		for (const key of keys) {
			this.#send(keyBytes(key, this.emulator.isApplicationCursor));
			await new Promise(resolve => setTimeout(resolve, keyPace));
		}
	}

	/** Types a text, one write a character. */
	async type(text: string): Promise<void> {
		for (const {segment} of new Intl.Segmenter().segment(text)) {
			await this.press(segment === '\n' ? 'enter' : segment);
		}
	}

	/** Sends the bytes in one write, as fast typing over a slow line arrives. */
	burst(bytes: string): void {
		this.#send(bytes);
	}

	/** Pastes as terminals do: line ends become CR, and the text is bracketed if the program asked for that. */
	paste(text: string): void {
		const lines = text.replace(/\r?\n/g, '\r');
		this.#send(this.emulator.isBracketedPaste ? `\x1b[200~${lines.replaceAll('\x1b', '')}\x1b[201~` : lines);
	}

	resize(columns: number, rows: number): void {
		this.emulator.resize(columns, rows);
		this.#pty.resize(columns, rows);
	}

	signal(name: NodeJS.Signals): void {
		process.kill(this.#pty.pid, name);
	}

	/** Takes the terminal away, as a window that is closed does. */
	hangUp(): void {
		// The type knows only what both platforms have.
		(this.#pty as IPty & {destroy(): void}).destroy();
	}

	/** Resolves with the time (`performance.now()`) at which the next output arrives. */
	nextOutput(): Promise<number> {
		return new Promise(resolve => this.#awaited.push(resolve));
	}

	/** Everything that the terminal ever got, to look for what must not be there. */
	rawBytes(): Buffer {
		return Buffer.concat(this.#chunks);
	}

	/** How many bytes came so far: take it before and after something that should write little. */
	byteCount(): number {
		return this.#chunks.reduce((sum, {length}) => sum + length, 0);
	}

	get processId(): number {
		return this.#pty.pid;
	}

	/** Ends the program if it runs and removes the terminal's own home. */
	async close(): Promise<void> {
		if (this.isRunning) {
			this.#pty.kill('SIGKILL');
			await this.exited();
		}

		this.emulator.dispose();
		if (this.#ownsHome) {
			this.home.remove();
		}
	}

	#send(bytes: string): void {
		if (this.isRunning) {
			this.#pty.write(bytes);
		}
	}

	#receive(chunk: Buffer): void {
		const now = performance.now();
		for (const resolve of this.#awaited.splice(0)) {
			resolve(now);
		}

		this.#chunks.push(chunk);
		this.#drawn = this.#drawn.then(async () => {
			for (const frame of framesOf(chunk)) {
				await this.emulator.write(frame);
				this.#notify();
			}
		});
	}

	#notify(): void {
		for (const look of [...this.#changed]) {
			look();
		}
	}

	protected override failure(what: string): Error {
		return super.failure(this.#ending === undefined ? what : `${what} (ended with ${JSON.stringify(this.#ending)})`);
	}
}

const endOfUpdate = '\x1b[?2026l';

/** The chunk, cut behind each synchronized update: two frames may arrive at once, and a story may wait for the first. */
function framesOf(chunk: Buffer): readonly Buffer[] {
	const frames: Buffer[] = [];
	let rest = chunk;
	for (let end = rest.indexOf(endOfUpdate); end !== -1; end = rest.indexOf(endOfUpdate)) {
		frames.push(rest.subarray(0, end + endOfUpdate.length));
		rest = rest.subarray(end + endOfUpdate.length);
	}

	return rest.length === 0 ? frames : [...frames, rest];
}
