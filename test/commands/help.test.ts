import {describe, expect, it} from 'vitest';
import type {CommandSpec} from '../../source/commands/command-line/command-spec.ts';
import {parseCommandLine} from '../../source/commands/command-line/parse-command-line.ts';
import {commands, groups} from '../../source/commands/index.ts';
import {states} from '../../source/tenant/state.ts';
import {makeHome} from './command-line.ts';

const all: ReadonlyArray<readonly [words: string, spec: CommandSpec]> = [
	...commands.filter(spec => spec.hidden !== true).map(spec => [spec.name, spec] as const),
	...groups.flatMap(group =>
		group.commands.filter(spec => spec.hidden !== true).map(spec => [`${group.name} ${spec.name}`, spec] as const),
	),
];

describe('--help', () => {
	it.each(['', 'context', 'user', ...all.map(([words]) => words)])('of `qctx %s` is one screen', async words => {
		const home = makeHome();
		const {code, stdout, stderr} = await home.run(`${words} --help`);
		expect({code, stderr}).toEqual({code: 0, stderr: ''});
		const lines = stdout.trimEnd().split('\n');
		expect(lines.length).toBeLessThanOrEqual(40);
		expect(lines.filter(line => line.length > 80 && !line.startsWith('  qctx '))).toEqual([]);
		expect((await home.run(`help ${words}`)).stdout).toBe(stdout);
	});

	it.each(all.flatMap(([, {examples = []}]) => examples.map(([line]) => line)))(
		'has examples that run: %s',
		async line => {
			const argv = (line.match(/'[^']*'|"[^"]*"|\S+/g) ?? []).map(word => word.replace(/^['"]|['"]$/g, ''));
			// `eval "$(qctx …)"` is about the words inside.
			const words = argv[0] === 'eval' ? ['completion', 'bash'] : argv.slice(1);
			const parsed = await parseCommandLine(words, {
				table: {commands, groups},
				version: '1',
				write: () => undefined,
				columns: 80,
			});
			expect(parsed).toMatchObject({
				ok: true,
				value: {type: words.length === 0 || words[0] === '-' ? 'no-command' : 'command'},
			});
		},
	);

	it('groups the options of create', async () => {
		const {stdout} = await makeHome().run('context create --help');
		expect(stdout.match(/^[A-Z]\w+:$/gm)).toEqual(['Arguments:', 'Tenant:', 'Credentials:', 'Options:', 'Examples:']);
	});
});

describe('qctx help TOPIC', () => {
	it('files names the contexts file and the folders of qctx', async () => {
		const home = makeHome();
		const {stdout} = await home.run('help files');
		for (const place of [home.contextsPath, home.folders.data, home.folders.cache, home.folders.config]) {
			expect(stdout).toContain(place);
		}
	});

	it('states lists every state with its exit code', async () => {
		const {stdout} = await makeHome().run('help states');
		for (const [state, {exitCode}] of Object.entries(states)) {
			expect(stdout).toMatch(new RegExp(`${state} +${exitCode} `));
		}
	});

	it.each([
		['environment', 'QLIK_CLI_USER_HOME_DIR'],
		['settings', 'refresh-seconds'],
		['exit-codes', '130'],
		['exit codes', 'interrupted'],
		['security', 'purge-backups'],
	])('%s', async (topic, word) => {
		expect(await makeHome().run(['help', ...topic.split(' ')])).toMatchObject({
			code: 0,
			stdout: expect.stringContaining(word),
		});
	});

	it('offers the nearest topic', async () => {
		expect(await makeHome().run('help secruity')).toEqual({
			code: 2,
			stdout: '',
			stderr: "Error: There is no help on 'secruity'.\nDid you mean: qctx help security\n",
		});
	});
});

describe('settings', () => {
	it('that are invalid are reported with their line, and stop the affected command', async () => {
		const {mkdirSync, writeFileSync} = await import('node:fs');
		const home = makeHome('contexts: {}\n');
		mkdirSync(home.folders.config, {recursive: true});
		writeFileSync(`${home.folders.config}/settings.yml`, '# mine\ntimeout-seconds: soon\n');
		const outcome = await home.run('check');
		expect(outcome).toMatchObject({
			code: 2,
			stdout: '',
			stderr: expect.stringMatching(/settings\.yml, line 2: 'timeout-seconds' must be a number from 1 to 600\.\n/),
		});
		expect((await home.run('ls')).code).toBe(0);
	});

	it('that are unknown cause a warning', async () => {
		const {mkdirSync, writeFileSync} = await import('node:fs');
		const home = makeHome('contexts: {}\n');
		mkdirSync(home.folders.config, {recursive: true});
		writeFileSync(`${home.folders.config}/settings.yml`, 'timeout: 3\n');
		expect(await home.run('check --json')).toMatchObject({
			code: 0,
			stdout: '[]\n',
			stderr: expect.stringContaining("unknown setting 'timeout'"),
		});
	});
});
