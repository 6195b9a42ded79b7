import {mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {beforeEach, describe, expect, it, onTestFinished} from 'vitest';
import {type Folders, foldersBelow} from '../../source/settings/folders.ts';
import {readPrevious, recordSwitch, renamePrevious, writePrevious} from '../../source/settings/previous-context.ts';

const file = '/home/ada/.qlik/contexts.yml';
let folders: Folders;

beforeEach(() => {
	const root = mkdtempSync(path.join(tmpdir(), 'qctx-previous-'));
	folders = foldersBelow(root);
	onTestFinished(() => rmSync(root, {recursive: true, force: true}));
});

describe('the previous context', () => {
	it('is not known at first', () => {
		expect(readPrevious(folders, file)).toBeUndefined();
	});

	it('is what was current before the last switch', () => {
		writePrevious(folders, file, 'acme', 'globex');
		writePrevious(folders, file, 'globex', 'initech');
		expect(readPrevious(folders, file)).toBe('globex');
	});

	it('stays when a switch changes nothing, or nothing was current', () => {
		writePrevious(folders, file, 'acme', 'globex');
		writePrevious(folders, file, 'globex', 'globex');
		writePrevious(folders, file, undefined, 'globex');
		expect(readPrevious(folders, file)).toBe('acme');
	});

	it('is kept separately for each contexts file, private and without leftovers', () => {
		writePrevious(folders, file, 'acme', 'globex');
		writePrevious(folders, '/elsewhere/contexts.yml', 'prod', 'test');
		expect(readPrevious(folders, file)).toBe('acme');
		expect(readPrevious(folders, '/elsewhere/contexts.yml')).toBe('prod');
		const files = readdirSync(folders.data);
		expect(files).toHaveLength(2);
		expect(files.map(name => statSync(path.join(folders.data, name)).mode & 0o777)).toEqual([0o600, 0o600]);
	});

	it('follows a rename', () => {
		writePrevious(folders, file, 'acme', 'globex');
		renamePrevious(folders, file, 'acme', 'acme-prod');
		renamePrevious(folders, file, 'globex', 'globex-prod');
		expect(readPrevious(folders, file)).toBe('acme-prod');
	});

	it('is not changed by a rename or a removal of the current one', () => {
		writePrevious(folders, file, 'acme', 'globex');
		recordSwitch(folders, file, 'globex', {current: 'globex-prod', contexts: [{name: 'acme'}, {name: 'globex-prod'}]});
		expect(readPrevious(folders, file)).toBe('acme');
		recordSwitch(folders, file, 'globex-prod', {current: 'acme', contexts: [{name: 'acme'}, {name: 'globex-prod'}]});
		expect(readPrevious(folders, file)).toBe('globex-prod');
	});

	it('affects nothing else when it cannot be stored', () => {
		writeFileSync(folders.data, 'a file where the folder belongs');
		writePrevious(folders, file, 'acme', 'globex');
		expect(readPrevious(folders, file)).toBeUndefined();
	});
});
