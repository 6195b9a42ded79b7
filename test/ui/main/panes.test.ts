import {describe, expect, it} from 'vitest';
import {type Line, lineWidth} from '../../../source/ui/lines.ts';
import {detailLines} from '../../../source/ui/main/detail-lines.ts';
import {headerLine} from '../../../source/ui/main/header-line.ts';
import {layoutOf} from '../../../source/ui/main/layout.ts';
import {contextRow, listColumns} from '../../../source/ui/main/list-lines.ts';
import {initialMainState} from '../../../source/ui/main/main-state.ts';
import type {UiServices} from '../../../source/ui/services.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {sampleContext, sampleLive, sampleResult, sampleSnapshot} from './samples.ts';

const theme = createTheme({colours: 2, background: 'dark', unicode: true});
const textOf = (line: Line) => line.map(({text}) => text).join('');
const acme = sampleContext('acme-prod');
const facts = {underCursor: true, current: true, marked: false, matched: undefined, stateNote: ''};

describe('a row of the list', () => {
	it('shows cursor and current mark, name, host, kind and state', () => {
		const row = textOf(contextRow(acme, {...facts, live: sampleLive('valid')}, listColumns([acme], 80), theme));
		expect(row).toMatch(/^❯ ● acme-prod +acme-prod\.eu\.qlikcloud\.com +OAuth +✔ valid/);
	});

	it('is as wide as its place, however long the names and whatever script', () => {
		const contexts = [
			sampleContext('a'),
			sampleContext('日本語のとても長い名前のコンテキスト、まだ続く'),
			sampleContext('x'.repeat(300)),
		];
		for (const width of [52, 56, 70, 96, 200]) {
			const columns = listColumns(contexts, width);
			const widths = contexts.map(context =>
				lineWidth(contextRow(context, {...facts, live: sampleLive('not-a-tenant')}, columns, theme)),
			);
			expect(new Set(widths).size, `at ${width}`).toBe(1);
			expect(widths[0]).toBeLessThanOrEqual(width);
		}
	});

	it('never shows control characters of a name', () => {
		const hostile = sampleContext('evil\u001B]52;c;aGk=\u0007\u202Ename');
		const row = textOf(contextRow(hostile, {...facts, live: sampleLive('valid')}, listColumns([hostile], 80), theme));
		expect(row).not.toMatch(/[\u0000-\u001F\u202E]|52;c/);
	});
});

describe('the right pane', () => {
	const view = {context: acme, now: 3000, jsonOnly: false, width: 60, height: 30, theme, running: '◌'};

	it('says state, round trip and age, then who, and the JSON without links', () => {
		const text = detailLines({...view, live: sampleLive('valid')}).map(textOf);
		expect(text[0]).toBe('✔ valid · 142 ms · 3 s ago');
		expect(text).toContain('qlik-cli m2m  active');
		expect(text.join('\n')).toContain('"id": "63eaa458f058b73eeb50e0b9"');
		expect(text.join('\n')).not.toContain('links');
	});

	it('says cause, cure and the keys that mend it, then the evidence', () => {
		const failure = {
			what: 'The tenant refused this client ID and secret.',
			cause: 'Likely the secret was rotated.',
			cure: 'Enter the present secret.',
			action: 'edit-client-secret' as const,
			evidence: {
				method: 'POST',
				path: '/oauth/token',
				status: 401,
				code: 'OAUTH-1',
				title: 'Invalid client',
				traceId: 'd3a2',
			},
		};
		const live = sampleLive('rejected', {result: sampleResult('rejected', {failure})});
		const text = detailLines({...view, live}).map(textOf);
		expect(text).toContain('e  enter the new secret');
		expect(text).toContain('v  check again');
		expect(text.join('\n')).toContain('POST /oauth/token → 401 OAUTH-1 Invalid client');
		expect(text).toContain('trace d3a2');
	});

	it('fits its width', () => {
		for (const width of [40, 56, 120]) {
			for (const line of detailLines({...view, width, live: sampleLive('valid')})) {
				expect(lineWidth(line)).toBeLessThanOrEqual(width);
			}
		}
	});
});

describe('the header', () => {
	const services = {practice: undefined, home: '/home/someone'} as UiServices;
	const header = (columns: number, current?: string) =>
		textOf(headerLine(initialMainState(sampleSnapshot([acme], current), undefined, 'file'), services, columns));

	it('names the file with ~, how many contexts, and the current one', () => {
		expect(header(80, 'acme-prod')).toMatch(/^ qctx {2}~\/\.qlik\/contexts\.yml {2}1 context +current {2}acme-prod $/);
		expect(header(80)).toContain('no current context');
		expect(header(80, 'gone')).toContain('gone (missing)');
	});

	it('is as wide as the screen', () => {
		for (const columns of [60, 80, 120, 300]) {
			expect(header(columns, 'x'.repeat(100))).toHaveLength(columns);
		}
	});
});

describe('the layout', () => {
	it('fills the screen from 60×15 up, side by side from 100 columns', () => {
		for (const [columns, rows] of [
			[60, 15],
			[80, 24],
			[99, 40],
			[100, 30],
			[120, 40],
			[300, 80],
		] as const) {
			const {arrangement, list, detail} = layoutOf(columns, rows, [acme]);
			if (arrangement === 'side-by-side') {
				expect(columns).toBeGreaterThanOrEqual(100);
				expect(list.width + detail.width).toBe(columns);
				expect([list.height, detail.height]).toEqual([rows - 2, rows - 2]);
			} else {
				expect(list.height + detail.height).toBe(rows - 2);
				expect(detail.height).toBeGreaterThanOrEqual(5);
			}
		}
	});
});
