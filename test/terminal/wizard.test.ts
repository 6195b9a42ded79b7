import {describe, expect, it} from 'vitest';
import {contextsText} from './contexts-text.ts';
import {tenantForStory} from './open-list.ts';
import {openTerminal, type Terminal} from './open-terminal.ts';

const wrongSecret = 'badc0de5badc0de5'.repeat(4);

/** Types the tenant and chooses OAuth. */
async function toOAuthCredentials(screen: Terminal, url: string): Promise<void> {
	await screen.shows('Enter tenant url:');
	screen.paste(`${url}/hub`);
	await screen.shows(`will be stored as ${url}`);
	await screen.press('enter');
	await screen.shows('A/O?:');
	await screen.type('O\n');
	await screen.shows('Client ID:');
}

/** Waits until the real cursor stands in the row of a field. */
async function cursorIsIn(screen: Terminal, label: string): Promise<void> {
	await screen.until(() => screen.cursor().y === screen.findRow(label), `the cursor to stand in ${label}`);
}

/** Fails when the secret, or a part of it, ever reached the terminal. */
function expectNoSecret(screen: Terminal, secret: string): void {
	const bytes = screen.rawBytes().toString('latin1');
	for (let start = 0; start + 12 <= secret.length; start += 4) {
		expect(bytes).not.toContain(secret.slice(start, start + 12));
	}
}

describe.each([
	[120, 40],
	[80, 24],
])('the tutorial at %i×%i', (columns, rows) => {
	it('URL, O, client ID, a secret pasted with a space and a line break, check, save, user me', async () => {
		const {url, client} = await tenantForStory();
		const screen = openTerminal({columns, rows});
		await screen.shows('No contexts yet.');
		await screen.press('n');
		await toOAuthCredentials(screen, url);
		await screen.type(`${client.clientId}\n`);
		await screen.shows('looks like a client ID');
		screen.paste(`${client.clientSecret} \n`);
		await screen.shows('2 characters trimmed: 1 space, 1 line break');
		await screen.shows('64 characters · looks like a client secret');
		expect(screen.text()).toMatch(/•{20}/);
		await screen.press('enter');
		await screen.shows('Signed in as qlik-cli m2m');
		await screen.press('enter');
		await screen.shows('Name:');
		await screen.press('ctrl-u');
		await screen.type('acme');
		await screen.shows('oauth-client-secret: ••••••');
		await screen.press('enter', 'enter', 'enter');
		await screen.shows('Welcome qlik-cli m2m, everything is now set up.');
		await screen.shows('❯ ● acme');
		await screen.shows(/current {2}acme/);
		await screen.press('J');
		await screen.shows('"assignedRoles": [');
		expect(screen.home.readContexts()).toBe(
			[
				'current-context: acme',
				'contexts:',
				'    acme:',
				'        headers: {}',
				`        oauth-client-id: ${client.clientId}`,
				`        oauth-client-secret: ${client.clientSecret}`,
				`        server: ${url}`,
				'        server-type: cloud',
				'',
			].join('\n'),
		);
		expectNoSecret(screen, client.clientSecret);
	});
});

describe('the wizard', () => {
	it('chooses an API key on Enter, and names the context after the host', async () => {
		const tenant = await tenantForStory();
		const ada = tenant.add('api-key', {name: 'Ada Lovelace'});
		const screen = openTerminal({args: ['context', 'init']});
		await screen.shows('Enter tenant url:');
		await screen.type(`${tenant.url}\n`);
		await screen.shows('A/O?:');
		await screen.press('enter');
		await screen.shows('API-key:');
		screen.paste(`Bearer ${ada.apiKey}\n`);
		await screen.shows('looks like an API key');
		await screen.press('enter');
		await screen.shows('Signed in as Ada Lovelace');
		await screen.press('enter');
		await screen.shows('Name:');
		await screen.press('enter', 'enter', 'enter');
		await screen.shows('Welcome Ada Lovelace, everything is now set up.');
		expect(screen.home.readContexts()).toContain(`Authorization: Bearer ${ada.apiKey}`);
		expect(screen.home.readContexts()).toMatch(/current-context: "?127\.0\.0\.1"?/);
		expectNoSecret(screen, ada.apiKey);
	});

	it('returns to a wrong secret, keeps everything, and continues', async () => {
		const {url, client} = await tenantForStory();
		const screen = openTerminal({args: ['context', 'init', 'acme']});
		await toOAuthCredentials(screen, url);
		await screen.type(`${client.clientId}\n`);
		screen.paste(wrongSecret);
		await screen.shows('looks like a client secret');
		await screen.press('enter');
		await screen.shows('The tenant refused this client secret.');
		await screen.shows(/401/);
		await screen.press('enter');
		await screen.shows('Client Secret:');
		expect(screen.find('Client ID:').line).toContain(client.clientId);
		await cursorIsIn(screen, 'Client Secret:');
		await screen.press('ctrl-u');
		screen.paste(client.clientSecret);
		await screen.shows('64 characters');
		await screen.press('enter');
		await screen.shows('Signed in as qlik-cli m2m');
		await screen.press('enter');
		await screen.shows(/Name: +acme/);
		await screen.press('enter', 'enter', 'enter');
		await screen.shows('Welcome qlik-cli m2m');
		expectNoSecret(screen, client.clientSecret);
		expectNoSecret(screen, wrongSecret);
	});

	it('saves anyway on request, and the list shows what is wrong', async () => {
		const {url, client} = await tenantForStory();
		const screen = openTerminal({args: ['context', 'init', 'acme']});
		await toOAuthCredentials(screen, url);
		screen.paste(`{"clientId": "${client.clientId}", "clientSecret": "${wrongSecret}"}`);
		await screen.shows('looks like a client secret');
		await screen.press('enter');
		await screen.shows('s save anyway');
		await screen.press('s');
		await screen.shows('Name:');
		await screen.press('enter', 'enter', 'enter');
		await screen.shows(/❯ ● acme .*✘ rejected +e fix secret/);
	});

	it('keeps everything that was typed when going back or in a window that is too small', async () => {
		const {url, client} = await tenantForStory();
		const screen = openTerminal();
		await screen.press('n');
		await toOAuthCredentials(screen, url);
		await screen.type(client.clientId);
		await screen.shows('looks like a client ID');
		await screen.press('escape');
		await screen.shows('A/O?:');
		await screen.press('escape');
		await screen.shows('Enter tenant url:');
		screen.resize(40, 10);
		await screen.shows('qctx needs 60×15');
		screen.resize(100, 30);
		await screen.shows('Enter tenant url:');
		expect(screen.text()).toContain(url);
		await screen.press('enter');
		await screen.shows('A/O?:');
		await screen.press('enter');
		await screen.shows(client.clientId);
	});

	it('asks before leaving when something was typed', async () => {
		const screen = openTerminal();
		await screen.press('n');
		await screen.shows('Enter tenant url:');
		await screen.type('acme');
		await screen.press('escape');
		await screen.shows(/Leave the wizard\?/);
		await screen.press('n');
		await screen.shows(/Enter tenant url: +acme/);
		await screen.hides(/Leave the wizard\?/);
		await screen.press('escape');
		await screen.shows(/Leave the wizard\?/);
		await screen.press('y');
		await screen.shows('No contexts yet.');
	});

	it('opens a rejected context at its secret, and keeps the rest', async () => {
		const {url, client} = await tenantForStory();
		const contexts = contextsText([{name: 'acme', url, account: client, secret: wrongSecret, comment: 'rotated'}]);
		const screen = openTerminal({contexts});
		await screen.shows(/acme .*✘ rejected/);
		await screen.press('e');
		await screen.shows('Client Secret:');
		await cursorIsIn(screen, 'Client Secret:');
		screen.paste(client.clientSecret);
		await screen.shows('+ oauth-client-secret: ••••••');
		await screen.press('enter');
		await screen.shows('Saved acme: client secret');
		await screen.shows(/❯ ● acme .*✔ valid/);
		expect(screen.home.readContexts()).toBe(contexts.replace(wrongSecret, client.clientSecret));
	});

	it('does not pass a second Enter to the list: an edit that changes nothing does not switch', async () => {
		const {url, client} = await tenantForStory();
		const account = {url, account: client};
		const contexts = contextsText([
			{name: 'one', ...account},
			{name: 'two', ...account},
		]);
		const screen = openTerminal({contexts});
		await screen.shows(/two .*✔ valid/);
		await screen.press('down');
		await screen.shows('❯   two');
		await screen.press('e');
		await screen.shows('Edit two');
		await screen.type('\n\n\n');
		await screen.shows('Nothing changed');
		await screen.shows('❯   two');
		expect(screen.home.readContexts()).toBe(contexts);
	});

	it('reports that another program has removed the context, even if nothing was changed', async () => {
		const {url, client} = await tenantForStory();
		const one = {name: 'one', url, account: client};
		const screen = openTerminal({contexts: contextsText([one, {name: 'two', url, account: client}])});
		await screen.shows(/two .*✔ valid/);
		await screen.press('down', 'e');
		await screen.shows('Edit two');
		screen.home.writeContexts(contextsText([one]));
		await screen.press('enter');
		await screen.shows("'two' is no longer in the file");
	});

	it('reports a taken name at the start', async () => {
		const {url, client} = await tenantForStory();
		const screen = openTerminal({
			args: ['context', 'init', 'acme'],
			contexts: contextsText([{name: 'acme', url, account: client}]),
		});
		await screen.shows(/acme.*already|already.*acme/);
	});
});
