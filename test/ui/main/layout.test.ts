import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Context} from '../../../source/contexts/context.ts';
import {states} from '../../../source/tenant/state.ts';
import {type Layout, layoutOf} from '../../../source/ui/main/layout.ts';
import {columnNeeds, gap, type ListColumns, marksWidth, stateWidth} from '../../../source/ui/main/list-columns.ts';
import {headingsLine, rowLine} from '../../../source/ui/main/spans/row.ts';
import {lineWidth} from '../../../source/ui/spans.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {sampleContext, sampleLive} from './samples.ts';

const widths = Array.from({length: 250 - 60 + 1}, (_, index) => index + 60);
const theme = createTheme({colours: 2, background: 'dark', unicode: true});

const text = fc.oneof(
	fc.string({unit: 'grapheme', maxLength: 20}),
	fc.string({unit: 'grapheme', maxLength: 120}),
	fc.constantFrom('acme-prod', 'x'.repeat(300), '日本語のとても長い名前のコンテキスト', '👩‍👩‍👧‍👧'.repeat(9)),
);
const host = fc.oneof(
	text,
	fc.constantFrom('acme.eu.qlikcloud.com', '127.0.0.1:43035', 'a.very.long.host.example:8443'),
);
const context: fc.Arbitrary<Context> = fc
	.record({name: text, host, comment: fc.option(text, {nil: undefined}), kind: fc.constantFrom('oauth', 'none')})
	.map(({name, host, comment, kind}) =>
		sampleContext(name, {
			server: `https://${host}`,
			comment,
			...(kind === 'none' ? {credentials: {kind: 'none', missing: 'everything'}} : {}),
		}),
	);
const few = fc.array(context, {maxLength: 8});
const many = fc.array(context, {minLength: 30, maxLength: 60});
const short = fc.constant(['a', 'b'].map(name => sampleContext(name)));
const anyContexts = fc.oneof(few, many, short);

const rows = 40;
const layouts = (contexts: readonly Context[]) => widths.map(columns => layoutOf({columns, rows}, contexts));
const shownCells = (columns: ListColumns) => [columns.name, columns.tenant, columns.signIn, columns.note];
const taken = ({name, tenant, signIn, note}: ListColumns) =>
	marksWidth + name + gap + tenant + gap + signIn + gap + stateWidth + (note === 0 ? 0 : 1 + note) + 1;

describe('at every width from 60 to 250', () => {
	it('a wider terminal never shows less of a row', () => {
		fc.assert(
			fc.property(anyContexts, contexts => {
				let before: Layout | undefined;
				for (const layout of layouts(contexts)) {
					if (before !== undefined) {
						const narrower = shownCells(before.columns);
						shownCells(layout.columns).forEach((cells, index) => {
							expect(cells).toBeGreaterThanOrEqual(narrower[index] ?? 0);
						});
						expect(layout.columns.user).toBeGreaterThanOrEqual(before.columns.user);
						expect(layout.columns.comment).toBeGreaterThanOrEqual(before.columns.comment);
						expect(layout.listRows).toBeGreaterThanOrEqual(before.listRows);
					}

					before = layout;
				}
			}),
		);
	});

	it('tenant, sign-in and state word are always there', () => {
		fc.assert(
			fc.property(anyContexts, contexts => {
				for (const {columns, list} of layouts(contexts)) {
					expect(Math.min(columns.name, columns.tenant, columns.signIn)).toBeGreaterThan(0);
					expect(taken(columns)).toBeLessThanOrEqual(list.width - 2);
				}
			}),
		);
	});

	it('nothing is cut while there are free cells', () => {
		fc.assert(
			fc.property(anyContexts, contexts => {
				const needs = columnNeeds(contexts, () => false);
				for (const {columns, list, arrangement} of layouts(contexts)) {
					const isWhole = columns.name >= needs.name && columns.tenant >= needs.tenant && columns.note >= 12;
					if (!isWhole) {
						expect(arrangement).toBe('stacked');
						// One cell is the blank before a note that would have no cell of its own.
						expect(list.width - 2 - taken(columns)).toBeLessThanOrEqual(1);
					}
				}
			}),
		);
	});

	it('the panes fill the screen, and the right one has at least 44 columns', () => {
		fc.assert(
			fc.property(anyContexts, fc.integer({min: 15, max: 80}), (contexts, height) => {
				for (const columns of widths) {
					const {arrangement, list, pane} = layoutOf({columns, rows: height}, contexts);
					if (arrangement === 'stacked') {
						expect([list.width, pane.width, list.height + pane.height]).toEqual([columns, columns, height - 2]);
					} else {
						expect([list.height, pane.height, list.width + pane.width]).toEqual([height - 2, height - 2, columns]);
					}

					expect(pane.width).toBeGreaterThanOrEqual(44);
					expect(pane.height).toBeGreaterThanOrEqual(5);
				}
			}),
		);
	});

	it('nothing moves while states arrive: headings and rows have the width of the list in every state', () => {
		fc.assert(
			fc.property(fc.array(context, {minLength: 1, maxLength: 5}), fc.constantFrom(...widths), (contexts, columns) => {
				const {list, columns: cells} = layoutOf({columns, rows}, contexts);
				const width = list.width - 2;
				expect(lineWidth(headingsLine(cells, width, theme))).toBe(width);
				for (const one of contexts) {
					for (const state of Object.keys(states) as Array<keyof typeof states>) {
						for (const note of ['', 'e fix client', '999 min ago']) {
							const facts = {
								isProtected: false,
								underCursor: true,
								current: true,
								marked: true,
								matched: [0],
								note,
							};
							const live = {...sampleLive('valid'), state};
							expect(lineWidth(rowLine(one, {...facts, live}, cells, width, theme))).toBe(width);
						}
					}
				}
			}),
			{numRuns: 30},
		);
	});

	it('shows a note in full that is longer than its column, in the blanks behind a short state', () => {
		const context = sampleContext('acme-prod');
		const {columns, list} = layoutOf({columns: 120, rows}, [context]);
		const facts = {
			live: sampleLive('valid'),
			underCursor: false,
			current: false,
			marked: false,
			isProtected: false,
			matched: undefined,
			note: 'old key alive',
		};
		const line = rowLine(context, facts, columns, list.width - 2, theme);
		expect(line.map(({text: shown}) => shown).join('')).toMatch(/✔ valid +old key alive $/);
	});

	it('from 160 columns on shows user and comment, and the pane keeps 60', () => {
		const contexts = [sampleContext('acme-prod', {comment: 'the production tenant'})];
		expect(layoutOf({columns: 159, rows}, contexts).columns).toMatchObject({user: 0, comment: 0});
		const {columns, pane} = layoutOf({columns: 180, rows}, contexts);
		expect(columns).toMatchObject({user: 20, comment: 21});
		expect(pane.width).toBeGreaterThanOrEqual(60);
	});
});
