import {Box} from 'ink';
import type {ReactNode} from 'react';
import {describe, expect, it, onTestFinished} from 'vitest';
import {Json} from '../../../source/ui/components/json.tsx';
import {keyHintsLine} from '../../../source/ui/components/key-hints-line.ts';
import {Labelled} from '../../../source/ui/components/labelled.tsx';
import {Pane} from '../../../source/ui/components/pane.tsx';
import {Prose} from '../../../source/ui/components/prose.tsx';
import {ScrollView} from '../../../source/ui/components/scroll-view.tsx';
import {Spans} from '../../../source/ui/components/spans.tsx';
import {words} from '../../../source/ui/spans.ts';
import {InkScreen} from '../ink-screen.ts';

/** What Ink draws, as rows without the blanks at their end. */
async function drawn(tree: ReactNode, wanted: string | RegExp, columns = 30, rows = 8): Promise<string[]> {
	const screen = new InkScreen(tree, {columns, rows});
	onTestFinished(async () => screen.close());
	await screen.shows(wanted);
	return screen.lines().map(line => line.trimEnd());
}

describe('a pane', () => {
	it('has its title in the upper border and its note in the lower one', async () => {
		const rows = await drawn(
			<Pane title={words('Contexts')} note={words('2 need attention')} width={30} height={4}>
				<Prose>{words('inside')}</Prose>
			</Pane>,
			'inside',
		);
		expect(rows.slice(0, 4)).toEqual([
			'╭ Contexts ──────────────────╮',
			'│ inside                     │',
			'│                            │',
			'╰───────── 2 need attention ─╯',
		]);
	});

	it('clips what does not fit, including title and note', async () => {
		const rows = await drawn(
			<Pane
				title={words('a title that is too long for it')}
				note={words('a note that is too long')}
				width={16}
				height={3}
			>
				<Prose>{words('one two three four five')}</Prose>
			</Pane>,
			'one',
		);
		expect(rows.slice(0, 3)).toEqual(['╭ a title th… ─╮', '│ one two      │', '╰─ a note th… ─╯']);
		expect(rows[3]).toBe('');
	});
});

describe('text', () => {
	it('is wrapped without a space at the start of a line', async () => {
		const rows = await drawn(
			<Box width={11}>
				<Prose>{words('The tenant refused this client secret. It is cut off')}</Prose>
			</Box>,
			'cut off',
		);
		expect(rows.filter(row => row.startsWith(' '))).toEqual([]);
	});

	it('keeps to its column next to a label', async () => {
		const rows = await drawn(
			<Box width={20}>
				<Labelled label="Roles" width={8}>
					<Prose>{words('TenantAdmin, Developer')}</Prose>
				</Labelled>
			</Box>,
			'Developer',
		);
		expect(rows.slice(0, 2)).toEqual(['Roles   TenantAdmin,', '        Developer']);
	});

	it('shows only whole key hints, and always the last two', async () => {
		const hints = [
			['Enter', 'use'],
			['n', 'new'],
			['e', 'edit'],
			['?', 'help'],
			['q', 'quit'],
		] as const;
		expect(await drawn(<Spans line={keyHintsLine(hints, 30)} />, 'quit')).toContain(' Enter use  ? help  q quit');
	});
});

describe('JSON', () => {
	const text = JSON.stringify({subject: 'qlikbot\\82e0c353eca9a5d849c74d7e98f13f7e', links: []}, null, 2);

	it('is cut at the edge, with one line per value', async () => {
		const rows = await drawn(<Json text={text} width={24} />, 'links');
		expect(rows.slice(0, 4)).toEqual(['{', '  "subject": "qlikbot\\\\…'.slice(0, 24), '  "links": []', '}']);
	});

	it('is wrapped when all of it is wanted', async () => {
		const rows = await drawn(
			<Box width={24} flexDirection="column">
				<Json text={text} width={24} wrap />
			</Box>,
			'links',
		);
		expect(rows.map(row => row.trimStart()).join('')).toContain('82e0c353eca9a5d849c74d7e98f13f7e');
	});
});

describe('a scroll view', () => {
	const lines = Array.from({length: 9}, (_, index) => <Prose key={index}>{words(`line ${index}`)}</Prose>);

	it('shows a window, reports the length of its content, and stops at the end', async () => {
		const lengths: number[] = [];
		const view = (offset: number) => (
			<ScrollView height={3} offset={offset} onLength={length => lengths.push(length)}>
				{lines}
			</ScrollView>
		);
		const screen = new InkScreen(view(2), {columns: 20, rows: 5});
		onTestFinished(async () => screen.close());
		await screen.shows('line 4');
		expect(
			screen
				.lines()
				.slice(0, 3)
				.map(line => line.trimEnd()),
		).toEqual(['line 2', 'line 3', 'line 4']);
		await screen.waitFor(() => lengths.includes(9), 'no length');
		screen.rerender(view(100));
		await screen.shows('line 8');
		expect(screen.lines()[0]).toContain('line 6');
	});
});
