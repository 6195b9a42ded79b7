import {readFileSync} from 'node:fs';

/** The first process that a process started. */
export function childOf(processId: number): number {
	return Number(readFileSync(`/proc/${processId}/task/${processId}/children`, 'utf8').trim().split(' ')[0]);
}

export function isRunning(processId: number): boolean {
	try {
		return !/^State:\s+Z/m.test(readFileSync(`/proc/${processId}/status`, 'utf8'));
	} catch {
		return false;
	}
}
