import {chmodSync, mkdirSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {Readable} from 'node:stream';
import {describe, expect, it} from 'vitest';
import {makeHome, typing} from './command-line.ts';

const three = `current-context: acme-prod
contexts:
    acme-prod:
        server: https://acme.eu.qlikcloud.com
    acme-test:
        server: https://acme-test.eu.qlikcloud.com
    ls:
        server: https://ls.eu.qlikcloud.com
`;

describe('qctx NAME', () => {
	it('makes that context current', async () => {
		const home = makeHome(three);
		expect(await home.run('acme-test')).toEqual({code: 0, stdout: 'Context: acme-test\n', stderr: ''});
		expect(home.contexts()).toBe(three.replace('current-context: acme-prod', 'current-context: acme-test'));
	});

	it('runs the command of that name if there is one, so that use must switch', async () => {
		const home = makeHome(three);
		expect((await home.run('ls')).stdout).toMatch(/^Name /);
		expect((await home.run('use ls')).stdout).toBe('Context: ls\n');
	});

	it.each([
		['acme-tset', "Error: There is no context and no command 'acme-tset'.\nDid you mean 'acme-test'?\n"],
		['chekc', "Error: There is no context and no command 'chekc'.\nDid you mean: qctx check\n"],
		['clear', "Error: There is no context and no command 'clear'.\nDid you mean: qctx context clear\n"],
		['something', "Error: There is no context and no command 'something'.\nList them: qctx context ls\n"],
	])('suggests the nearest name for %s', async (word, stderr) => {
		expect(await makeHome(three).run(word)).toEqual({code: 1, stdout: '', stderr});
	});

	it('with anything after the name is a usage error', async () => {
		const home = makeHome(three);
		expect(await home.run('acme-prod acme-test')).toMatchObject({code: 2, stdout: ''});
		expect(await home.run('create x --comment y')).toMatchObject({
			code: 2,
			stderr: expect.stringMatching(/Did you mean: qctx context create/),
		});
		expect(await home.run('--jsno')).toMatchObject({
			code: 2,
			stderr: "Error: Unknown option '--jsno'.\nDid you mean --json?\n",
		});
		expect(await home.run('ls --jsno')).toMatchObject({
			code: 2,
			stderr: "Error: Unknown option '--jsno'.\nDid you mean --json?\n",
		});
	});

	it.each([
		['check --jsn', '--json'],
		['check --jso', '--json'],
		['check --jsonll', '--jsonl'],
		['check --timout', '--timeout'],
		['check --contxt', '--context'],
	])('suggests the nearest option of %s, including global ones', async (line, meant) => {
		expect(await makeHome(three).run(line)).toMatchObject({
			code: 2,
			stderr: expect.stringMatching(`\nDid you mean ${meant}\\?\n$`),
		});
	});

	it('removes escape sequences from a mistyped name', async () => {
		const {stderr} = await makeHome(three).run(['\u001b]0;title\u0007x']);
		expect(stderr).toBe("Error: There is no context and no command 'x'.\nList them: qctx context ls\n");
	});
});

describe('qctx -', () => {
	it('goes back, and forth again', async () => {
		const home = makeHome(three);
		await home.run('acme-test');
		expect((await home.run('-')).stdout).toBe('Context: acme-prod\n');
		expect((await home.run('use -')).stdout).toBe('Context: acme-test\n');
	});

	it('goes back to the context that was current before clear or rm', async () => {
		const home = makeHome(three);
		await home.run('context clear');
		expect((await home.run('-')).stdout).toBe('Context: acme-prod\n');
	});

	it('follows a rename', async () => {
		const home = makeHome(three);
		await home.run('acme-test');
		await home.run('rename acme-prod prod');
		expect((await home.run('-')).stdout).toBe('Context: prod\n');
	});

	it('explains why it cannot', async () => {
		const home = makeHome(three);
		expect(await home.run('-')).toMatchObject({
			code: 1,
			stderr: expect.stringMatching(/^Error: There is no previous context/),
		});
		await home.run('acme-test');
		await home.run('rm acme-prod');
		expect(await home.run('-')).toMatchObject({
			code: 1,
			stderr: expect.stringMatching(/^Error: The previous context 'acme-prod' does not exist any more\.\n/),
		});
	});
});

describe('qctx current', () => {
	it('prints one word', async () => {
		const home = makeHome(three);
		expect(await home.run('current')).toEqual({code: 0, stdout: 'acme-prod\n', stderr: ''});
		expect(await home.run('current --context ls')).toEqual({code: 0, stdout: 'ls\n', stderr: ''});
	});

	it('prints nothing and exits 1 if there is none', async () => {
		const home = makeHome(three.replace('acme-prod', '""'));
		expect(await home.run('current')).toMatchObject({
			code: 1,
			stdout: '',
			stderr: expect.stringMatching(/^Error: No current context\n/),
		});
	});

	it('reports when the file names one that does not exist', async () => {
		const home = makeHome(three.replace('acme-prod', 'gone'));
		expect(await home.run('current')).toMatchObject({
			code: 1,
			stdout: '',
			stderr: expect.stringMatching(/^Error: The current context is set to 'gone', which does not exist\.\n/),
		});
	});
});

describe('undo', () => {
	it('states what it will change, and asks', async () => {
		const home = makeHome(three);
		await home.run('rm ls');
		const no = await home.run('context undo', {stdin: 'n\n'});
		expect(no).toMatchObject({
			code: 1,
			stdout: '',
			stderr: expect.stringMatching(/ls[\s\S]*Go on\? \(y\/N\)[\s\S]*Nothing changed/),
		});
		expect(home.contexts()).not.toContain('ls:');
		const yes = await home.run('context undo', {stdin: 'y\n'});
		expect(yes).toMatchObject({code: 0, stdout: ''});
		expect(home.contexts()).toBe(three);
	});

	it('changes nothing without an answer, and suggests --yes', async () => {
		const home = makeHome(three);
		await home.run('rm ls');
		expect(await home.run('context undo')).toMatchObject({
			code: 1,
			stderr: expect.stringMatching(/Answer y, or add --yes\./),
		});
		expect((await home.run('context undo --yes')).code).toBe(0);
		expect(home.contexts()).toBe(three);
	});

	it('accepts a typed answer on a terminal', async () => {
		const home = makeHome(three);
		await home.run('rm ls');
		expect((await home.run('context undo', {stdin: typing('y\r'), terminal: true})).code).toBe(0);
		expect(home.contexts()).toBe(three);
	});

	it('is not possible once the backups are gone', async () => {
		const home = makeHome(three);
		await home.run('rm ls');
		expect(await home.run('context purge-backups')).toMatchObject({
			code: 0,
			stderr: expect.stringMatching(/^\d+ backups? deleted\n$/),
		});
		expect(await home.run('context undo --yes')).toMatchObject({code: 1, stdout: ''});
	});

	it('exits 130 when interrupted at the question', async () => {
		const home = makeHome(three);
		await home.run('rm ls');
		const interrupt = new AbortController();
		const never = new Readable({
			read() {
				setImmediate(() => interrupt.abort());
			},
		});
		expect(await home.run('context undo', {stdin: never, signal: interrupt.signal})).toMatchObject({code: 130});
		expect(home.contexts()).not.toContain('ls:');
	});
});

describe.skipIf(process.platform === 'win32')('protect', () => {
	it('makes the file private', async () => {
		const home = makeHome(three);
		chmodSync(home.contextsPath, 0o644);
		expect((await home.run('context protect')).code).toBe(0);
		expect(statSync(home.contextsPath).mode & 0o777).toBe(0o600);
	});
});

describe('a damaged contexts file', () => {
	it.each(['ls', 'use acme-prod', 'current', 'check', 'user me', 'acme-prod', 'context create x --server y', ''])(
		'ends `qctx %s` with exit 4, line and column, and is not written',
		async line => {
			const damaged = 'contexts:\n  acme: {\n';
			const home = makeHome(damaged);
			const outcome = await home.run(line);
			expect(outcome).toMatchObject({code: 4, stdout: ''});
			expect(outcome.stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
			expect(outcome.stderr).toMatch(/line \d+, column \d+|:\d+:\d+/);
			expect(home.contexts()).toBe(damaged);
		},
	);
});

describe('without a home folder', () => {
	it('a command reports that', async () => {
		const outcome = await makeHome(three).run('ls', {environment: {HOME: undefined}});
		expect(outcome).toMatchObject({
			code: 4,
			stdout: '',
			stderr: expect.stringMatching(/HOME is not set\.\n.*QLIK_CLI_USER_HOME_DIR/),
		});
	});

	it('works all the same when QLIK_CLI_USER_HOME_DIR is set', async () => {
		const home = makeHome();
		const file = `${home.folder}/elsewhere.yml`;
		writeFileSync(file, three);
		const outcome = await home.run('current', {environment: {HOME: undefined, QLIK_CLI_USER_HOME_DIR: file}});
		expect(outcome).toEqual({code: 0, stdout: 'acme-prod\n', stderr: ''});
	});
});

describe('qctx without a terminal', () => {
	it('prints the list as text, asks no tenant, and exits 0', async () => {
		expect(await makeHome(three).run('')).toEqual({
			code: 0,
			stdout: `   Name       Server                      Kind  State        Checked
*  acme-prod  acme.eu.qlikcloud.com       none  · unchecked
   acme-test  acme-test.eu.qlikcloud.com  none  · unchecked
   ls         ls.eu.qlikcloud.com         none  · unchecked
`,
			stderr: '',
		});
	});

	it('is ASCII if the locale is', async () => {
		const {stdout} = await makeHome(three).run('', {environment: {LANG: 'C'}});
		expect(stdout).toMatch(/^[\x20-\x7e\n]*$/);
	});

	it('says how to start when there are no contexts', async () => {
		expect(await makeHome().run('')).toEqual({
			code: 0,
			stdout: '',
			stderr: 'There are no contexts yet. Set one up: qctx context init\n',
		});
	});
});

describe('rm when no backup can be kept', () => {
	/** The data folder is a file, as one that somebody else made is no folder of ours. */
	function homeWithoutBackups() {
		const home = makeHome(three);
		mkdirSync(path.dirname(home.folders.data), {recursive: true});
		writeFileSync(home.folders.data, '');
		return home;
	}

	it('asks, and removes nothing without a yes', async () => {
		for (const [stdin, says] of [
			['', /was not answered\.\nAnswer y, or add --yes\.\n$/],
			['n\n', /Nothing changed\n$/],
		] as const) {
			const home = homeWithoutBackups();
			const {code, stderr} = await home.run('rm acme-test', {stdin});
			expect({code, stderr}).toEqual({code: 1, stderr: expect.stringMatching(says)});
			expect(stderr).toContain('cannot be brought back');
			expect(home.contexts()).toBe(three);
		}
	});

	it.each([
		['rm acme-test --yes', ''],
		['rm acme-test', 'y\n'],
	])('removes after a yes, and reports that no backup was kept: %s', async (line, stdin) => {
		const home = homeWithoutBackups();
		const {code, stderr} = await home.run(line, {stdin});
		expect({code, stderr}).toEqual({code: 0, stderr: expect.stringContaining('Warning: ')});
		expect(home.contexts()).not.toContain('acme-test');
	});
});
