import {join} from 'node:path';
import {expect, it} from 'vitest';
import {tenantForStory} from '../terminal/open-list.ts';
import {openPrompt, type Prompt} from './prompt.ts';
import {describeOnWindows} from './wine.ts';

/** What Node loads before qctx from now on. */
async function load(prompt: Prompt, script: string): Promise<void> {
	await prompt.run(`set NODE_OPTIONS=--require "Z:${join(import.meta.dirname, script)}"`);
}

describeOnWindows('the tutorial', () => {
	it('is the dialogue of qlik-cli in a console without raw mode, as in PowerShell ISE', async () => {
		const {url, client} = await tenantForStory();
		const prompt = await openPrompt();
		await load(prompt, 'no-raw-mode.cjs');
		await prompt.enter('qctx context init acme');
		await prompt.shows('Acquiring access to Qlik Cloud');
		await prompt.shows('Enter tenant url:');
		prompt.burst(`${url}/hub\r`);
		await prompt.shows('A/O?:');
		prompt.burst('0\r');
		await prompt.shows('That is a zero. OAuth is the letter O.');
		prompt.burst('O\r');
		await prompt.shows('Client ID:');
		prompt.burst(`${client.clientId}\r`);
		await prompt.shows('Client Secret:');
		prompt.burst(`${client.clientSecret} \r`);
		await prompt.shows('Welcome qlik-cli m2m, everything is now set up.');
		expect((await prompt.ended()).code).toBe(0);
		expect(prompt.home.readContexts()).toMatch(/^current-context: acme\n/);
		expect(prompt.home.readContexts()).toContain(`oauth-client-secret: ${client.clientSecret}\n`);
	});

	it('is the wizard in the full screen of a console', async () => {
		const {url, client} = await tenantForStory();
		const prompt = await openPrompt();
		await load(prompt, 'smaller-window.cjs');
		await prompt.enter('qctx context init acme');
		await prompt.shows('Enter tenant url:');
		await prompt.type(`${url}/hub`);
		await prompt.shows(`will be stored as ${url}`);
		await prompt.press('enter');
		await prompt.shows('A/O?:');
		await prompt.type('O\n');
		await prompt.shows('Client ID:');
		await prompt.type(`${client.clientId}\n`);
		await prompt.shows('Client Secret:');
		await prompt.type(`${client.clientSecret} `);
		await prompt.shows('1 character trimmed: 1 space');
		await prompt.press('enter');
		await prompt.shows('qlik-cli m2m');
		await prompt.press('enter');
		await prompt.shows('Name:');
		await prompt.press('enter', 'enter', 'enter');
		await prompt.shows(/Welcome qlik-cli m2m, everything is now\s+set up\./);
		expect(prompt.rawBytes().toString('latin1')).not.toContain(client.clientSecret.slice(0, 12));
		expect(prompt.home.readContexts()).toContain(`oauth-client-secret: ${client.clientSecret}\n`);
	});
});
