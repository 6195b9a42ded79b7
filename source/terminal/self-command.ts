import {existsSync} from 'node:fs';

/** The command that restarts this program: a script on Node, or a standalone executable with its script inside. */
export function selfCommand(): {readonly file: string; readonly args: readonly string[]} {
	const script = process.argv[1];
	return {file: process.execPath, args: script !== undefined && existsSync(script) ? [script] : []};
}
