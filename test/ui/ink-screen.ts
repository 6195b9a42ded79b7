import {EventEmitter} from 'node:events';
import {PassThrough} from 'node:stream';
import {type Instance, render} from 'ink';
import {createElement, type ReactNode} from 'react';
import {expect} from 'vitest';
import {Keyboard} from '../../source/ui/keyboard/keyboard.ts';
import {KeyboardContext} from '../../source/ui/keyboard/keyboard-context.ts';
import {Emulator} from '../terminal/emulator.ts';
import {type Key, keyBytes} from '../terminal/keys.ts';
import {Screen} from '../terminal/screen.ts';

/** What Ink needs of a terminal to draw on. */
class Display extends EventEmitter {
	readonly isTTY = true;
	readonly writable = true;
	readonly chunks: string[] = [];
	columns: number;
	rows: number;
	readonly #emulator: Emulator;
	#drawn: Promise<void> = Promise.resolve();

	constructor(emulator: Emulator) {
		super();
		this.#emulator = emulator;
		this.columns = emulator.columns;
		this.rows = emulator.rows;
	}

	write(text: string, after?: () => void): boolean {
		this.chunks.push(text);
		// As a terminal driver does (ONLCR).
		this.#drawn = this.#emulator.write(Buffer.from(text.replaceAll('\n', '\r\n'))).then(after);
		return true;
	}

	get drawn(): Promise<void> {
		return this.#drawn;
	}
}

/** A tree rendered by Ink in this process onto an emulated terminal: quicker than a pseudo-terminal, for one screen at a time. */
export class InkScreen extends Screen {
	readonly #stdin = new PassThrough();
	readonly #keyboard = new Keyboard(this.#stdin);
	readonly #display: Display;
	readonly #ink: Instance;

	constructor(tree: ReactNode, {columns = 80, rows = 24}: {columns?: number; rows?: number} = {}) {
		super(new Emulator({columns, rows, background: 'silent'}));
		this.#display = new Display(this.emulator);
		this.#keyboard.resume();
		this.#ink = render(this.#withKeyboard(tree), {
			stdout: this.#display as unknown as NodeJS.WriteStream,
			stdin: this.#stdin as unknown as NodeJS.ReadStream,
			stderr: this.#display as unknown as NodeJS.WriteStream,
			interactive: true,
			alternateScreen: true,
			exitOnCtrlC: false,
			patchConsole: false,
			maxFps: 1000,
		});
	}

	rerender(tree: ReactNode): void {
		this.#ink.rerender(this.#withKeyboard(tree));
	}

	#withKeyboard(tree: ReactNode): ReactNode {
		return createElement(KeyboardContext.Provider, {value: this.#keyboard}, tree);
	}

	resize(columns: number, rows: number): void {
		this.emulator.resize(columns, rows);
		this.#display.columns = columns;
		this.#display.rows = rows;
		this.#display.emit('resize');
	}

	/** Presses keys, one read each. */
	async press(...keys: readonly Key[]): Promise<void> {
		for (const key of keys) {
			await this.send(keyBytes(key));
		}
	}

	async type(text: string): Promise<void> {
		for (const {segment} of new Intl.Segmenter().segment(text)) {
			await this.send(segment);
		}
	}

	async paste(text: string): Promise<void> {
		await this.send(`\x1b[200~${text.replace(/\r?\n/g, '\r')}\x1b[201~`);
	}

	/** Sends bytes in one read. */
	async send(bytes: string): Promise<void> {
		this.#stdin.write(bytes);
		await new Promise(resolve => setImmediate(resolve));
	}

	async shows(wanted: string | RegExp): Promise<void> {
		await this.waitFor(() => this.has(wanted), `${wanted} is not shown`);
	}

	async hides(unwanted: string | RegExp): Promise<void> {
		await this.waitFor(() => !this.has(unwanted), `${unwanted} is still shown`);
	}

	async waitFor(isSo: () => boolean, what: string): Promise<void> {
		await expect
			.poll(isSo, {timeout: 10_000, interval: 5})
			.toBe(true)
			.catch(() => {
				throw this.failure(what);
			});
	}

	/** Everything that was written to the terminal. */
	written(): string {
		return this.#display.chunks.join('');
	}

	get cursorIsShown(): boolean {
		return this.written().lastIndexOf('\x1b[?25h') > this.written().lastIndexOf('\x1b[?25l');
	}

	async close(): Promise<void> {
		this.#ink.unmount();
		this.#keyboard.pause();
		await this.#display.drawn;
		this.emulator.dispose();
	}
}
