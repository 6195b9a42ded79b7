import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {contextsText} from './contexts-text.ts';
import {homeForStory, openList, tenantForStory} from './open-list.ts';
import {openTerminal} from './open-terminal.ts';

const good = {dark: '#87d787', light: '#006f00'} as const;

describe('the theme', () => {
	it.each(['light', 'dark'] as const)('%s is taken as set, whatever the terminal is', async theme => {
		const {screen} = await openList({settings: `theme: ${theme}\n`, background: theme === 'light' ? 'dark' : 'light'});
		await screen.shows(/zeta .*valid/);
		expect(screen.cellOf('valid').foreground).toBe(good[theme]);
		expect(screen.rawBytes().toString('latin1')).not.toContain('\u001B]11;?');
	});

	it('auto asks the terminal and keeps the answer for the first frame of the next start', async () => {
		const {screen} = await openList({background: 'light'});
		await screen.shows(/zeta .*valid/);
		await screen.until(() => screen.cellOf('valid').foreground === good.light, 'the colours for a light ground');
		await screen.press('q');
		await screen.exited();
		const again = openTerminal({home: screen.home, background: 'silent'});
		await again.shows(/zeta .*valid/);
		expect(again.cellOf('Contexts').foreground).toBe('#0040af');
	});

	it('uses the nearest of 256 colours, or the palette with 16', async () => {
		const {screen} = await openList({environment: {COLORTERM: ''}, background: 'light'});
		await screen.shows(/zeta .*valid/);
		await screen.until(() => screen.cellOf('valid').foreground === 28, 'a green of the 256');
		const few = openTerminal({home: screen.home, environment: {COLORTERM: '', TERM: 'xterm'}});
		await few.shows(/zeta .*valid/);
		expect(few.cellOf('valid').foreground).toBe(2);
	});
});

describe('settings', () => {
	it('sort: the order of the list at start', async () => {
		const {screen} = await openList({settings: 'sort: name\n'});
		await screen.shows('Contexts by name');
		expect(screen.findRow(/│.*acme-test /)).toBeLessThan(screen.findRow(/│.*zeta /));
		await screen.press('s', 's', 's');
		await screen.shows('sorted by order of the file');
		expect(screen.findRow(/│.*zeta /)).toBeLessThan(screen.findRow(/│.*acme-test /));
	});

	it('check-on-start: current checks only the one under the cursor', async () => {
		const {screen, tenant} = await openList({settings: 'check-on-start: current\n'});
		await screen.shows(/zeta .*✔ valid/);
		await screen.shows(/initech .*· unchecked/);
		expect(tenant.requests.filter(({path}) => path.startsWith('/api/v1/users/')).length).toBeLessThanOrEqual(2);
	});

	it('motion: a glyph is animated while something is pending, unless it is off', async () => {
		const {screen, tenant} = await openList();
		await screen.shows('2 need attention');
		await screen.hides('checking');
		tenant.setFault('hang');
		await screen.press('V');
		await screen.shows(/[⠋⠙⠸⠴⠦⠇] checking \d\/4/);
		const [sign = ''] = /[⠋⠙⠸⠴⠦⠇](?= checking \d\/4)/.exec(screen.text()) ?? [];
		await screen.hides(`${sign} checking`);
		await screen.shows(/[⠋⠙⠸⠴⠦⠇] checking \d\/4/);

		const still = await openList({settings: 'motion: off\n'});
		await still.screen.shows('2 need attention');
		still.tenant.setFault('hang');
		await still.screen.press('V');
		await still.screen.shows(/◌ checking \d\/4/);
		await still.screen.quiet();
		expect(still.screen.rawBytes().toString()).not.toMatch(/[⠋⠙⠸⠴⠦⠇]/);
	});

	it('timeout-seconds: a tenant that never answers is unreachable after this time', async () => {
		const tenant = await tenantForStory();
		tenant.setFault('hang');
		const home = homeForStory(
			contextsText([{name: 'acme', url: tenant.url, account: tenant.client}]),
			'timeout-seconds: 1\n',
		);
		const screen = openTerminal({home});
		await screen.shows(/acme .*↯ unreachable/, {within: 8000});
	});

	it('refresh-seconds: the context in the pane is checked again and again', async () => {
		const {screen, tenant} = await openList({settings: 'refresh-seconds: 5\n'});
		await screen.shows('2 need attention');
		await screen.hides('checking');
		tenant.setFault('server-error');
		await screen.shows(/zeta .*⚠ tenant-error/, {within: 12_000});
	});

	it('copy: system reports a missing clipboard program, and shows the text', async () => {
		const {screen, tenant} = await openList({settings: 'copy: system\n'});
		await screen.press('y', 'u');
		await screen.shows(`not copied, because no clipboard program answered; the tenant URL is ${tenant.url}`);
		expect(screen.clipboard()).toBeUndefined();
	});

	it('that are invalid are reported with their line, and nothing is opened', async () => {
		const home = homeForStory(undefined, '# mine\ntheme: pink\n');
		const screen = openTerminal({home});
		expect((await screen.exited()).code).toBe(2);
		expect(screen.text().replaceAll('\n', '')).toMatch(/settings\.yml, line 2: 'theme' must be auto, dark or light/);
		expect(readFileSync(join(home.folder, '.config/qctx/settings.yml'), 'utf8')).toBe('# mine\ntheme: pink\n');
	});

	it('that are unknown are reported, and the program opens all the same', async () => {
		const screen = openTerminal({home: homeForStory(undefined, 'them: dark\n')});
		await screen.shows('No contexts yet.');
		await screen.press('q');
		await screen.exited();
		expect(screen.text().replaceAll('\n', '')).toContain("unknown setting 'them', did you mean 'theme'?");
	});
});
