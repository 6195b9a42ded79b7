import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {foldersBelow, settingsFilePath} from '../../source/settings/folders.ts';
import {readSettings} from '../../source/settings/read-settings.ts';
import {defaultSettings} from '../../source/settings/settings.ts';

function foldersWith(text?: string) {
	const root = mkdtempSync(path.join(tmpdir(), 'qctx-settings-'));
	onTestFinished(() => rmSync(root, {recursive: true, force: true}));
	const folders = foldersBelow(root);
	if (text !== undefined) {
		mkdirSync(folders.config, {recursive: true});
		writeFileSync(settingsFilePath(folders), text);
	}

	return folders;
}

describe('the settings file', () => {
	it.each([
		['is missing', undefined],
		['is empty', ''],
		['holds remarks only', '# theme: light\n\n'],
		['holds an empty map', '{}'],
	])('is optional: it %s', async (_case, text) => {
		expect(await readSettings(foldersWith(text))).toEqual({ok: true, value: {settings: defaultSettings, warnings: []}});
	});

	it('changes what it names, including words that other YAML readers take for booleans', async () => {
		const folders = foldersWith('theme: light\r\nmotion: off\r\nrefresh-seconds: 60\r\n');
		expect(await readSettings(folders)).toEqual({
			ok: true,
			value: {settings: {...defaultSettings, theme: 'light', motion: 'off', refreshSeconds: 60}, warnings: []},
		});
	});

	it.each([
		['# mine\ntheme: blue\n', /settings\.yml, line 2: 'theme' must be auto, dark or light\./],
		['sort: name\nrefresh-seconds: often\n', /line 2: 'refresh-seconds' must be a number from 5 to 3600\./],
		['refresh-seconds: 0\n', /line 1: 'refresh-seconds' must be/],
		['theme:\n', /line 1: 'theme' must be/],
		['theme: [light]\n', /line 1: 'theme' must be/],
		['sort: name\ntheme: light: dark\n', /settings\.yml, line 2: /],
		['theme: light\ntheme: dark\n', /line 2: duplicated/],
		['light\n', /line 1: the settings are not a map/],
		['sort: name\nprotected: {prod: yes}\n', /line 2: 'protected' must be a list of names, \* for any characters/],
		['protected:\n', /line 1: 'protected' must be a list/],
		["sort: name\nprotected:\n  - acme\n  - ''\n", /line 2: 'protected' must be a list/],
		['protected: [[a]]\n', /line 1: 'protected' must be a list/],
		['warn-before: -1\n', /line 1: 'warn-before' must be a number from 0 to 365\./],
		['warn-before: 14 d\n', /line 1: 'warn-before' must be/],
		['warn-before: [14]\n', /line 1: 'warn-before' must be/],
	])('names the faulty line: %j', async (text, what) => {
		expect(await readSettings(foldersWith(text))).toMatchObject({
			ok: false,
			problem: {what: expect.stringMatching(what), cure: expect.stringContaining('qctx help settings'), exitCode: 2},
		});
	});

	it('warns about an unknown key, and suggests the right one', async () => {
		const result = await readSettings(foldersWith('sort: name\nthemes: light\n'));
		expect(result).toMatchObject({
			ok: true,
			value: {
				settings: {sort: 'name', theme: 'auto'},
				warnings: [expect.stringMatching(/settings\.yml, line 2: unknown setting 'themes', did you mean 'theme'\?/)],
			},
		});
	});

	it('is reported when it cannot be read', async () => {
		const folders = foldersWith();
		mkdirSync(settingsFilePath(folders), {recursive: true});
		expect(await readSettings(folders)).toMatchObject({
			ok: false,
			problem: {what: expect.stringMatching(/settings\.yml cannot be read: it is a folder\./), exitCode: 2},
		});
	});

	it.each([
		["protected: ['*-prod', acme]\n", ['*-prod', 'acme']],
		['protected:\n  - acme-?\n  - yes\n', ['acme-?', 'yes']],
		["protected: '*-prod'\n", ['*-prod']],
		['protected: []\n', []],
	])('accepts patterns for names: %j', async (text, patterns) => {
		expect(await readSettings(foldersWith(text))).toEqual({
			ok: true,
			value: {settings: {...defaultSettings, protected: patterns}, warnings: []},
		});
	});

	it('accepts days for warn-before', async () => {
		expect(await readSettings(foldersWith('"warn-before": 30\n'))).toMatchObject({value: {settings: {warnBefore: 30}}});
		expect(defaultSettings.warnBefore).toBe(14);
	});

	it.skipIf(process.platform === 'win32')('is not read when it is a named pipe, which would never end', async () => {
		const folders = foldersWith('');
		rmSync(settingsFilePath(folders));
		execFileSync('mkfifo', [settingsFilePath(folders)]);
		expect(await readSettings(folders)).toMatchObject({
			ok: false,
			problem: {what: expect.stringMatching(/settings\.yml cannot be read: it is not a regular file\./), exitCode: 2},
		});
	});

	it.each([
		['unknown keys', (size: number) => Array.from({length: size / 8}, (_, index) => `k${index}: x\n`).join('')],
		['a long value', (size: number) => `theme: ${'x'.repeat(size)}\n`],
		['a long key', (size: number) => `${'k'.repeat(size)}: x\n`],
		['blanks', (size: number) => `theme${' '.repeat(size)}: light\n`],
		['comments', (size: number) => '#\n'.repeat(size / 2)],
		['patterns', (size: number) => `protected: [${'a, '.repeat(size / 3)}]\n`],
		['a flow that is not closed', (size: number) => `protected: ${'['.repeat(size)}`],
	])(
		'is read in linear time: %s',
		async (_what, text) => {
			for (let size = 1024; size <= 1024 * 1024; size *= 2) {
				const folders = foldersWith(text(size));
				const start = performance.now();
				await readSettings(folders);
				expect(performance.now() - start, `${size} bytes`).toBeLessThan(1500 + size / 100);
			}
		},
		30_000,
	);
});
