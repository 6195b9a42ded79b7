import {type BigIntStats, readdirSync, readFileSync, readlinkSync, statSync} from 'node:fs';
import path from 'node:path';

/**
 * Whether another process has a file open for writing, so far as it can be seen: on Linux, among the processes that this user may
 * look into. False means that nothing is known.
 */
export function isOpenForWriting(target: string, stats: BigIntStats): boolean {
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
			// Reading a link is quick; most lead elsewhere. A file that was renamed over is named with ` (deleted)` behind it.
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
		// Of another user, or ended in the meantime.
		return [];
	}
}
