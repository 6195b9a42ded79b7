import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {makeHome} from './home.ts';
import {tenantForStory} from './open-list.ts';
import {openTerminal, type Terminal} from './open-terminal.ts';
import {builtProgram, runProgram} from './program.ts';

/** qctx in a shell, so that one of its streams can go elsewhere while a person types; afterwards the state of the terminal is shown. */
function inShell(commandLine: string): Terminal {
	const {file, args} = builtProgram();
	const qctx = [file, ...args].map(part => `"${part}"`).join(' ');
	const script = `${commandLine.replace('qctx', qctx)}; echo "ended $?"; stty -a; sleep 60`;
	return openTerminal({columns: 80, rows: 60, program: {file: 'bash', args: ['--norc', '-c', script]}});
}

describe('qctx context init > file, at a terminal', () => {
	it('asks on stderr as qlik-cli does, shows nothing of the secret, and restores the terminal', async () => {
		const {url, client} = await tenantForStory();
		const screen = inShell('qctx context init > answer.txt');
		await screen.shows('Acquiring access to Qlik Cloud');
		await screen.shows('Enter tenant url:');
		expect(screen.alternate()).toBe(false);
		await screen.type(`${url}x`);
		await screen.press('backspace', 'enter');
		await screen.shows('A/O?:');
		await screen.type('0\n');
		await screen.shows('That is a zero. OAuth is the letter O.');
		await screen.type('O\n');
		await screen.shows('Client ID:');
		expect(screen.bracketedPaste()).toBe(true);
		await screen.type(`${client.clientId}\n`);
		await screen.shows('Client Secret:');
		screen.paste(`${client.clientSecret} \n`);
		await screen.press('enter');
		await screen.shows('2 characters trimmed: 1 space, 1 line break');
		await screen.shows('ended 0');
		await screen.shows(/ icanon .* echo /s);
		expect(screen.bracketedPaste()).toBe(false);
		expect(screen.rawBytes().toString('latin1')).not.toContain(client.clientSecret.slice(0, 12));
		expect(readFileSync(join(screen.home.folder, 'answer.txt'), 'utf8')).toBe(
			'Welcome qlik-cli m2m, everything is now set up.\n',
		);
	});

	it('exits 130 on Ctrl-C, and saves nothing', async () => {
		const screen = inShell('qctx context init > answer.txt');
		await screen.shows('Enter tenant url:');
		await screen.press('ctrl-c');
		await screen.shows('ended 130');
		await screen.shows(/ icanon .* echo /s);
		expect(() => screen.home.readContexts()).toThrow();
	});
});

describe('qctx context init through a pipe', () => {
	it('prints only the welcome on stdout', async () => {
		const {url, client} = await tenantForStory();
		const home = makeHome();
		onTestFinished(() => home.remove());
		const output = await runProgram(['context', 'init', 'acme'], {
			home,
			input: `${url}\nO\n${client.clientId}\n${client.clientSecret} \r\n`,
		});
		expect(output).toMatchObject({code: 0, stdout: 'Welcome qlik-cli m2m, everything is now set up.\n'});
		expect(output.stderr).toContain('1 character trimmed: 1 space');
		expect(output.stderr).not.toContain(client.clientSecret.slice(0, 12));
		expect(home.readContexts()).toMatch(/^current-context: acme\n/);
	});

	it('exits 2 at the first wrong answer, and saves nothing', async () => {
		const home = makeHome();
		onTestFinished(() => home.remove());
		const output = await runProgram(['context', 'init'], {home, input: 'https://acme.eu.qlikcloud.com\n0\nO\n'});
		expect(output).toMatchObject({code: 2, stdout: ''});
		expect(output.stderr).toContain('That is a zero.');
		expect(() => home.readContexts()).toThrow();
	});

	it('exits 1 when the tenant refuses', async () => {
		const {url, client} = await tenantForStory();
		const home = makeHome();
		onTestFinished(() => home.remove());
		const output = await runProgram(['context', 'init'], {
			home,
			input: `${url}\nO\n${client.clientId}\n${'0'.repeat(64)}\n`,
		});
		expect(output.code).toBe(1);
		expect(output.stderr).toContain('Failed to validate context, it might be incorrect.');
	});
});
