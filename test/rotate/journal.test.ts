import {execFile} from 'node:child_process';
import {mkdtempSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';
import {describe, expect, it, onTestFinished} from 'vitest';
import {type JournalEntry, openJournal} from '../../source/rotate/journal.ts';

const contextsPath = '/home/ada/.qlik/contexts.yml';

function folderForStory(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'journal-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	return folder;
}

function entryOf(name: string): JournalEntry {
	return {name, kind: 'api-key', phase: 'making', before: [], oldId: 'old', marker: 'qctx', startedAt: 1};
}

describe('the journal of rotations', () => {
	it('keeps every entry when many processes write at the same time', {timeout: 60_000}, async () => {
		const folder = folderForStory();
		const names = Array.from({length: 8}, (_, index) => `c${index}`);
		const module = path.join(import.meta.dirname, '../../source/rotate/journal.ts');
		const script = (name: string) => `
			import {openJournal} from ${JSON.stringify(module)};
			const journal = openJournal(${JSON.stringify(folder)}, ${JSON.stringify(contextsPath)});
			for (let round = 0; round < 50; round++) {
				journal.put({...${JSON.stringify(entryOf(name))}, startedAt: round});
				if (journal.entry(${JSON.stringify(name)})?.startedAt !== round) throw new Error('lost in round ' + round);
			}`;
		const run = promisify(execFile);
		await Promise.all(names.map(async name => run(process.execPath, ['--input-type=module', '--eval', script(name)])));
		const entries = openJournal(folder, contextsPath).entries();
		expect(entries.map(({name}) => name).toSorted()).toEqual(names);
	});

	it('is for its owner only, and for one contexts file', () => {
		const folder = folderForStory();
		const journal = openJournal(folder, contextsPath);
		journal.put(entryOf('acme'));
		journal.rename('acme', 'acme-prod');
		expect([journal.entry('acme'), journal.entry('acme-prod')]).toEqual([undefined, entryOf('acme-prod')]);
		expect(openJournal(folder, '/home/bob/.qlik/contexts.yml').entries()).toEqual([]);
		expect(statSync(folder).mode & 0o077).toBe(0);
		journal.remove('acme-prod');
		journal.remove('acme-prod');
		expect(journal.entries()).toEqual([]);
	});
});
