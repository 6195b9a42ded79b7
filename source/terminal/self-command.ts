import {existsSync} from 'node:fs';

/** The command that starts this very program again: a script on Node, or a standalone executable, whose script is inside of it. */
export function selfCommand(): {readonly file: string; readonly args: readonly string[]} {
	const script = process.argv[1];
	return {file: process.execPath, args: script !== undefined && existsSync(script) ? [script] : []};
}
