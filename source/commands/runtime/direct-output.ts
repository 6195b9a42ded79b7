import {fstatSync, writeSync} from 'node:fs';
import {endProcess} from '../../terminal/end-process.ts';
import {terminalGoneCode} from '../../terminal/endings.ts';
import {errorCode} from '../../text/error-code.ts';
import type {Output} from './io.ts';

/** stdout or stderr of the process. */
export interface DirectOutput extends Output {
	/** Calls back when everything is written. */
	flush(whenDone: () => void): void;
}

/** What to do when something cannot be written. A reader that went away (`| head`) is none of these: it ends the run quietly. */
export interface WhenLost {
	/** The terminal is gone. */
	readonly terminalGone: () => void;
	/** A full disk, for instance. Errors on stderr are ignored, because there is nowhere to report them. */
	readonly lost: (error: unknown) => void;
}

/**
 * Writes to a file, a pipe or a socket at once, without the stream that Node would make for it: loading streams takes a tenth of the time that
 * starting Node takes. A terminal, or a full non-blocking pipe, gets its stream.
 * @param stream the same output as a stream; created on demand.
 */
export function directOutput(
	fd: 1 | 2,
	stream: () => NodeJS.WriteStream,
	{terminalGone, lost}: WhenLost = endWithWords,
): DirectOutput {
	const onError = (error: unknown) => {
		if (opened?.isTTY === true) {
			terminalGone();
		} else if (errorCode(error) === 'EPIPE') {
			// The reader has gone, which is not an error; keep the current exit code.
			endProcess(typeof process.exitCode === 'number' ? process.exitCode : 0);
		} else if (fd === 1) {
			lost(error);
		}
	};
	let opened: NodeJS.WriteStream | undefined;
	function open(): NodeJS.WriteStream {
		if (opened === undefined) {
			opened = stream();
			opened.on('error', onError);
		}

		return opened;
	}

	return {
		write(text) {
			const rest = opened === undefined && !mayBeTerminal(fd) ? writeAtOnce(fd, Buffer.from(text), onError) : text;
			if (rest.length > 0) {
				open().write(rest);
			}
		},
		get isTTY() {
			return mayBeTerminal(fd) && open().isTTY === true;
		},
		get isFile() {
			return fstatSync(fd).isFile();
		},
		get columns() {
			return mayBeTerminal(fd) ? open().columns : undefined;
		},
		get stream() {
			return open();
		},
		flush(whenDone) {
			if (opened === undefined) {
				whenDone();
			} else {
				// The error of an earlier write is known here before its event arrives.
				opened.write('', error => {
					if (error) {
						onError(opened?.errored ?? error);
					}

					whenDone();
				});
			}
		},
	};
}

/** Node opens a closed one as the null device, which is not a terminal but costs nothing to treat as one. */
function mayBeTerminal(fd: number): boolean {
	return process.platform === 'win32' || fstatSync(fd).isCharacterDevice();
}

/** The part that could not be written without waiting; empty if the output is lost. */
function writeAtOnce(fd: number, bytes: Uint8Array, onError: (error: unknown) => void): Uint8Array {
	let rest = bytes;
	while (rest.length > 0) {
		try {
			rest = rest.subarray(writeSync(fd, rest));
		} catch (error) {
			const code = errorCode(error);
			if (code === 'EAGAIN') {
				return rest;
			}

			if (code !== 'EINTR') {
				onError(error);
				return new Uint8Array();
			}
		}
	}

	return rest;
}

/** `Cannot write to stdout: no space left on device.` */
export function lostOutputWords(error: unknown): string {
	const message = error instanceof Error ? error.message : String(error);
	// Node's own form: `ENOSPC: no space left on device, write`.
	return `Cannot write to stdout: ${/^[A-Z\d]+: (.*), write$/.exec(message)?.[1] ?? message}.`;
}

const endWithWords: WhenLost = {
	terminalGone: () => endProcess(terminalGoneCode),
	lost(error) {
		try {
			writeSync(2, `Error: ${lostOutputWords(error)}\n`);
		} catch {
			// Only the exit code can report it.
		}

		endProcess(3);
	},
};
