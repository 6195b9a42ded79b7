import {expect, it} from 'vitest';
import {contextsText} from './contexts-text.ts';
import {homeForStory, tenantForStory} from './open-list.ts';
import {openTerminal} from './open-terminal.ts';

it('replaces a client secret with R after a confirmation, and deletes the old one after another', async () => {
	const {url, client} = await tenantForStory();
	const home = homeForStory(contextsText([{name: 'acme', url, account: client}]));
	const [old] = client.secrets;
	const before = home.readContexts();
	const screen = openTerminal({home});
	await screen.shows('valid');

	await screen.press('R');
	await screen.shows('Replace its client secret with a new one?');
	await screen.press('n');
	await screen.hides('Replace its client secret');
	expect([client.secrets, home.readContexts()]).toEqual([[old], before]);

	await screen.press('R');
	await screen.shows('Replace its client secret with a new one?');
	await screen.press('y');
	await screen.shows('Delete it now?');
	expect(client.secrets).toHaveLength(2);
	expect(home.readContexts()).toContain(client.secrets[1]?.secret);
	await screen.press('n');
	await screen.shows('secret alive');

	await screen.press('R');
	await screen.shows('Delete it now?');
	await screen.press('y');
	await screen.shows(/Deleted the old (API key|client secret) '/);
	await screen.press('enter');
	await screen.hides('Rotate');
	await screen.hides('secret alive');
	expect(client.secrets).toEqual([expect.not.objectContaining({secret: old?.secret})]);
	expect(home.readContexts()).toContain(client.secrets[0]?.secret);
	await screen.press('q');
	await screen.exited();
});

it('names the key that closes it as soon as a rotation has failed', async () => {
	const tenant = await tenantForStory();
	const {url} = tenant;
	const account = tenant.add('api-key', {fault: 'keys-forbidden'});
	const screen = openTerminal({home: homeForStory(contextsText([{name: 'acme', url, account}]))});
	await screen.shows('valid');
	await screen.press('R');
	await screen.shows('Replace its API key with a new one?');
	await screen.press('y');
	await screen.shows('By hand');
	await screen.shows('Enter close', {within: 1500});
	await screen.press('enter');
	await screen.hides('Rotate');
	await screen.press('q');
	await screen.exited();
});

it('names in the row what a rotation left that was stopped half-way', async () => {
	const tenant = await tenantForStory({latencyMs: 700});
	const account = tenant.add('api-key');
	const screen = openTerminal({home: homeForStory(contextsText([{name: 'acme', url: tenant.url, account}]))});
	await screen.shows('valid');
	await screen.press('R');
	await screen.shows('Replace its API key with a new one?');
	await screen.press('y');
	await screen.shows('Signing in with it');
	await screen.press('escape');
	await screen.hides('Rotate');
	await screen.shows('R unfinished');
	await screen.press('q');
	await screen.exited();
});
