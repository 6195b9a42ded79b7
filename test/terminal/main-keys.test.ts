import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {addProgram, homeForStory, openList, tenantForStory} from './open-list.ts';
import {openTerminal} from './open-terminal.ts';

/** So many contexts on which nobody can sign in, because they have no credentials. */
function manyContexts(count: number): string {
	const entries = Array.from(
		{length: count},
		(_, index) => `    c${String(index).padStart(4, '0')}:\n        server: https://tenant-${index}.eu.qlikcloud.com\n`,
	);
	return `current-context: c0000\ncontexts:\n${entries.join('')}`;
}

const manySettings = 'check-on-start: current\n';

describe('moving', () => {
	it('moves by rows, pages and half pages, and to both ends, through 1,000 contexts', async () => {
		const screen = openTerminal({home: homeForStory(manyContexts(1000), manySettings)});
		await screen.shows('1-35 of 1000');
		const at = async (name: string) => screen.shows(new RegExp(`❯ . ?.? *${name} `));
		for (const [key, name] of [
			['page-down', 'c0035'],
			['ctrl-d', 'c0052'],
			['down', 'c0053'],
			['j', 'c0054'],
			['ctrl-u', 'c0037'],
			['page-up', 'c0002'],
			['k', 'c0001'],
			['up', 'c0000'],
			['end', 'c0999'],
			['home', 'c0000'],
			['G', 'c0999'],
			['g', 'c0000'],
		] as const) {
			await screen.press(key);
			await at(name);
		}
	});

	it('scrolls the right pane with the same keys after Tab, and returns', async () => {
		const {screen} = await openList({columns: 80, rows: 24});
		await screen.shows('qlik-cli m2m');
		await screen.press('tab');
		await screen.shows('↑↓ scroll');
		await screen.press('page-down');
		await screen.shows('"assignedRoles"');
		await screen.press('end');
		await screen.shows('"tenantId"');
		await screen.press('home');
		await screen.shows('qlik-cli m2m');
		await screen.press('ctrl-d', 'down', 'up', 'ctrl-u');
		await screen.shows('qlik-cli m2m');
		expect(screen.text()).toContain('❯ ● zeta');
		await screen.press('tab');
		await screen.shows('Enter use');
	});
});

describe('checks', () => {
	it('V checks all again and shows the progress', async () => {
		const {screen, tenant} = await openList();
		await screen.shows('2 need attention');
		await screen.hides('checking');
		tenant.setFault('slow');
		const before = tenant.requests.length;
		await screen.press('V');
		await screen.shows(/checking \d\/4/);
		await screen.hides(/checking \d\/4/, {within: 20_000});
		expect(tenant.requests.length - before).toBeGreaterThanOrEqual(4);
	});

	it('v checks the context under the cursor, or the marked ones', async () => {
		const {screen, tenant} = await openList();
		await screen.shows('2 need attention');
		await screen.hides('checking');
		tenant.setFault('server-error');
		await screen.press('down', 'v');
		await screen.shows(/acme-test .*⚠ tenant-error/);
		expect(screen.text()).toMatch(/initech .*⊘ forbidden/);
		await screen.press('down', 'space', 'space', 'v');
		await screen.shows(/initech .*⚠ tenant-error/);
		await screen.shows('2 marked');
		await screen.press('escape');
		await screen.hides('2 marked');
	});

	it('a rate-limited row shows until when, and v reports the wait', async () => {
		const {screen, tenant} = await openList();
		await screen.shows('2 need attention');
		tenant.setFault('rate-limited');
		await screen.press('v');
		await screen.shows(/zeta .*◔ rate-limited until \d\d:\d\d/);
		await screen.press('v');
		await screen.shows(/zeta: rate-limited, retries automatically at \d\d:\d\d:\d\d/);
	});

	it('a fixed context leaves the attention list, and the cursor moves on', async () => {
		const {screen, tenant} = await openList();
		await screen.shows('2 need attention');
		tenant.setFault('server-error');
		await screen.press('V');
		await screen.shows('4 need attention');
		await screen.press('!');
		await screen.shows('Contexts ! attention');
		tenant.setFault(undefined);
		await screen.press('v');
		await screen.shows('❯   acme-test');
		await screen.shows('user me · acme-test');
		await screen.press('!');
		await screen.shows(/zeta .*✔ valid/);
	});

	it('reports that nothing can be reached', async () => {
		const contexts = ['a', 'b'].map(
			name =>
				`    ${name}:\n        headers:\n            Authorization: Bearer x\n        server: http://127.0.0.1:9\n`,
		);
		const screen = openTerminal({home: homeForStory(`contexts:\n${contexts.join('')}`)});
		await screen.shows('all unreachable (offline?)');
		await screen.shows('no current context');
	});
});

describe('undo', () => {
	it('reports what was undone, goes one further back, and redoes it', async () => {
		const {screen, contexts} = await openList();
		await screen.press('down', 'enter');
		await screen.shows('❯ ● acme-test');
		await screen.press('d', 'y');
		await screen.shows(/current {2}acme-test \(missing\)|no current context/);
		await screen.press('u');
		await screen.shows(/acme-test .*API key/);
		await screen.shows(/[Uu]ndid|[Uu]ndone/);
		await screen.press('u');
		await screen.shows(/current {2}zeta/);
		expect(screen.home.readContexts()).toBe(contexts);
		await screen.press('U');
		await screen.shows(/current {2}acme-test/);
		await screen.press('u', 'u');
		await screen.shows(/othing (more )?(to undo|was changed)|no change/i);
	});
});

describe('a key that cannot act', () => {
	it('explains why', async () => {
		const {screen} = await openList();
		await screen.shows('2 need attention');
		for (const [key, reason] of [
			['enter', 'Enter: it is the current context already'],
			['-', 'No context was current before'],
			['p', 'p: the file is private already'],
			['D', 'D: for the practice tenant, run: qctx demo'],
			['escape', 'Esc: nothing to clear; q quits'],
		] as const) {
			await screen.press(key);
			await screen.shows(reason);
		}

		await screen.press('G', 'J');
		await screen.shows('J: no user me for this context: forbidden');
	});

	it('explains why without contexts too', async () => {
		const screen = openTerminal();
		await screen.shows('No contexts yet.');
		for (const [key, reason] of [
			['j', 'no contexts to move to'],
			['v', 'v: no context under the cursor'],
			['V', 'V: no contexts to check'],
			['/', '/: no contexts to filter'],
			['!', '!: no contexts to look through'],
			['s', 's: no contexts to sort'],
			['y', 'y: no context under the cursor'],
			['e', 'e: no context under the cursor'],
		] as const) {
			await screen.press(key);
			await screen.shows(reason);
		}
	});

	it('is explained in the palette before it is chosen', async () => {
		const {screen} = await openList();
		await screen.press(':');
		await screen.type('protect');
		await screen.shows(/❯ protect +p +the file is private already/);
		await screen.press('ctrl-u');
		await screen.type('rename');
		await screen.shows('❯ rename');
		await screen.press('enter');
		await screen.shows('Rename zeta');
	});
});

describe('what goes to other programs', () => {
	it('o opens the browser if there is one', async () => {
		const home = homeForStory();
		const opened = join(home.folder, 'opened');
		const environment = {...addProgram(home, 'xdg-open', `printf %s "$1" > '${opened}'`), DISPLAY: ':0'};
		const {screen, tenant} = await openList({home, environment});
		await screen.press('o');
		await screen.shows(`opened ${tenant.url}`);
		await expect.poll(() => existsSync(opened) && readFileSync(opened, 'utf8'), {timeout: 10_000}).toBe(tenant.url);
	});

	it('o shows the link over SSH', async () => {
		const home = homeForStory();
		const environment = {
			...addProgram(home, 'xdg-open', 'exit 0'),
			DISPLAY: ':0',
			SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22',
		};
		const {screen, tenant} = await openList({home, environment});
		await screen.press('o');
		await screen.shows(`no browser here; open ${tenant.url}`);
	});

	it('y passes the text to the clipboard program if there is one', async () => {
		const home = homeForStory();
		const copied = join(home.folder, 'copied');
		const environment = {...addProgram(home, 'xclip', `cat > '${copied}'`), DISPLAY: ':0'};
		const {screen} = await openList({home, environment});
		await screen.shows('qlik-cli m2m');
		await screen.press('y', 'down', 'down', 'enter');
		await screen.shows('copied the qlik command: qlik user me --context zeta');
		expect(readFileSync(copied, 'utf8')).toBe('qlik user me --context zeta');
		expect(screen.clipboard()).toBeUndefined();
	});
});

describe('the filter', () => {
	it('marks the matched letters, not only by colour', async () => {
		const {screen} = await openList({environment: {NO_COLOR: '1'}});
		await screen.press('/');
		await screen.type('gx');
		await screen.shows('Contexts /gx');
		const underlined = () => {
			const {x, y} = screen.find(/globex +127/);
			return [...'globex'].filter((_, index) => screen.cell(x + index, y)?.underline === true).join('');
		};
		await screen.until(() => underlined() === 'gx', 'the letters g and x to be underlined');
	});
});

describe('the real cursor', () => {
	it('is after the last letter of the filter, even a wide one', async () => {
		const {screen} = await openList();
		await screen.press('/');
		await screen.type('日本');
		await screen.shows('Contexts /日本');
		const {x, y} = screen.find('/日本');
		await screen.until(() => screen.cursor().x === x + 5 && screen.cursor().y === y, 'the cursor behind the filter');
	});

	it('is in the field of a new name', async () => {
		const {screen} = await openList();
		await screen.press('r');
		await screen.shows(/New name +zeta/);
		const {x, y} = screen.find('New name');
		const field = x + 'New name  '.length;
		const isAt = (column: number) => screen.cursor().x === column && screen.cursor().y === y;
		await screen.until(() => isAt(field + 'zeta'.length), 'the cursor behind the name');
		await screen.press('home');
		await screen.until(() => isAt(field), 'the cursor before the name');
	});
});

describe('warnings', () => {
	it('an insecure context is marked in the list and in the pane, as is one with both kinds of credentials', async () => {
		const {url, client, ...tenant} = await tenantForStory();
		const ada = tenant.add('api-key', {name: 'Ada Lovelace'});
		const contexts = `contexts:
    both:
        headers:
            Authorization: Bearer ${ada.apiKey}
        insecure: true
        oauth-client-id: ${client.clientId}
        oauth-client-secret: ${client.clientSecret}
        server: ${url}
`;
		const screen = openTerminal({home: homeForStory(contexts)});
		await screen.shows(/both .*✔ valid +insecure/);
		await screen.shows('Ada Lovelace');
		await screen.shows('! An API key and an OAuth client are stored;');
		await screen.shows('! The certificate of the tenant is not');
	});

	it('a new context is visible whatever the filter', async () => {
		const {screen} = await openList();
		await screen.press('/');
		await screen.type('glob');
		await screen.hides('acme-test');
		await screen.press('enter', 'c');
		await screen.shows('Duplicate globex');
		await screen.press('ctrl-u');
		await screen.type('hooli');
		await screen.press('enter');
		await screen.shows('❯   hooli');
		await screen.shows('acme-test');
	});
});
