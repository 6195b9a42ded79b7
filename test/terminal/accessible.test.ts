import {chmodSync, statSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {contextsText} from './contexts-text.ts';
import {tenantForStory} from './open-list.ts';
import {openShell, openTerminal, promptOf, type Terminal} from './open-terminal.ts';

const wrongSecret = 'badc0de5badc0de5'.repeat(4);
const list = 'Number or command:';

/** Four contexts on one tenant, as in the stories of the full screen, with their first checks done. */
async function openList(options: {environment?: Record<string, string>; args?: readonly string[]} = {}) {
	const tenant = await tenantForStory();
	const {url, client} = tenant;
	const ada = tenant.add('api-key', {name: 'Ada Lovelace'});
	const contexts = contextsText([
		{name: 'acme-prod', url, account: client, comment: 'the finance team'},
		{name: 'acme-test', url, account: ada},
		{
			name: 'globex',
			url,
			account: tenant.add('oauth', {clientSecret: '0ddba11c0ffee5ea'.repeat(4)}),
			secret: wrongSecret,
		},
		{name: 'initech', url, account: tenant.add('api-key', {fault: 'user-disabled'})},
	]);
	const screen = openTerminal({args: ['--accessible'], rows: 100, ...options, contexts});
	await screen.shows('4 contexts checked: 2 valid, 2 need attention.');
	await screen.shows(/Number or command: ?$/m);
	return {screen, tenant, contexts, host: new URL(url).host};
}

/**
 * Answers the question that is open, or is about to be, and waits for the next one. What is typed before a question shows answers it all the
 * same, but its showing must not pass for the next one.
 */
async function answer(screen: Terminal, text: string, next: string | RegExp = list): Promise<string> {
	await screen.until(() => screen.text().trimEnd().endsWith(':'), `a question to answer with ${JSON.stringify(text)}`);
	const before = screen.text();
	await screen.type(`${text}\n`);
	const wanted = typeof next === 'string' ? next : undefined;
	await screen.until(
		() => {
			const said = screen.text().trimEnd();
			return said !== before.trimEnd() && (wanted === undefined ? (next as RegExp).test(said) : said.endsWith(wanted));
		},
		`the question ${String(next)} after ${JSON.stringify(text)}`,
	);
	return screen.text();
}

/** The terminal got no escape sequence at all, and no part of a secret. */
function expectPlain(screen: Terminal, ...secrets: readonly string[]): void {
	const bytes = screen.rawBytes().toString('latin1');
	expect(bytes).not.toContain('\x1b');
	expect(screen.rawBytes().toString('utf8')).not.toMatch(/[\u0080-\u009f\u202a-\u202e]/);
	for (const secret of secrets) {
		for (let start = 0; start + 12 <= secret.length; start += 4) {
			expect(bytes).not.toContain(secret.slice(start, start + 12));
		}
	}
}

describe('plain lines', () => {
	it.each<[string, {args?: string[]; environment?: Record<string, string>}]>([
		['--accessible', {}],
		['INK_SCREEN_READER=true', {args: [], environment: {INK_SCREEN_READER: 'true'}}],
		['TERM=dumb', {args: [], environment: {TERM: 'dumb'}}],
	])('with %s print the list as sentences, and quit with q', async (_name, options) => {
		const {screen, host} = await openList(options);
		expect(screen.text()).toContain('qctx. ~/.qlik/contexts.yml, 4 contexts, current acme-prod.');
		expect(screen.text()).toContain(`1. acme-prod, current, ${host}, OAuth, valid: qlik-cli m2m`);
		expect(screen.text()).toContain(`3. globex, ${host}, OAuth, rejected: The tenant refused this client secret.`);
		expect(await answer(screen, '')).toContain(`2. acme-test, ${host}, API key, valid\n`);
		await screen.type('q\n');
		expect(await screen.exited()).toEqual({code: 0, signal: undefined});
		expectPlain(screen, wrongSecret);
	});

	it('end on Ctrl-C (130) and at the end of the input (0)', async () => {
		const {screen} = await openList();
		await screen.press('ctrl-c');
		expect(await screen.exited()).toMatchObject({code: 130});
		const again = openTerminal({args: ['--accessible'], home: screen.home});
		await again.shows(/contexts checked/);
		await again.shows(/Number or command: ?$/m);
		await again.press('ctrl-d');
		expect(await again.exited()).toMatchObject({code: 0});
		expectPlain(again);
	});

	it('print user me, in short and as JSON', async () => {
		const {screen, host} = await openList();
		const said = await answer(screen, '2', 'q: back):');
		expect(said).toContain('acme-test, not current, API key');
		expect(said).toContain('User: Ada Lovelace, active');
		expect(said).toContain(`Tenant: ${host}`);
		expect(await answer(screen, 'J', 'q: back):')).toContain('  "name": "Ada Lovelace",');
		await answer(screen, 'q');
		expectPlain(screen);
	});

	it('switch and go back', async () => {
		const {screen} = await openList();
		await answer(screen, '2', 'q: back):');
		await answer(screen, '1', 'q: back):');
		expect(screen.home.readContexts()).toMatch(/^current-context: "acme-test"$/m);
		await answer(screen, 'q');
		expect(screen.text()).toContain('2. acme-test, current,');
		await answer(screen, '-');
		expect(screen.home.readContexts()).toMatch(/^current-context: "acme-prod"$/m);
		await answer(screen, 'use acme-test');
		expect(screen.home.readContexts()).toMatch(/^current-context: "acme-test"$/m);
	});

	it('fix the secret of a rejected context by number', async () => {
		const {screen, contexts, tenant} = await openList();
		const secret = '0ddba11c0ffee5ea'.repeat(4);
		const said = await answer(screen, '3', 'q: back):');
		expect(said).toContain('The tenant refused this client secret.');
		expect(said).toMatch(/Cause: .+\n.*Cure: /s);
		expect(said).toContain('Request: POST /oauth/token -> 401');
		expect(said).toContain('1. enter the new secret, which fixes it');
		await answer(screen, '1', 'Client Secret: [unchanged]');
		const asked = tenant.requests.length;
		screen.paste(`${secret} \n`);
		await screen.shows('1 character trimmed: 1 space');
		await screen.shows('Saved globex: client secret');
		await screen.shows(/globex, not current, OAuth\s+State: valid/);
		expect(tenant.requests.slice(asked).filter(({path}) => path === '/oauth/token')).toHaveLength(1);
		expect(screen.home.readContexts()).toBe(contexts.replace(wrongSecret, secret));
		expectPlain(screen, secret, wrongSecret);
	});

	it('change only the comment, by number, without asking the tenant', async () => {
		const {screen, contexts, tenant} = await openList();
		const asked = tenant.requests.length;
		const form = await answer(screen, 'edit 1', 'Number to change (Enter: save, q: leave):');
		expect(form).toContain('Changing acme-prod.');
		expect(form).toMatch(/4\. Client secret: unchanged\n5\. Comment: the finance team\n/);
		await answer(screen, '5', 'Comment (- removes it) [the finance team]:');
		expect(await answer(screen, 'billing', 'leave):')).toContain('5. Comment: billing');
		await answer(screen, '', 'q: back):');
		expect(screen.text()).toContain('Saved acme-prod: comment');
		expect(screen.home.readContexts()).toBe(contexts.replace('the finance team', 'billing'));
		expect(tenant.requests).toHaveLength(asked);
		await answer(screen, 'e', 'leave):');
		await answer(screen, '', 'q: back):');
		expect(screen.text()).toContain('Nothing changed');
		expectPlain(screen);
	});

	it('delete after asking, undo and redo', async () => {
		const {screen, contexts} = await openList();
		await answer(screen, 'd 2', 'y/N:');
		expect(screen.text()).toContain('Delete acme-test?');
		await answer(screen, '');
		expect(screen.text()).toContain('Nothing was deleted.');
		await answer(screen, 'delete 1-2', 'y/N:');
		expect(screen.text()).toContain('Delete these 2 contexts: acme-prod, acme-test?');
		await answer(screen, 'y');
		expect(screen.home.readContexts()).not.toContain('acme-');
		await answer(screen, 'u');
		expect(screen.home.readContexts()).toBe(contexts);
		await answer(screen, 'redo');
		expect(screen.home.readContexts()).not.toContain('acme-');
	});

	it('rename and duplicate, and refuse a taken name', async () => {
		const {screen} = await openList();
		await answer(screen, 'r 2', /leave it\):$/);
		await answer(screen, 'globex', /already\.\n.*leave it\):$/);
		await answer(screen, 'lab', 'q: back):');
		expect(screen.home.readContexts()).toContain('    lab:');
		await answer(screen, 'c', /make none\):$/);
		await answer(screen, 'lab two', 'q: back):');
		expect(screen.home.readContexts()).toContain('lab two');
		expect(screen.text()).toContain('lab two: number or command');
	});

	it('filter, show only what needs attention, and sort', async () => {
		const {screen, host} = await openList();
		await answer(screen, '/glob');
		expect(screen.text()).toContain('1 of 4 contexts: filter glob.\n1. globex,');
		await answer(screen, '1', 'q: back):');
		expect(screen.text()).toContain('globex, not current');
		await answer(screen, 'q');
		await answer(screen, '/', /\(Enter: all\):$/);
		await answer(screen, '');
		await answer(screen, '!');
		expect(screen.text()).toContain(
			`2 of 4 contexts: only those that need attention.\n1. globex, ${host}, OAuth, rejected\n2. initech, ${host}, API key, forbidden\n`,
		);
		await answer(screen, '!');
		await answer(screen, 'sort state');
		expect(screen.text()).toMatch(/Sorted by state\.\n.*\n1\. globex/);
	});

	it('check one and all, with a line for each', async () => {
		const {screen, tenant} = await openList();
		await answer(screen, 'v 1');
		expect(screen.text()).toMatch(
			/Checking acme-prod\. Enter stops waiting\.\n1\. acme-prod, current, .*valid: qlik-cli m2m/,
		);
		await answer(screen, 'V');
		expect(screen.text().match(/4 contexts checked: 2 valid, 2 need attention\./g)).toHaveLength(2);
		tenant.setFault('policy');
		await answer(screen, 'v 1-2');
		expect(screen.text()).toMatch(/\n2\. acme-test, .*, API key, forbidden: /);
		expect(screen.text()).toContain('2 contexts checked: 0 valid, 2 need attention.');
	});

	it('copy with the only escape sequence that they write, and only on request', async () => {
		const {screen, tenant} = await openList();
		await answer(screen, 'y 1', 'none):');
		expect(screen.text()).toContain(`2. tenant URL: ${tenant.url}`);
		expectPlain(screen);
		await answer(screen, '2');
		expect(screen.clipboard()).toBe(tenant.url);
		expect(screen.rawBytes().toString('latin1').match(/\x1b/g)).toHaveLength(1);
	});

	it('print the link when no browser can be opened', async () => {
		const {screen, tenant} = await openList();
		await answer(screen, 'o 1');
		expect(screen.text()).toContain(`open ${tenant.url}`);
	});

	it('make the file private', async () => {
		const {screen, contexts} = await openList();
		chmodSync(screen.home.contextsFile, 0o644);
		await screen.shows('others can read the file now: p makes it private.');
		await answer(screen, 'p');
		expect(statSync(screen.home.contextsFile).mode & 0o777).toBe(0o600);
		expect(screen.home.readContexts()).toBe(contexts);
		await answer(screen, 'p');
		expect(screen.text()).toContain('The file is private already.');
	});

	it('report what another program changed, unprompted', async () => {
		const {screen, contexts} = await openList();
		screen.home.writeContexts(contexts.replace('current-context: "acme-prod"', 'current-context: "acme-test"'));
		await screen.shows('Another program changed contexts.yml: acme-test is current now (was acme-prod).');
		await answer(screen, '');
		expect(screen.text()).toContain('2. acme-test, current,');
		screen.home.writeContexts('contexts: [');
		await screen.shows('Nothing is written until it can be read again.');
		await answer(screen, 'd 1');
		expect(screen.text()).toContain('nothing is written until it is fixed');
		screen.home.writeContexts(contexts);
		await screen.shows('contexts.yml can be read again.');
		expectPlain(screen);
	});

	it('stop waiting on Enter, and print late answers before the next question', async () => {
		const tenant = await tenantForStory();
		const {url, client} = tenant;
		tenant.setFault('slow');
		const screen = openTerminal({
			args: ['--accessible'],
			contexts: contextsText([{name: 'acme', url, account: client}]),
		});
		await screen.shows('Checking acme. Enter stops waiting.');
		await screen.type('\n');
		await screen.shows('1 context still being checked');
		await expect
			.poll(async () => answer(screen, '-'), {timeout: 15_000, interval: 300})
			.toContain('acme is valid: qlik-cli m2m');
	});

	it('stop for Ctrl-Z, and ask again after fg', async () => {
		const {url, client} = await tenantForStory();
		const {screen, qctx} = await openShell({contexts: contextsText([{name: 'acme', url, account: client}])});
		await screen.type(`${qctx} --accessible\n`);
		await screen.shows(/Number or command: ?$/m);
		await screen.press('ctrl-z');
		await screen.shows(/Stopped/);
		await screen.type('echo still $((40+2))\n');
		await screen.shows('still 42');
		await screen.type('fg\n');
		await screen.until(() => screen.text().trimEnd().endsWith(list), 'the question again');
		await screen.type('q\n');
		await promptOf(screen);
		await screen.type('echo back $?\n');
		await screen.shows('back 0');
	});

	it('contain nothing that a terminal acts on, whatever is in the answers and the file', async () => {
		const tenant = await tenantForStory();
		const account = tenant.add('api-key', {fault: 'hostile'});
		const comment = '"\\e]0;owned\\a\\e[31mred\\u202e"';
		const screen = openTerminal({
			args: ['--accessible'],
			contexts: contextsText([{name: '"evil\\e[2J"', url: tenant.url, account, comment}], 'none'),
		});
		await screen.shows(/Number or command: ?$/m);
		await answer(screen, '1', 'q: back):');
		expect(screen.text()).toContain('evil, not current, API key');
		expect(screen.text()).toContain('Comment: red');
		await answer(screen, 'J', 'q: back):');
		expectPlain(screen);
	});

	it('end with the code of SIGTERM', async () => {
		const {screen} = await openList();
		screen.signal('SIGTERM');
		expect(await screen.exited()).toMatchObject({code: 143});
	});

	it('print a long list page by page, and check the rest silently', async () => {
		const tenant = await tenantForStory();
		const ada = tenant.add('api-key', {name: 'Ada Lovelace'});
		const names = Array.from({length: 60}, (_, index) => `context-${index + 1}`);
		const screen = openTerminal({
			args: ['--accessible'],
			rows: 200,
			contexts: contextsText(names.map(name => ({name, url: tenant.url, account: ada}))),
		});
		await screen.shows('25 of 60 contexts; m lists more.');
		await screen.shows('25 contexts checked: 25 valid, 0 need attention.');
		await screen.shows(/Number or command: ?$/m);
		await answer(screen, 'm');
		expect(screen.text()).toMatch(/^50\. context-50, 127/m);
		expect(screen.text()).not.toContain('51. context-51');
		await expect.poll(async () => answer(screen, '-'), {timeout: 15_000}).toMatch(/more checked, all well\./);
		await answer(screen, '57', 'q: back):');
		expect(screen.text()).toContain('context-57, not current, API key');
	});

	it('report a damaged file with line and cure, and write nothing', async () => {
		const screen = openTerminal({args: ['--accessible'], contexts: 'contexts:\n  acme: [\n'});
		await screen.shows('Nothing is written until it can be read again.');
		await screen.shows(/line \d/);
		await answer(screen, 'n');
		expect(screen.text()).toContain('contexts.yml cannot be read; nothing is written until it is fixed.');
		await screen.type('q\n');
		expect(await screen.exited()).toMatchObject({code: 0});
		expect(screen.home.readContexts()).toBe('contexts:\n  acme: [\n');
	});
});

describe('without contexts', () => {
	it('the tutorial works with numbers and words', async () => {
		const {url, client} = await tenantForStory();
		const screen = openTerminal({args: ['--accessible'], rows: 100});
		await screen.shows('1. set one up: tenant URL, then an API key or an OAuth client');
		await answer(screen, '1', 'Enter tenant url:');
		await answer(screen, `${url}/hub`, 'A/O?:');
		await answer(screen, 'O', 'Client ID:');
		await answer(screen, client.clientId, 'Client Secret:');
		screen.paste(`${client.clientSecret} \n`);
		await screen.shows('1 character trimmed: 1 space');
		await screen.shows('Welcome qlik-cli m2m, everything is now set up.');
		await screen.shows('127.0.0.1, current, OAuth');
		await screen.shows('q: back):');
		await answer(screen, 'rename', /leave it\):$/);
		await answer(screen, 'acme', /acme: number or command .*back\):$/);
		expect(screen.home.readContexts().replaceAll('"', '')).toBe(
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
		expectPlain(screen, client.clientSecret);
	});

	it('Ctrl-C leaves the wizard for the list without saving', async () => {
		const screen = openTerminal({args: ['--accessible']});
		await screen.shows('No contexts yet.');
		await answer(screen, 'new', 'Enter tenant url:');
		await screen.type('acme');
		await screen.press('ctrl-c');
		await screen.shows('Left; nothing was saved.');
		await answer(screen, 'q', /q$/);
		expect(await screen.exited()).toMatchObject({code: 0});
		expectPlain(screen);
	});

	it('2 opens the practice tenant', async () => {
		const screen = openTerminal({args: ['--accessible'], rows: 100});
		await screen.shows('2. look around first, on a built-in practice tenant');
		await answer(screen, '2', list);
		await screen.shows('qctx, practice tenant.');
		await screen.shows(/3\. globex-prod, .*rejected/);
		await screen.shows('8 contexts checked: 3 valid, 5 need attention.');
		expectPlain(screen);
	});

	it('context init --accessible runs only the dialogue', async () => {
		const tenant = await tenantForStory();
		const ada = tenant.add('api-key', {name: 'Ada Lovelace'});
		const screen = openTerminal({args: ['context', 'init', 'acme', '--accessible']});
		await screen.shows('Enter tenant url:');
		await answer(screen, tenant.url, 'A/O?:');
		await answer(screen, '', 'API-key:');
		screen.paste(`${ada.apiKey}\n`);
		await screen.shows('Welcome Ada Lovelace, everything is now set up.');
		expect(await screen.exited()).toMatchObject({code: 0});
		expect(screen.home.readContexts()).toContain('current-context: acme');
		expectPlain(screen, ada.apiKey);
	});
});
