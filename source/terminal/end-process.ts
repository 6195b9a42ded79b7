import {existsSync} from 'node:fs';

/**
 * Ends the process now. `process.exit` alone waits for the threads that Node cannot stop: a look-up of a name that no server answers, a read of a
 * named pipe. Then the process becomes a shell that ends at once with the same code, where there is one (docs/terminal.md).
 */
export function endProcess(code: number): never {
	const {execve} = process;
	// Windows has the function, but it throws; and a folder with a `/bin/sh` may be there all the same.
	if (process.platform !== 'win32' && execve !== undefined && isThreadBusy() && existsSync(shell)) {
		process.emit('exit', code);
		execve(shell, ['sh', '-c', `exit ${code}`], process.env);
	}

	process.exit(code);
}

const shell = '/bin/sh';

/** Whether anything is under way that Node does on a thread, such as `GetAddrInfoReqWrap` or `FSReqCallback`. */
function isThreadBusy(): boolean {
	return process.getActiveResourcesInfo().some(name => name.includes('Req'));
}
