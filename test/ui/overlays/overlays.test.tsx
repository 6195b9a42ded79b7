import chalk from 'chalk';
import {beforeAll, describe, expect, it, onTestFinished} from 'vitest';
import {keymap} from '../../../source/ui/keymap.ts';
import {MainScreen} from '../../../source/ui/main/main-screen.tsx';
import {isMovement} from '../../../source/ui/main/model/move.ts';
import {helpGroups} from '../../../source/ui/overlays/help.tsx';
import {createTheme} from '../../../source/ui/theme.ts';
import {ThemeContext} from '../../../source/ui/theme-context.ts';
import {contextsText} from '../../session/open-session.ts';
import {InkScreen} from '../ink-screen.ts';
import {noActions, openStore, type StoreOptions} from '../main/open-store.ts';

function open({unicode = true, ...options}: StoreOptions & {unicode?: boolean} = {}) {
	const {store} = openStore(contextsText(['acme', 'globex', 'initech']), options);
	const {columns, rows} = options.size ?? {columns: 120, rows: 40};
	const screen = new InkScreen(
		<ThemeContext.Provider value={createTheme({colours: 2, background: 'dark', unicode})}>
			<MainScreen store={store} actions={noActions} columns={columns} rows={rows} />
		</ThemeContext.Provider>,
		{columns, rows},
	);
	onTestFinished(async () => screen.close());
	return {store, screen};
}

beforeAll(() => {
	chalk.level = 3;
});

const sizes = [
	{columns: 60, rows: 15},
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
];

describe('every overlay', () => {
	it.each(sizes.flatMap(size => ['d', 'r', 'y', ':', '?'].map(key => ({...size, key}))))(
		'is whole at $columns×$rows, with a free cell around it: $key',
		async ({columns, rows, key}) => {
			const {screen} = open({size: {columns, rows}});
			await screen.shows('❯ ● acme');
			await screen.press(key);
			await screen.shows(/Esc (cancel|close)|n no/);
			const lines = screen.lines();
			const top = lines.findIndex(line => /[ │]╭ (Delete|Rename|Copy|Commands|Help) ─+╮/.test(line));
			const left = lines[top]?.search(/╭ (Delete|Rename|Copy|Commands|Help)/) ?? -1;
			const right = lines[top]?.indexOf('╮', left) ?? -1;
			const bottom = lines.findIndex((line, index) => index > top && line[left] === '╰');
			expect(bottom).toBeGreaterThan(top);
			for (const line of lines.slice(top, bottom + 1)) {
				expect(line[left - 1] ?? ' ').toBe(' ');
				expect(line[right + 1] ?? ' ').toBe(' ');
				expect(line[left]).toMatch(/[╭│╰]/);
				expect(line[right]).toMatch(/[╮│╯]/);
			}
		},
	);

	it('is drawn in ASCII when the terminal shows no more', async () => {
		for (const key of ['d', 'r', 'y', ':', '?']) {
			const {screen} = open({unicode: false, size: {columns: 80, rows: 24}});
			await screen.shows('acme');
			await screen.press(key);
			await screen.shows(/Esc (cancel|close)|n no/);
			expect(screen.text()).not.toMatch(/[^\u0000-\u007F]/);
		}
	});
});

describe('the question whether to delete', () => {
	it('names each context with its tenant, marks the current one, and shows its keys once', async () => {
		const {screen} = open();
		await screen.shows('❯ ● acme');
		await screen.press('space', 'space', 'd');
		await screen.shows('Delete these 2 contexts?');
		await screen.shows(/● acme {4}acme\.eu {2}current/);
		await screen.shows(/globex {2}acme\.eu/);
		await screen.shows('u brings them back.');
		expect(screen.text().match(/yes, delete/g)).toHaveLength(1);
		const y = screen.lines().findIndex(line => line.includes('╭ Delete'));
		const x = screen.lines()[y]?.indexOf('╭ Delete') ?? 0;
		expect(screen.cell(x, y)?.foreground).toBe(createdBad());
	});

	it('warns that it cannot be undone when no backup can be kept', async () => {
		const {screen, store} = open();
		store.session.workplace.store.backupProblem = async () => ({
			what: 'No backup can be kept in /nowhere.',
			cure: '',
			exitCode: 3,
		});
		await screen.shows('❯ ● acme');
		await screen.press('d');
		await screen.shows('This cannot be undone: No backup can be kept in /nowhere.');
		await screen.hides('u brings');
	});

	it('is not answered by Enter', async () => {
		const {screen, store} = open();
		await screen.shows('❯ ● acme');
		await screen.press('d');
		await screen.shows('Delete this context?');
		await screen.press('enter', 'space', 'd', '?');
		expect(store.getSnapshot().state.overlay).toMatchObject({kind: 'delete', names: ['acme']});
		expect(store.session.workplace.store.read()).toMatchObject({value: {contexts: [{name: 'acme'}, {}, {}]}});
		await screen.press('n');
		await screen.hides('Delete this context?');
	});

	it('is not asked when it cannot act, as the key reports', async () => {
		const {screen} = open();
		await screen.shows('❯ ● acme');
		await screen.press('/');
		await screen.type('qqqq');
		await screen.press('enter', 'd');
		await screen.shows('d: no context under the cursor');
		await screen.hides('Delete');
	});
});

describe('a new name', () => {
	it('of a copy is the next free one', async () => {
		const {screen} = open();
		await screen.shows('❯ ● acme');
		await screen.press('c');
		await screen.shows(/New name +acme-2/);
	});

	it('is refused while it is being typed if it is taken', async () => {
		const {screen} = open();
		await screen.shows('❯ ● acme');
		await screen.press('r', 'ctrl-u');
		await screen.shows('a name is needed');
		await screen.paste('globex\n');
		await screen.shows('there is a context with this name already');
		await screen.press('enter');
		await screen.shows('New name');
	});
});

describe('the palette', () => {
	it('stays in place whatever is typed', async () => {
		const {screen} = open();
		await screen.shows('❯ ● acme');
		await screen.press(':');
		await screen.shows('╭ Commands');
		const frame = () => screen.lines().flatMap((line, y) => (/^.{16,20}[╭╰]/.test(line) ? [y] : []));
		const before = frame();
		await screen.type('zzzz');
		await screen.shows('no such command');
		expect(frame()).toEqual(before);
	});

	it('leaves out movement keys, and lists unavailable commands last', async () => {
		const {screen} = open();
		await screen.shows('❯ ● acme');
		await screen.press(':');
		await screen.type('p');
		await screen.shows(/protect/);
		expect(screen.text()).not.toMatch(/a page up|half a page/);
		await screen.press('ctrl-u');
		await screen.shows('❯ previous');
		expect(screen.text().indexOf('it is the current context already')).toBe(-1);
		await screen.press('page-down', 'page-down', 'page-down');
		await screen.shows('it is the current context already');
	});

	it('chooses the first match of a paste, whatever was chosen before', async () => {
		const {screen, store} = open();
		await screen.shows('❯ ● acme');
		await screen.press(':', 'down', 'down', 'down', 'down', 'down');
		await screen.paste('rename\n');
		await screen.shows('❯ rename');
		await screen.press('enter');
		await screen.shows('Rename acme');
		expect(store.getSnapshot().state.overlay).toMatchObject({kind: 'name', purpose: 'rename'});
	});
});

describe('the help', () => {
	it('has every command once', () => {
		const ids = helpGroups.flatMap(group => group.ids);
		expect(ids.toSorted()).toEqual(keymap.map(({id}) => id).toSorted());
		expect(ids.filter(isMovement)).toEqual(helpGroups.find(({title}) => title === 'Move')?.ids);
	});

	it('cuts no sentence at the smallest size', async () => {
		const size = {columns: 60, rows: 15};
		const {screen} = open({size});
		await screen.shows('❯ ● acme');
		await screen.press('?');
		await screen.shows('╭ Help');
		const room = size.columns - '│ Ctrl-D     │'.length - 2;
		expect(keymap.filter(({help}) => help.length > room)).toEqual([]);
		expect(screen.lines().slice(1).join('')).not.toContain('…');
		await screen.press('G');
		await screen.shows(/│ q +leave/);
		expect(screen.lines().slice(1).join('')).not.toContain('…');
	});

	it('keeps the title of its group visible while it scrolls', async () => {
		const {screen} = open({size: {columns: 60, rows: 15}});
		await screen.shows('❯ ● acme');
		await screen.press('?');
		await screen.shows(/│ Context +│/);
		await screen.press('down', 'down', 'down', 'down');
		await screen.shows(/│ Context +│/);
		await screen.press('G');
		await screen.shows(/│ App +│/);
		await screen.shows(/q +leave/);
		await screen.press('g');
		await screen.shows(/│ Context +│/);
	});
});

function createdBad(): string | undefined {
	const {bad} = createTheme({colours: 2, background: 'dark', unicode: true});
	return bad.color;
}
