import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {readLastStates, writeLastStates} from '../../source/live/last-states.ts';
import {foldersBelow} from '../../source/settings/folders.ts';
import {readPrevious, writePrevious} from '../../source/settings/previous-context.ts';
import {readRegularFile, writePrivateFile} from '../../source/settings/regular-file.ts';

function folder(): string {
	const made = mkdtempSync(path.join(tmpdir(), 'qctx-own-'));
	onTestFinished(() => rmSync(made, {recursive: true, force: true}));
	return made;
}

const oddities: readonly (readonly [string, (file: string) => void])[] = [
	['a named pipe', file => execFileSync('mkfifo', [file])],
	['a folder', file => mkdirSync(file)],
	['a link to a device without end', file => symlinkSync('/dev/zero', file)],
];

describe.skipIf(process.platform === 'win32')('something else in the place of a file of qctx', () => {
	it.each(oddities)('is not read: %s', (_what, make) => {
		const file = path.join(folder(), 'file');
		make(file);
		expect(() => readRegularFile(file)).toThrow(/EFTYPE|EISDIR/);
	});

	it.each(oddities)('loses only what is kept there: %s', (_what, make) => {
		const folders = foldersBelow(folder());
		writePrevious(folders, '/contexts.yml', 'a', 'b');
		writeLastStates(folders.cache, '/contexts.yml', new Map());
		for (const place of [folders.data, folders.cache]) {
			const file = path.join(place, readdirSync(place)[0] ?? '');
			rmSync(file);
			make(file);
		}

		expect(readPrevious(folders, '/contexts.yml')).toBeUndefined();
		expect(readLastStates(folders.cache, '/contexts.yml').size).toBe(0);
		writePrevious(folders, '/contexts.yml', 'a', 'b');
		writeLastStates(folders.cache, '/contexts.yml', new Map());
	});
});

describe('a private file', () => {
	it('is replaced as a whole, readable only by its owner', () => {
		const file = path.join(folder(), 'new', 'file');
		writePrivateFile(file, 'one');
		writePrivateFile(file, 'two');
		expect(readFileSync(file, 'utf8')).toBe('two');
		expect(readdirSync(path.dirname(file))).toEqual(['file']);
		if (process.platform !== 'win32') {
			expect([statSync(file).mode & 0o777, statSync(path.dirname(file)).mode & 0o777]).toEqual([0o600, 0o700]);
		}
	});

	it('leaves nothing behind when it cannot be written', () => {
		const place = folder();
		mkdirSync(path.join(place, 'file'));
		writeFileSync(path.join(place, 'file', 'x'), '');
		expect(() => writePrivateFile(path.join(place, 'file'), 'one')).toThrow('EISDIR');
		expect(readdirSync(place)).toEqual(['file']);
	});
});
