import {type BigIntStats, readdirSync, readFileSync, readlinkSync, statSync} from 'node:fs';
import path from 'node:path';

/**
 * Whether another process has a file open for writing, or has written to it since `stats` were taken. The first is visible only on
 * Linux and for processes that this user may inspect; false means that nothing is known.
 */
export function isBeingWritten(target: string, stats: BigIntStats): boolean {
	// In this order, because a process that closes the file in between has already written to it.
	return isOpenForWriting(target, stats) || hasChanged(target, stats);
}

function hasChanged(target: string, {ino, size, mtimeNs}: BigIntStats): boolean {
	const now = statSync(target, {bigint: true, throwIfNoEntry: false});
	return now?.ino === ino && (now.size !== size || now.mtimeNs !== mtimeNs);
}

function isOpenForWriting(target: string, stats: BigIntStats): boolean {
	if (process.platform !== 'linux') return false;
	const name = path.basename(target);
	return namesIn('/proc').some(
		pid => /^\d+$/.test(pid) && pid !== String(process.pid) && hasOpen(`/proc/${pid}`, name, stats),
	);
}

function hasOpen(folder: string, name: string, {dev, ino}: BigIntStats): boolean {
	return namesIn(`${folder}/fd`).some(descriptor => {
		try {
			const place = `${folder}/fd/${descriptor}`;
			// Reading a link is quick, and most lead elsewhere. A replaced file has ` (deleted)` after its name.
			if (!readlinkSync(place).includes(name)) return false;
			const open = statSync(place, {bigint: true});
			if (open.ino !== ino || open.dev !== dev) return false;
			const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync(`${folder}/fdinfo/${descriptor}`, 'utf8'))?.[1] ?? '0';
			// O_WRONLY is 1, O_RDWR 2.
			return (Number.parseInt(flags, 8) & 3) !== 0;
		} catch {
			// Closed in the meantime.
			return false;
		}
	});
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		// Owned by another user, or ended in the meantime.
		return [];
	}
}
