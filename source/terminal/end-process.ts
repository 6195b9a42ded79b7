import {existsSync} from 'node:fs';

/**
 * Ends the process now. `process.exit` alone waits for threads that Node cannot stop: a name look-up that no server answers, a read from a
 * named pipe. In that case the process replaces itself with a shell, if there is one, that exits at once with the same code (docs/terminal.md).
 */
export function endProcess(code: number): never {
	const {execve} = process;
	// Windows has the function, but it throws, and it may have a `/bin/sh` all the same.
	if (process.platform !== 'win32' && execve !== undefined && isThreadBusy() && existsSync(shell)) {
		process.emit('exit', code);
		execve(shell, ['sh', '-c', `exit ${code}`], process.env);
	}

	process.exit(code);
}

const shell = '/bin/sh';

/** Whether a thread of Node is at work, for example on a `GetAddrInfoReqWrap` or `FSReqCallback`. */
function isThreadBusy(): boolean {
	return process.getActiveResourcesInfo().some(name => name.includes('Req'));
}
