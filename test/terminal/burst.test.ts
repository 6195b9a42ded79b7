import {expect, it, onTestFinished} from 'vitest';
import {startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {openTerminal} from './open-terminal.ts';

it('sets up a context from a single read of keys, without losing any', async () => {
	const tenant = await startPracticeTenant();
	onTestFinished(async () => tenant.close());
	const {client, url} = tenant;
	const screen = openTerminal();
	await screen.shows('No contexts yet.');
	screen.burst(`n${url}\rO\r${client.clientId}\r${client.clientSecret}\r`);
	await screen.shows('Signed in as qlik-cli m2m');
	screen.burst('\r\x15acme\r\r\r');
	await screen.shows('❯ ● acme');
	screen.burst('n\x1b[Hhttps://acme\x1b[Dx\x1b[3~e\x1b');
	await screen.shows('Leave the wizard?');
	await screen.shows(/Enter tenant url: +https:\/\/acmxe *│/m);
	screen.burst('yJ');
	await screen.shows('"assignedRoles": [');
	expect(screen.home.readContexts()).toContain(`server: ${url}\n`);
});

it('handles a key as soon as its screen shows', async () => {
	const screen = openTerminal({columns: 80, rows: 24});
	for (let round = 0; round < 15; round++) {
		await screen.shows('No contexts yet.');
		await screen.press('n');
		await screen.shows('Enter tenant url:');
		await screen.press('escape');
	}

	await screen.shows('No contexts yet.');
});
