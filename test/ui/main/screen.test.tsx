import chalk from 'chalk';
import {beforeAll, describe, expect, it, onTestFinished} from 'vitest';
import type {CheckResult} from '../../../source/tenant/check-result.ts';
import {MainScreen} from '../../../source/ui/main/main-screen.tsx';
import {createTheme} from '../../../source/ui/theme.ts';
import {ThemeContext} from '../../../source/ui/theme-context.ts';
import {contextsText} from '../../session/open-session.ts';
import {InkScreen} from '../ink-screen.ts';
import {noActions, openStore, type StoreOptions} from './open-store.ts';
import {sampleResult} from './samples.ts';

function open(text: string, {unicode = true, ...options}: StoreOptions & {unicode?: boolean} = {}) {
	const {store, place} = openStore(text, {now: () => 3000, ...options});
	const {columns, rows} = options.size ?? {columns: 120, rows: 40};
	const screen = new InkScreen(
		<ThemeContext.Provider value={createTheme({colours: 2, background: 'dark', unicode})}>
			<MainScreen store={store} actions={noActions} columns={columns} rows={rows} />
		</ThemeContext.Provider>,
		{columns, rows},
	);
	onTestFinished(async () => screen.close());
	return {store, screen, place};
}

const refused: CheckResult = sampleResult('rejected', {
	failure: {
		what: 'The tenant refused this API key.',
		cause: 'Likely it was rotated.',
		cure: 'Make a new one.',
		action: 'edit-api-key',
		evidence: {
			method: 'GET',
			path: '/api/v1/users/me',
			status: 401,
			code: 'AUTH-1',
			title: 'Unauthorized',
			traceId: 'd3a2',
		},
	},
});

beforeAll(() => {
	chalk.level = 3;
});

const known = (name: string) => (name === 'globex' ? refused : sampleResult('valid'));

describe('the main screen', () => {
	it('has headings, one row per context with mark, name, tenant, sign-in and state, and the user of the selected one', async () => {
		const {screen} = open(contextsText(['acme', 'globex']), {known});
		await screen.shows(/NAME +TENANT +SIGN-IN +STATE/);
		await screen.shows(/❯ ● acme +acme\.eu +API key +✔ valid/);
		await screen.shows(/✔ valid · just now|✔ valid · \d+ s ago/);
		await screen.shows('qlik-cli m2m  active');
		await screen.shows('"id": "63eaa458f058b73eeb50e0b9"');
		expect(screen.text()).not.toContain('"links"');
		await screen.shows('current  acme  acme.eu');
		await screen.shows('1 needs attention');
	});

	it('draws the selected row with a background from border to border', async () => {
		const {screen, store} = open(contextsText(['acme', 'globex']), {known});
		await screen.shows('❯ ● acme');
		const y = screen.lines().findIndex(line => line.includes('❯ ● acme'));
		const {width} = store.getSnapshot().layout.list;
		const grounds = new Set(Array.from({length: width - 2}, (_, x) => screen.cell(x + 1, y)?.background));
		expect(grounds.size).toBe(1);
		expect([...grounds]).not.toContain(screen.cell(1, y + 1)?.background);
	});

	it('describes a failure with the key that fixes it, then cause, cure and evidence', async () => {
		const {screen} = open(contextsText(['acme', 'globex']), {known});
		await screen.shows('acme');
		await screen.press('j');
		await screen.shows('✘ The tenant refused this API key.');
		const order = [
			'The tenant refused this API key.',
			'e enter a new API key',
			'v check again',
			'Likely it was rotated.',
			'Make a new one.',
			'GET /api/v1/users/me → 401 AUTH-1 Unauthorized',
			'trace d3a2',
		];
		await screen.shows('trace d3a2');
		const places = order.map(words => screen.text().indexOf(words));
		expect(places).toEqual(places.toSorted((one, other) => one - other));
		expect(places).not.toContain(-1);
	});

	it('reports what was done at the right of the footer, next to the keys', async () => {
		const {screen, store} = open(contextsText(['acme', 'globex']));
		await screen.shows('q quit');
		store.notify('Copied user ID', 'good');
		await screen.shows(/Enter use.*q quit +Copied user ID/);
	});

	it('lets a long notice cover rows of the panes until the next key', async () => {
		const {screen, store} = open(contextsText(['acme']), {size: {columns: 60, rows: 15}});
		await screen.shows('q quit');
		store.notify('a very long explanation '.repeat(5).trim(), 'bad');
		await screen.shows(/very long\s+explanation/);
		await screen.press('j');
		await screen.shows('q quit');
	});

	it('shows what can be done with marked contexts', async () => {
		const {screen} = open(contextsText(['acme', 'globex', 'initech']));
		await screen.shows('acme');
		await screen.press('space', 'space');
		await screen.shows('d delete 2  v check 2  Esc unmark');
	});

	it('shows the filter and the number of matches in the title, with the cursor after the letters', async () => {
		const {screen} = open(contextsText(['acme-prod', 'globex', 'acme-test']));
		await screen.shows('globex');
		await screen.type('/prod');
		await screen.shows('Contexts /prod · 1 of 3');
		await screen.waitFor(() => screen.cursorIsShown, 'no cursor');
		await screen.type('qqqq');
		await screen.shows('Nothing matches “prodqqqq”');
		await screen.press('enter');
		await screen.shows(' Esc show all  n new  / filter  u undo  ? help  q quit');
	});

	it('stays quick when a megabyte is pasted into the filter, and quotes only its beginning', async () => {
		const {screen} = open(contextsText(['acme-prod', 'globex']));
		await screen.shows('❯ ● acme-prod');
		await screen.press('/');
		await screen.paste('qq ww '.repeat(170_000));
		await screen.shows(/Nothing matches “qq ww [qw ]{20,40}…”/);
		await screen.press('escape');
		await screen.shows('❯ ● acme-prod');
	});

	it('scrolls the pane to its end and not further', async () => {
		const {screen, store} = open(contextsText(['acme']), {known, size: {columns: 80, rows: 20}});
		await screen.shows('more');
		await screen.press('tab');
		for (let times = 0; times < 20; times++) {
			await screen.press('page-down');
		}

		await screen.shows(/│ \}/);
		const {state, layout} = store.getSnapshot();
		expect(state.scroll).toBe(state.paneLength - layout.paneRows);
		await screen.press('up');
		await screen.hides(/│ \} +│\n╰/);
	});

	it('wraps all of the JSON with J, and cuts its lines before', async () => {
		const raw = {subject: `qlikbot\\${'0123456789abcdef'.repeat(4)}`};
		const {screen} = open(contextsText(['acme']), {
			known: () => sampleResult('valid', {raw}),
			size: {columns: 110, rows: 30},
		});
		await screen.shows(/"subject": "qlikbot.*…/);
		await screen.press('J');
		await screen.hides('…');
		await screen.shows('J summary');
	});

	it('draws only the visible rows of a thousand', async () => {
		const names = Array.from({length: 1000}, (_, index) => `context-${String(index).padStart(4, '0')}`);
		const {screen, store} = open(contextsText(names));
		await screen.shows('context-0000');
		await screen.press('G');
		await screen.shows('context-0999');
		const {listRows} = store.getSnapshot().layout;
		expect(screen.text().match(/context-\d{4} +acme.eu +API/g)).toHaveLength(listRows);
	});
});

describe('in ASCII', () => {
	const sizes = [
		{columns: 60, rows: 15},
		{columns: 80, rows: 24},
		{columns: 120, rows: 40},
		{columns: 200, rows: 50},
	];

	it.each(sizes)('every screen uses only ASCII at $columns×$rows', async size => {
		const names = Array.from({length: 30}, (_, index) => `a-context-with-a-rather-long-name-${index}`);
		const raw = {subject: 'x'.repeat(200)};
		const results = [sampleResult('valid', {raw}), refused];
		const {screen, store} = open(contextsText(names), {
			unicode: false,
			size,
			known: name => results[Number(name.split('-').at(-1)) % 2],
		});
		const isAscii = (what: string) =>
			screen.waitFor(
				() => screen.text().includes('user me') && /^[\x20-\x7e\n]*$/.test(screen.text()),
				`not ASCII: ${what}`,
			);
		await isAscii('list');
		for (const keys of [
			'j',
			'J',
			'J',
			'k',
			'\t',
			'\t',
			' ',
			'!',
			'!',
			'/con',
			'q',
			'\r',
			'\u001B',
			'?',
			'\u001B',
			':',
			'\u001B',
			'd',
			'n',
			'y',
			'\u001B',
			'r',
			'\u001B',
			's',
		]) {
			await screen.send(keys);
			await isAscii(JSON.stringify(keys));
		}

		store.notify('done', 'good');
		await isAscii('notice');
	});
});
