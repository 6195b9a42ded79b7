import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {frameOf} from './frame.ts';
import {type NamedTenants, startNamedTenants} from './named-tenants.ts';
import {openTerminal, type Terminal} from './open-terminal.ts';
import type {TerminalOptions} from './terminal.ts';

/**
 * Every screen as a person sees it, kept as text and looked at whenever it changes. `npm run frames` writes them again; look at the difference before
 * it is committed.
 */
let named: NamedTenants;

beforeAll(async () => {
	named = await startNamedTenants();
});

afterAll(async () => {
	await named.close();
});

const sizes = [
	[60, 15],
	[80, 24],
	[120, 40],
] as const;

type Size = readonly [columns: number, rows: number];

const inSize = ([columns, rows]: Size) => `${columns}x${rows}`;

/** Opens qctx on the named tenants. */
function open([columns, rows]: Size, contexts: string | undefined, options: TerminalOptions = {}): Terminal {
	const home = named.home(contexts);
	return openTerminal({columns, rows, home, environment: named.environment(home), ...options});
}

/** The list with all first checks done. */
async function openList(size: Size): Promise<Terminal> {
	const screen = open(size, named.contexts);
	await screen.shows(/\d need attention/);
	await screen.hides('checking');
	return screen;
}

async function expectFrame(screen: Terminal, name: string, size: Size): Promise<void> {
	await screen.quiet();
	await expect(frameOf(screen)).toMatchFileSnapshot(join(import.meta.dirname, 'frames', `${name}-${inSize(size)}.txt`));
}

/** Closes what lies over the list. */
async function leave(screen: Terminal, gone: string | RegExp): Promise<void> {
	await screen.press('escape');
	await screen.hides(gone);
}

describe.each([...sizes, [100, 30], [200, 50], [300, 80]] as const)(
	'the list at %i×%i',
	(...size: [number, number]) => {
		it('in mixed states', async () => {
			const screen = await openList(size);
			await expectFrame(screen, 'list', size);
		});
	},
);

describe.each(sizes)('the main screen at %i×%i', (...size: [number, number]) => {
	it('with a failure and its cure, JSON only, the other pane', async () => {
		const screen = await openList(size);
		await screen.press('down', 'J');
		await screen.shows('user me · acme-test');
		await expectFrame(screen, 'json', size);
		await screen.press('J', 'tab');
		await screen.shows('Tab list');
		await expectFrame(screen, 'pane', size);
		await screen.press('tab', 'down');
		await screen.shows('The tenant refused this client secret.');
		await expectFrame(screen, 'failure', size);
		await screen.press('J');
		await screen.shows('J: no user me for this context');
		await screen.press('j', 'j');
		await screen.shows('user me · initech');
		await expectFrame(screen, 'rate-limited', size);
	});

	it('with help, palette, question, names, copy menu', async () => {
		const screen = await openList(size);
		await screen.press('?');
		await screen.shows('Help');
		await expectFrame(screen, 'help', size);
		await leave(screen, 'Help');
		await screen.press(':');
		await screen.shows('Commands');
		await expectFrame(screen, 'palette', size);
		await screen.type('che');
		await screen.shows('❯ check ');
		await expectFrame(screen, 'palette-typed', size);
		await leave(screen, 'Commands');
		await screen.press('d');
		await screen.shows('Delete this context?');
		await expectFrame(screen, 'delete', size);
		await screen.press('n');
		await screen.hides('Delete this context?');
		await screen.press('r', 'ctrl-u');
		await screen.type('initech');
		await screen.shows('there is a context with this name already');
		await expectFrame(screen, 'rename', size);
		await leave(screen, 'New name');
		await screen.press('y');
		await screen.shows('tenant URL');
		await expectFrame(screen, 'copy', size);
		await leave(screen, 'tenant URL');
		await screen.press('space', 'space', 'd');
		await screen.shows('Delete these 2 contexts?');
		await expectFrame(screen, 'delete-marked', size);
	});

	it('with a filter, and with only what needs attention', async () => {
		const screen = await openList(size);
		await screen.press('/');
		await screen.type('gl');
		await screen.hides(/acme-test/);
		await expectFrame(screen, 'filter', size);
		await screen.type('zz');
		await screen.shows('Nothing matches “glzz”');
		await expectFrame(screen, 'filter-nothing', size);
		await leave(screen, 'Nothing matches');
		await screen.press('!');
		await screen.hides(/acme-test/);
		await expectFrame(screen, 'attention', size);
	});

	it('without contexts', async () => {
		const screen = open(size, undefined);
		await screen.shows('No contexts yet.');
		await expectFrame(screen, 'empty', size);
	});

	it('with a damaged file, from the start and later', async () => {
		const damaged = open(size, 'current-context: a\ncontexts:\n    a: [\n');
		await damaged.shows('The contexts file');
		await expectFrame(damaged, 'damaged', size);
		const screen = await openList(size);
		screen.home.writeContexts(`${named.contexts}  odd: "\n`);
		await screen.shows('The contexts file');
		await expectFrame(screen, 'damaged-later', size);
	});

	it('on the practice tenant', async () => {
		const screen = openTerminal({columns: size[0], rows: size[1], args: ['demo']});
		await screen.shows(/\d need attention/);
		await screen.hides('checking');
		await expectFrame(screen, 'practice', size);
	});
});

describe.each(sizes)('the wizard at %i×%i', (...size: [number, number]) => {
	it('from the tenant to the list, with a wrong secret on the way', async () => {
		const {client} = named.tenants['acme.eu.qlikcloud.com'];
		const screen = open(size, undefined);
		await screen.shows('No contexts yet.');
		await screen.press('n');
		await screen.shows('Enter tenant url:');
		screen.paste('acme.eu.qlikcloud.com/hub/');
		await screen.shows('will be stored as https://acme.eu.qlikcloud.com');
		await expectFrame(screen, 'wizard-tenant', size);
		await screen.press('enter');
		await screen.shows('A/O?:');
		await expectFrame(screen, 'wizard-authentication', size);
		await screen.type('O\n');
		await screen.shows('Client ID:');
		await screen.type(`${client.clientId}\n`);
		await screen.shows('looks like a client ID');
		screen.paste('badc0de5badc0de5'.repeat(4));
		await screen.shows('looks like a client secret');
		await screen.press('enter');
		await screen.shows('The tenant refused this client secret.');
		await expectFrame(screen, 'wizard-check-failed', size);
		await screen.press('enter');
		await screen.shows('Client Secret:');
		await screen.press('ctrl-u');
		screen.paste(`${client.clientSecret} \n`);
		await screen.shows('2 characters trimmed: 1 space, 1 line break');
		await expectFrame(screen, 'wizard-credentials', size);
		await screen.press('enter');
		await screen.shows('Signed in as qlik-cli m2m');
		await expectFrame(screen, 'wizard-check-passed', size);
		await screen.press('enter');
		await screen.shows('Name:');
		await expectFrame(screen, 'wizard-save', size);
		await screen.press('enter', 'enter', 'enter');
		await screen.shows('Welcome qlik-cli m2m, everything is now set up.');
		await expectFrame(screen, 'welcome', size);
	});
});
