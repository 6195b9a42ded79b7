import {readFileSync} from 'node:fs';

/** Identifies a process, even if a later one gets the same number. */
export interface ProcessIdentity {
	readonly pid: number;
	/** Start time in the system's own unit; missing if it cannot be read. */
	readonly started?: string;
}

export function thisProcess(): ProcessIdentity {
	const started = startOf(process.pid);
	return {pid: process.pid, ...(started === undefined ? {} : {started})};
}

/** Whether exactly this process is still running. */
export function isRunning({pid, started}: ProcessIdentity): boolean {
	try {
		process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}

	const now = startOf(pid);
	return started === undefined || now === undefined || now === started;
}

/** Field 22 of `/proc/PID/stat` (proc(5)): clock ticks since boot. Other systems have no such file. */
function startOf(pid: number): string | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The name in parentheses may itself contain spaces and parentheses.
		return stat
			.slice(stat.lastIndexOf(')') + 2)
			.split(' ')
			.at(19);
	} catch {
		return undefined;
	}
}
