import chalk from 'chalk';
import {beforeAll, describe, expect, it} from 'vitest';
import {firstFrame} from '../../source/ui/first-frame.ts';
import type {Look} from '../../source/ui/look.ts';
import {MainScreen} from '../../source/ui/main/main-screen.tsx';
import {createTheme} from '../../source/ui/theme.ts';
import {ThemeContext} from '../../source/ui/theme-context.ts';
import {Emulator} from '../terminal/emulator.ts';
import {InkScreen} from './ink-screen.ts';
import {noActions, openStore} from './main/open-store.ts';
import {sampleResult} from './main/samples.ts';

const names = ['acme-prod', '日本語のテナント', 'e\u0301clair', '🚀 launch', 'x'.repeat(90), 'plain'];
const contextsText = `current-context: acme-prod
contexts:
${names.map((name, index) => `  ${JSON.stringify(name)}:\n    server: https://tenant-${index}.eu.qlikcloud.com\n    oauth-client-id: made-up\n    oauth-client-secret: made-up\n`).join('')}`;
const shortText = contextsText.replace('x'.repeat(90), 'x');

const dark: Look = {colours: 3, unicode: true, background: 'dark', askBackground: false};
const palette: Look = {colours: 1, unicode: true, background: 'unknown', askBackground: false};
const none: Look = {colours: 0, unicode: false, background: 'unknown', askBackground: false};

function open(text: string, size: {columns: number; rows: number}) {
	const states = new Map([
		['acme-prod', 'valid'],
		['日本語のテナント', 'rejected'],
		['plain', 'unreachable'],
	] as const);
	return openStore(text, {
		size,
		now: () => 90_000,
		known: name => {
			const state = states.get(name as 'plain');
			return state === undefined ? undefined : sampleResult(state);
		},
	}).store;
}

describe('the first frame', () => {
	beforeAll(() => {
		chalk.level = 3;
	});

	it.each([
		['contexts', 120, 40, shortText, dark],
		['contexts', 200, 50, shortText, dark],
		['contexts', 80, 24, shortText, palette],
		['contexts', 60, 15, shortText, none],
		['a long name', 120, 40, contextsText, dark],
	])(
		'is cell by cell what Ink draws afterwards, except for the text in the pane: %s at %i×%i',
		async (_, columns, rows, text, look) => {
			const store = open(text, {columns, rows});
			const before = new Emulator({columns, rows, background: 'silent'});
			const frame = firstFrame(store.getSnapshot(), {look, now: 90_000});
			await before.write(Buffer.from(frame.replaceAll('\n', '\r\n')));
			const screen = new InkScreen(
				<ThemeContext.Provider value={createTheme(look)}>
					<MainScreen store={store} actions={noActions} columns={columns} rows={rows} />
				</ThemeContext.Provider>,
				{columns, rows},
			);
			await screen.shows('quit');
			await screen.shows(/Subject/);
			const {pane, arrangement, list} = store.getSnapshot().layout;
			const left = arrangement === 'stacked' ? 0 : list.width;
			const top = 1 + (arrangement === 'stacked' ? list.height : 0);
			// Below its state line, and the note in its border, which tells how much of the text there is.
			const isTextOfPane = (x: number, y: number) =>
				y > top + 1 && y < top + pane.height && x > left && x < left + pane.width - 1;
			for (let y = 0; y < rows; y++) {
				const row = (terminal: Emulator | InkScreen) =>
					Array.from({length: columns}, (_, x) => (isTextOfPane(x, y) ? undefined : terminal.cell(x, y)));
				expect([y, row(before)]).toEqual([y, row(screen)]);
			}

			await screen.close();
			before.dispose();
		},
	);

	it.each([
		['no contexts', ''],
		['a damaged file', 'contexts: ['],
	])('has header, borders and footer with %s', async (_, text) => {
		const store = open(text, {columns: 80, rows: 24});
		const frame = firstFrame(store.getSnapshot(), {look: none, now: 0}).split('\n');
		const screen = new InkScreen(
			<ThemeContext.Provider value={createTheme(none)}>
				<MainScreen store={store} actions={noActions} columns={80} rows={24} />
			</ThemeContext.Provider>,
			{columns: 80, rows: 24},
		);
		await screen.shows('quit');
		const drawn = screen.lines();
		const isText = (row: string) => row.startsWith('|');
		expect(frame).toHaveLength(24);
		for (const [y, row] of drawn.entries()) {
			if (!isText(row)) {
				expect((frame[y] ?? '').replaceAll(/\u001B\[[\d;]*m/g, '').trimEnd()).toBe(row.trimEnd());
			}
		}

		await screen.close();
	});

	it('is empty when the main screen does not fit', () => {
		for (const size of [
			{columns: 59, rows: 40},
			{columns: 120, rows: 14},
		]) {
			expect(firstFrame(open(shortText, size).getSnapshot(), {look: dark, now: 0})).toBe('');
		}
	});
});
