import {onTestFinished} from 'vitest';
import {builtProgram} from './program.ts';
import {Terminal, type TerminalOptions} from './terminal.ts';

export {type Home, makeHome} from './home.ts';
export {runProgram} from './program.ts';
export type {Terminal} from './terminal.ts';

/** Starts qctx in a pseudo-terminal for the running test, and ends it with the test. */
export function openTerminal(options?: TerminalOptions): Terminal {
	const terminal = new Terminal(options);
	onTestFinished(() => terminal.close());
	return terminal;
}

/**
 * A shell with job control at its prompt, and the words to start qctx with there. The terminal does not tell its background, since an answer that
 * arrives after a stop would be read by the shell.
 */
export async function openShell(options?: TerminalOptions): Promise<{screen: Terminal; qctx: string}> {
	const {file, args} = builtProgram();
	const screen = openTerminal({
		background: 'silent',
		...options,
		program: {file: 'bash', args: ['--norc', '--noprofile', '-i']},
		environment: {PS1: 'shell> '},
	});
	await promptOf(screen);
	return {screen, qctx: [file, ...args].map(word => `'${word}'`).join(' ')};
}

/** Waits for the shell's prompt: what is typed before it is read by the program that is still ending. */
export async function promptOf(screen: Terminal): Promise<void> {
	await screen.until(() => screen.text().trimEnd().endsWith('shell>'), "the shell's prompt");
}
