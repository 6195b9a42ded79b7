import {fstatSync, writeSync} from 'node:fs';
import type {Output} from './io.ts';

/** stdout or stderr of the process. */
export interface DirectOutput extends Output {
	/** Calls back when all is written. */
	flush(whenDone: () => void): void;
}

/**
 * Writes to a file, a pipe or a socket at once, without the stream that Node would make for it: loading streams takes a tenth of the time that
 * starting Node takes. A terminal, and a pipe that is full and does not block, get their stream. A reader that goes away (`| head`) ends the
 * run quietly.
 * @param stream the same output as a stream; made when it is asked for.
 */
export function directOutput(fd: 1 | 2, stream: () => NodeJS.WriteStream): DirectOutput {
	let opened: NodeJS.WriteStream | undefined;
	function open(): NodeJS.WriteStream {
		if (opened === undefined) {
			opened = stream();
			opened.on('error', endIfNobodyReads);
		}

		return opened;
	}

	return {
		write(text) {
			const rest = opened === undefined && !mayBeTerminal(fd) ? writeAtOnce(fd, Buffer.from(text)) : text;
			if (rest.length > 0) {
				open().write(rest);
			}
		},
		get isTTY() {
			return mayBeTerminal(fd) && open().isTTY === true;
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
				opened.write('', () => whenDone());
			}
		},
	};
}

/** A closed one is opened by Node as the null device, which is no terminal but costs nothing to treat as one. */
function mayBeTerminal(fd: number): boolean {
	return process.platform === 'win32' || fstatSync(fd).isCharacterDevice();
}

/** What could not be written without waiting. */
function writeAtOnce(fd: number, bytes: Uint8Array): Uint8Array {
	let rest = bytes;
	while (rest.length > 0) {
		try {
			rest = rest.subarray(writeSync(fd, rest));
		} catch (error) {
			const code = error instanceof Error && 'code' in error ? error.code : undefined;
			if (code === 'EAGAIN') {
				return rest;
			}

			if (code !== 'EINTR') {
				endIfNobodyReads(error);
			}
		}
	}

	return rest;
}

/** Nobody reads any more, which is no error; the exit code is what it has come to so far. */
function endIfNobodyReads(error: unknown): void {
	if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) {
		throw error;
	}

	process.exit(typeof process.exitCode === 'number' ? process.exitCode : 0);
}
