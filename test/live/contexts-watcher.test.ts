import {chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {type WatchOptions, watchContexts} from '../../source/live/contexts-watcher.ts';

const never = 3_600_000;
const ended: (() => void)[] = [];

afterEach(() => {
	for (const end of ended.splice(0)) end();
});

function folder(): string {
	const made = mkdtempSync(path.join(tmpdir(), 'qctx-watch-'));
	ended.push(() => rmSync(made, {recursive: true, force: true}));
	return made;
}

/** Watches and counts; by default without the look once a second, so that only what the system tells counts. */
function watching(file: string, options: WatchOptions = {interval: never}) {
	let changes = 0;
	const watcher = watchContexts(file, () => changes++, options);
	ended.push(() => watcher.close());
	return {
		close: () => watcher.close(),
		get changes() {
			return changes;
		},
		/** Does something and waits until it is noticed; then until the file stands still. */
		async notices(doing: () => void): Promise<void> {
			const before = changes;
			doing();
			await expect.poll(() => changes, {timeout: 5000, interval: 5}).toBeGreaterThan(before);
		},
	};
}

describe('watching contexts.yml', () => {
	it('notices a change in place, as qlik writes', async () => {
		const file = path.join(folder(), 'contexts.yml');
		writeFileSync(file, 'current-context: a\n');
		const watched = watching(file);
		await watched.notices(() => writeFileSync(file, 'current-context: b\n'));
	});

	it('notices one file renamed over another, again and again', async () => {
		const home = folder();
		const file = path.join(home, 'contexts.yml');
		writeFileSync(file, 'current-context: a\n');
		const watched = watching(file);
		for (const name of ['b', 'c', 'd']) {
			await watched.notices(() => {
				writeFileSync(path.join(home, 'new'), `current-context: ${name}\n`);
				renameSync(path.join(home, 'new'), file);
			});
		}
	});

	it('notices deletion and re-creation', async () => {
		const file = path.join(folder(), 'contexts.yml');
		writeFileSync(file, 'contexts: {}\n');
		const watched = watching(file);
		await watched.notices(() => rmSync(file));
		await watched.notices(() => writeFileSync(file, 'contexts: {}\n'));
		await watched.notices(() => writeFileSync(file, 'current-context: x\n'));
	});

	it('notices a file whose folders do not exist yet, and folders that disappear and return', async () => {
		const home = folder();
		const file = path.join(home, 'some', '.qlik', 'contexts.yml');
		const watched = watching(file, {interval: 200});
		for (let round = 0; round < 2; round++) {
			await watched.notices(() => {
				mkdirSync(path.dirname(file), {recursive: true});
				writeFileSync(file, 'contexts: {}\n');
			});
			await watched.notices(() => rmSync(path.join(home, 'some'), {recursive: true}));
		}
	});

	it('follows symbolic links and chains of them, and notices when they change', async () => {
		const home = folder();
		for (const place of ['first', 'second']) {
			mkdirSync(path.join(home, place));
			writeFileSync(path.join(home, place, 'real.yml'), `current-context: ${place}\n`);
		}

		const middle = path.join(home, 'middle.yml');
		const file = path.join(home, 'contexts.yml');
		symlinkSync(path.join('first', 'real.yml'), middle);
		symlinkSync('middle.yml', file);
		const watched = watching(file);
		await watched.notices(() => writeFileSync(path.join(home, 'first', 'real.yml'), 'current-context: changed\n'));
		await watched.notices(() => {
			symlinkSync(path.join('second', 'real.yml'), path.join(home, 'turned'));
			renameSync(path.join(home, 'turned'), middle);
		});
		await watched.notices(() => writeFileSync(path.join(home, 'second', 'real.yml'), 'current-context: changed\n'));
	});

	it('notices within its interval a changed link further up, which the system does not report', async () => {
		const home = folder();
		for (const place of ['first', 'second']) {
			mkdirSync(path.join(home, place, '.qlik'), {recursive: true});
			writeFileSync(path.join(home, place, '.qlik', 'contexts.yml'), `current-context: ${place}\n`);
		}

		symlinkSync('first', path.join(home, 'link'));
		const watched = watching(path.join(home, 'link', '.qlik', 'contexts.yml'), {});
		await watched.notices(() => {
			symlinkSync('second', path.join(home, 'turned'));
			renameSync(path.join(home, 'turned'), path.join(home, 'link'));
		});
	});

	it('notices that others can now read the file', async () => {
		const file = path.join(folder(), 'contexts.yml');
		writeFileSync(file, 'contexts: {}\n', {mode: 0o600});
		const watched = watching(file);
		await watched.notices(() => chmodSync(file, 0o644));
	});

	it('reports a change between the reading and the watching', async () => {
		const file = path.join(folder(), 'contexts.yml');
		writeFileSync(file, 'contexts: {}\n');
		const watched = watching(file, {interval: never, since: Number(statSync(file, {bigint: true}).ctimeMs) - 1});
		await watched.notices(() => undefined);
	});

	it('keeps notifying until the file stops changing, because it may have been read half-written', async () => {
		const file = path.join(folder(), 'contexts.yml');
		writeFileSync(file, 'contexts: {}\n');
		const watched = watching(file);
		await watched.notices(() => writeFileSync(file, 'current-context: a\n'));
		const {mtimeMs} = statSync(file);
		await expect.poll(() => watched.changes, {timeout: 5000, interval: 5}).toBeGreaterThan(3);
		await expect.poll(() => Date.now() - mtimeMs, {timeout: 5000, interval: 50}).toBeGreaterThan(3000);
		const last = watched.changes;
		await watched.notices(() => writeFileSync(file, 'current-context: b\n'));
		expect(watched.changes).toBe(last + 1);
	});

	it('ignores other files in the folder, and everything after it was closed', async () => {
		const home = folder();
		const file = path.join(home, 'contexts.yml');
		writeFileSync(file, 'contexts: {}\n');
		const watched = watching(file, {interval: 20});
		writeFileSync(path.join(home, 'contexts.yml.lock'), 'x');
		writeFileSync(path.join(home, 'other.yml'), 'x');
		const other = watching(path.join(home, 'other.yml'), {interval: 20});
		await other.notices(() => writeFileSync(path.join(home, 'other.yml'), 'xx'));
		expect(watched.changes).toBe(0);
		watched.close();
		const third = watching(file, {interval: 20});
		await third.notices(() => writeFileSync(file, 'current-context: y\n'));
		expect(watched.changes).toBe(0);
	});
});
