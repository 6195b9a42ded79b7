import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {contextsText} from '../terminal/contexts-text.ts';
import {tenantForStory} from '../terminal/open-list.ts';
import {openPrompt, type Prompt} from './prompt.ts';
import {describeOnWindows, nodeForWindows, windowsPath} from './wine.ts';

async function openPlace(): Promise<{prompt: Prompt; folder: string}> {
	const tenant = await tenantForStory();
	const prompt = await openPrompt(contextsText([{name: 'prod', url: tenant.url, account: tenant.client}]));
	return {prompt, folder: prompt.home.folder};
}

/** Homes of runs that stand on the disk. */
function homesLeft(folder: string): readonly string[] {
	const base = join(folder, 'AppData/Local/qctx/Cache/run');
	return existsSync(base) ? readdirSync(base) : [];
}

describeOnWindows('a context for one command', () => {
	it('runs an .exe and a .cmd, passes on arguments and exit code, and leaves nothing behind', async () => {
		const {prompt, folder} = await openPlace();
		const before = prompt.home.readContexts();
		const script = windowsPath(join(import.meta.dirname, 'ask-tenant.cjs'));
		const program = await prompt.run(`qctx exec prod -- "${windowsPath(nodeForWindows)}" "${script}"`);
		// Who is signed in is led on to their own address.
		expect(program.text).toMatch(/prod 301 .*\/users\/\w+/);
		expect(program.code).toBe(0);

		writeFileSync(join(folder, 'bin/seven.cmd'), '@echo off\r\necho first=%~1 second=%~2\r\nexit /b 7\r\n');
		const batch = await prompt.run('qctx exec prod -- seven "a b" Zoë');
		expect(batch).toEqual({code: 7, text: 'first=a b second=Zoë'});
		expect((await prompt.run('qctx exec prod -- cmd /c exit 42')).code).toBe(42);
		expect((await prompt.run('qctx exec nobody -- seven')).code).toBe(125);
		expect(homesLeft(folder)).toEqual([]);
		expect(prompt.home.readContexts()).toBe(before);
	});

	// Only files: Wine 8 has no junctions, so a folder is left out.
	it('sees what else is in .qlik, which stays when the private home is removed', async () => {
		const {prompt, folder} = await openPlace();
		writeFileSync(join(folder, '.qlik/aliases.yml'), 'aliases: none\r\n');
		const look = [
			'@echo off',
			'type "%QLIK_CLI_USER_HOME_DIR%\\.qlik\\aliases.yml"',
			'type "%QLIK_CLI_USER_HOME_DIR%\\.qlik\\contexts.yml"',
		];
		writeFileSync(join(folder, 'bin/look.cmd'), `${look.join('\r\n')}\r\n`);
		const {text} = await prompt.run('qctx exec prod -- look');
		expect(text).toContain('aliases: none');
		expect(text).toContain('Authorization: Bearer ');
		expect(text).not.toContain('oauth-client-secret');
		expect(homesLeft(folder)).toEqual([]);
		expect(readFileSync(join(folder, '.qlik/aliases.yml'), 'utf8')).toBe('aliases: none\r\n');
	});

	it('opens cmd.exe for its users, and prints a token only on request', async () => {
		const {prompt, folder} = await openPlace();
		await prompt.enter('qctx shell prod');
		await prompt.shows(/Leave it with: exit[\s\S]*>$/m);
		prompt.burst('prompt $$$S\r');
		expect((await prompt.run('echo %QCTX_CONTEXT% in %ComSpec%')).text).toBe('prod in C:\\windows\\system32\\cmd.exe');
		expect(homesLeft(folder)).toHaveLength(1);
		prompt.burst('exit 3\r');
		await prompt.ended();
		expect((await prompt.run('echo inside: %QCTX_CONTEXT%')).text).toBe('inside: %QCTX_CONTEXT%');
		expect(homesLeft(folder)).toEqual([]);

		expect(await prompt.run('qctx token prod')).toMatchObject({code: 2, text: expect.stringContaining('--show')});
		expect((await prompt.run('qctx token prod --show')).text.replaceAll('\n', '')).toMatch(/eyJ[\w.-]{50,}/);
		expect((await prompt.run('qctx token prod > token.txt')).code).toBe(0);
		expect(readFileSync(join(folder, 'token.txt'), 'utf8')).toMatch(/^eyJ[\w.-]+\r?\n$/);
	});
});
