import {chmodSync, statSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {contextsText} from './contexts-text.ts';
import {tenantForStory} from './open-list.ts';
import {openTerminal} from './open-terminal.ts';

const wrongSecret = 'badc0de5badc0de5'.repeat(4);

/** Four contexts on one tenant: two valid, one whose secret was rotated, one of a disabled user. */
async function openList(options: {columns?: number; rows?: number; environment?: Record<string, string>} = {}) {
	const tenant = await tenantForStory();
	const {url, client} = tenant;
	const ada = tenant.add('api-key', {name: 'Ada Lovelace'});
	const contexts = contextsText([
		{name: 'acme-prod', url, account: client, comment: 'the finance team'},
		{name: 'acme-test', url, account: ada},
		{name: 'globex', url, account: tenant.add('oauth'), secret: wrongSecret},
		{name: 'initech', url, account: tenant.add('api-key', {fault: 'user-disabled'})},
	]);
	const screen = openTerminal({...options, contexts});
	await screen.shows('acme-prod');
	return {screen, tenant, contexts, ada};
}

/** The row of a context in the list, its border cut off. */
const row = (name: string) => new RegExp(`│ [ ❯][ ◆][ ●] ${name} `);

describe('the list', () => {
	it('shows every context with its state, and the key that fixes a broken one', async () => {
		const {screen} = await openList();
		await screen.shows(/acme-prod .*✔ valid/);
		await screen.shows(/acme-test .*API key .*✔ valid/);
		await screen.shows(/globex .*OAuth .*✘ rejected +e fix secret/);
		await screen.shows(/initech .*⊘ forbidden/);
		expect(screen.find('❯ ● acme-prod').y).toBe(3);
		expect(screen.text()).toContain('4 contexts');
		await screen.shows('2 need attention');
		expect(screen.lines()[0]).toMatch(/current {2}acme-prod {2}127\.0\.0\.1:\d+$/);
	});

	it('shows user me of the context under the cursor, or what is wrong with it', async () => {
		const {screen} = await openList();
		await screen.shows('qlik-cli m2m');
		await screen.shows('"name": "qlik-cli m2m"');
		await screen.press('down');
		await screen.shows('user me · acme-test');
		await screen.shows('Ada Lovelace');
		await screen.press('j');
		await screen.shows('The tenant refused this client secret.');
		await screen.shows('e enter the new secret');
		await screen.shows(/POST \/oauth\/token → 401/);
		await screen.press('G');
		await screen.shows('user me · initech');
		await screen.press('g');
		await screen.shows('user me · acme-prod');
	});

	it('switches with Enter and goes back with -', async () => {
		const {screen} = await openList();
		await screen.press('down', 'enter');
		await screen.shows('❯ ● acme-test');
		await screen.shows(/current {2}acme-test/);
		expect(screen.home.readContexts()).toMatch(/^current-context: "acme-test"$/m);
		await screen.press('-');
		await screen.shows('❯ ● acme-prod');
		expect(screen.home.readContexts()).toMatch(/^current-context: "acme-prod"$/m);
		await screen.press('enter');
		await screen.shows('Enter: it is the current context already');
	});

	it('handles every key of a single read', async () => {
		const {screen} = await openList();
		screen.burst('jj\r');
		await screen.shows('❯ ● globex');
		expect(screen.home.readContexts()).toContain('current-context: "globex"');
		screen.burst('\u001B[A\u001B[Ak\r');
		await screen.shows('❯ ● acme-prod');
	});

	it('shows within a second what another program changed', async () => {
		const {screen, contexts} = await openList();
		screen.home.writeContexts(contexts.replace('current-context: "acme-prod"', 'current-context: "acme-test"'));
		await screen.shows(/ {3}● acme-test/, {within: 2000});
		screen.home.writeContexts(contexts.replace('globex:', 'globex-new:'));
		await screen.shows(row('globex-new'), {within: 2000});
	});

	it('deletes after asking, restores with u, deletes again with U', async () => {
		const {screen, contexts} = await openList();
		await screen.press('j', 'd');
		await screen.shows('Delete this context?');
		await screen.press('x', 'n');
		await screen.hides('Delete this context?');
		expect(screen.home.readContexts()).toBe(contexts);
		await screen.press('d', 'y');
		await screen.hides(row('acme-test'));
		expect(screen.home.readContexts()).not.toContain('acme-test');
		await screen.press('u');
		await screen.shows(row('acme-test'));
		expect(screen.home.readContexts()).toBe(contexts);
		await screen.press('U');
		await screen.hides(row('acme-test'));
	});

	it('deletes all marked ones', async () => {
		const {screen} = await openList();
		await screen.press('space', 'space');
		await screen.shows('2 marked');
		await screen.press('d');
		await screen.shows('Delete these 2 contexts?');
		await screen.press('y');
		await screen.hides(row('acme-prod'));
		expect(screen.home.readContexts()).not.toMatch(/acme-/);
	});

	it('renames and duplicates, and reports a taken name at once', async () => {
		const {screen} = await openList();
		await screen.press('r');
		await screen.shows('Rename acme-prod');
		await screen.press('ctrl-u');
		await screen.type('globex');
		await screen.shows('there is a context with this name already');
		await screen.type('-prod');
		await screen.press('enter');
		await screen.shows('❯ ● globex-prod');
		expect(screen.home.readContexts()).toMatch(/^current-context: "?globex-prod"?$/m);
		await screen.press('-');
		await screen.shows('No context was current before');
		await screen.press('c');
		await screen.shows('Duplicate globex-prod');
		await screen.press('enter');
		await screen.shows(row('globex-prod-2'));
	});

	it('filters while typing: letters are text, Enter keeps the filter, Esc clears it', async () => {
		const {screen} = await openList();
		await screen.press('/');
		await screen.type('jq');
		await screen.shows('Nothing matches “jq”');
		await screen.press('ctrl-u');
		await screen.type('acme');
		await screen.hides(row('globex'));
		await screen.press('down', 'enter');
		await screen.shows(/❯ {3}acme-test/);
		await screen.press('escape');
		await screen.shows(row('globex'));
		await screen.press('/');
		await screen.type('lovelace');
		await screen.hides(row('acme-prod'));
		await screen.shows(row('acme-test'));
	});

	it('shows only what needs attention with !, and sorts', async () => {
		const {screen} = await openList();
		await screen.shows('2 need attention');
		await screen.press('!');
		await screen.hides(row('acme-prod'));
		await screen.shows(row('globex'));
		await screen.press('escape');
		await screen.shows(row('acme-prod'));
		await screen.press('s', 's');
		await screen.shows('sorted by state');
		await screen.until(() => screen.findRow(row('globex')) < screen.findRow(row('acme-prod')), 'the broken ones first');
	});

	it('scrolls the pane, and shows only the JSON', async () => {
		const {screen} = await openList({columns: 80, rows: 24});
		await screen.shows('qlik-cli m2m');
		await screen.press('tab', 'G');
		await screen.shows('"tenantId"');
		await screen.press('g', 'J');
		await screen.hides('Subject');
		await screen.shows('"assignedGroups"');
	});

	it('copies the chosen text, never a secret, and shows the link when there is no browser', async () => {
		const {screen, tenant} = await openList();
		await screen.shows('qlik-cli m2m');
		await screen.press('y');
		await screen.shows('tenant URL');
		await screen.press('u');
		await screen.shows("sent the tenant URL to the terminal's clipboard");
		expect(screen.clipboard()).toBe(tenant.url);
		await screen.press('y', 'q');
		await screen.until(() => screen.clipboard() === 'qlik user me --context acme-prod', 'the command on the clipboard');
		await screen.press('o');
		await screen.shows(`open ${tenant.url}`);
	});

	it('makes a file that others can read private', async () => {
		const tenant = await tenantForStory();
		const screen = openTerminal({contexts: contextsText([{name: 'acme', url: tenant.url, account: tenant.client}])});
		await screen.shows('acme');
		await screen.press('p');
		await screen.shows('p: the file is private already');
		chmodSync(screen.home.contextsFile, 0o644);
		await screen.shows('others can read it: p');
		await screen.press('p');
		await screen.hides('others can read it');
		expect(statSync(screen.home.contextsFile).mode & 0o777).toBe(0o600);
	});

	it('lists every key in the help, and every command in the palette', async () => {
		const {screen} = await openList();
		await screen.press('?');
		await screen.shows('make the context under the cursor current');
		await screen.press('G');
		await screen.shows('leave qctx');
		await screen.press('escape');
		await screen.hides('leave qctx');
		await screen.press(':');
		await screen.type('check all');
		await screen.shows('❯ check all');
		await screen.press('enter');
		await screen.hides('❯ check all');
	});

	it('explains a damaged file, writes nothing, and recovers when it is fixed', async () => {
		const {screen, contexts} = await openList();
		const damaged = `${contexts}   broken: [\n`;
		screen.home.writeContexts(damaged);
		await screen.shows('damaged');
		await screen.press('down', 'enter');
		await screen.shows('contexts.yml cannot be read');
		expect(screen.home.readContexts()).toBe(damaged);
		screen.home.writeContexts(contexts);
		await screen.hides('damaged');
		await screen.shows(row('acme-prod'));
	});

	it('never sends a secret to the terminal', async () => {
		const {screen, tenant, ada} = await openList();
		await screen.shows(/initech .*forbidden/);
		await screen.press('G', 'k', 'k', 'J', 'tab', '?');
		await screen.shows('make the context under the cursor current');
		await screen.press('escape');
		await screen.hides('make the context under the cursor current');
		await screen.press('y');
		await screen.shows('tenant URL');
		await screen.press('escape');
		await screen.hides('tenant URL');
		await screen.press('q');
		expect(await screen.exited()).toEqual({code: 0, signal: undefined});
		const bytes = screen.rawBytes().toString('latin1');
		for (const secret of [tenant.client.clientSecret, wrongSecret, ada.apiKey]) {
			expect(bytes).not.toContain(secret);
			expect(bytes).not.toContain(secret.slice(0, 20));
		}
	});
});

describe('without contexts', () => {
	it('the list offers n and D, and D opens the practice tenant', async () => {
		const screen = openTerminal();
		await screen.shows('No contexts yet.');
		await screen.press('enter');
		await screen.shows('Enter: no context under the cursor');
		await screen.press('D');
		await screen.shows('practice');
		await screen.shows(/acme-prod .*✔ valid/);
		await screen.shows(/old-sandbox .*↯ unreachable/);
		await screen.press('D');
		await screen.shows('D: this is the practice tenant');
	});
});

describe('a second start', () => {
	it('shows the last known states with their age until fresh ones arrive', async () => {
		const {screen, tenant} = await openList();
		await screen.shows(/initech .*forbidden/);
		await screen.press('q');
		await screen.exited();
		tenant.setFault('hang');
		const again = openTerminal({home: screen.home});
		await again.shows(/acme-test .*✔? ?◌? ?valid +just now|acme-test .*valid +\d+ s ago/);
		await again.shows(/globex .*rejected/);
	});
});
