import {onTestFinished} from 'vitest';
import {Terminal, type TerminalOptions} from './terminal.ts';

export type {Cell} from './emulator.ts';
export {type Home, makeHome} from './home.ts';
export {runProgram} from './program.ts';
export type {Terminal} from './terminal.ts';

/** Starts qctx in a pseudo-terminal for the running test, and ends it with the test. */
export function openTerminal(options?: TerminalOptions): Terminal {
	const terminal = new Terminal(options);
	onTestFinished(() => terminal.close());
	return terminal;
}
