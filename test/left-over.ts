import {chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** How long a process may take to end after the last test, milliseconds. */
const patience = 3000;

/** Runs around all tests: gives them a temporary folder of their own, and fails the run when a process that they started in it is left over. */
export function setup(): () => Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'qctx-tests-'));
	// Some tests run a child as another user.
	chmodSync(folder, 0o711);
	process.env.TMPDIR = folder;
	return async () => {
		const left = await leftOver(folder);
		for (const {id} of left) {
			process.kill(id, 'SIGKILL');
		}

		rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 50});
		if (left.length > 0) {
			throw new Error(`Left over by the tests: ${left.map(({id, command}) => `${id} ${command}`).join(', ')}`);
		}
	};
}

interface Process {
	readonly id: number;
	readonly command: string;
}

/** Those that are still there when they had time to end. */
async function leftOver(folder: string): Promise<Process[]> {
	const deadline = performance.now() + patience;
	let left = processesIn(folder);
	while (left.length > 0 && performance.now() < deadline) {
		await new Promise(resolve => setTimeout(resolve, 50));
		left = processesIn(folder);
	}

	return left;
}

/** Processes whose environment names the folder, as every one does that is started in a home of a test; proc(5), so only on Linux. */
export function processesIn(folder: string): Process[] {
	if (process.platform !== 'linux') {
		return [];
	}

	return readdirSync('/proc')
		.filter(name => /^\d+$/.test(name))
		.flatMap(name => {
			try {
				const environment = readFileSync(`/proc/${name}/environ`, 'utf8');
				const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
				return environment.includes(folder) ? [{id: Number(name), command}] : [];
			} catch {
				// It ended meanwhile, or is another user's.
				return [];
			}
		});
}
