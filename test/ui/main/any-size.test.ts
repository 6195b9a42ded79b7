import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Context} from '../../../source/contexts/context.ts';
import type {LiveState} from '../../../source/live/live-state.ts';
import {type State, states, type Verdict} from '../../../source/tenant/state.ts';
import {type Line, lineWidth} from '../../../source/ui/lines.ts';
import {detailLines} from '../../../source/ui/main/detail-lines.ts';
import {damageLines, emptyLines, welcomeLines} from '../../../source/ui/main/empty-lines.ts';
import {footerLine, noticeLines} from '../../../source/ui/main/footer-line.ts';
import {headerLine} from '../../../source/ui/main/header-line.ts';
import {layoutOf, leastColumns, leastRows} from '../../../source/ui/main/layout.ts';
import {contextRow, listColumns} from '../../../source/ui/main/list-lines.ts';
import {initialMainState, type MainState} from '../../../source/ui/main/main-state.ts';
import {helpLines} from '../../../source/ui/main/overlay-lines.ts';
import type {UiServices} from '../../../source/ui/services.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {sampleContext, sampleLive, sampleResult, sampleSnapshot} from './samples.ts';

const home = '/home/someone';
const services = {practice: undefined, home, store: {path: `${home}/.qlik/contexts.yml`}} as UiServices;

/** From the smallest screen that is drawn to the largest that is promised. */
const columns = fc.integer({min: leastColumns, max: 300});
const rows = fc.integer({min: leastRows, max: 80});

/** Words of every width and direction, and what terminals obey. */
const text = fc.oneof(
	fc.string({unit: 'grapheme', maxLength: 60}),
	fc.string({unit: 'binary', maxLength: 60}),
	fc.constantFrom(
		'日本語のとても長い名前のコンテキスト、まだ続く',
		'👩‍👩‍👧‍👧'.repeat(9),
		'e\u0301'.repeat(40),
		'x'.repeat(300),
		'\u001B]52;c;aGk=\u0007\u202Eevil\u001B[2J',
		'a\tb\nc\u0085d\u2028e',
		'मनीष नि',
		'ﷺ',
	),
);

const verdict = fc.constantFrom(...Object.keys(states)) as fc.Arbitrary<State>;

const context: fc.Arbitrary<Context> = fc
	.record({
		name: text,
		server: fc.option(
			text.map(host => `https://${host}`),
			{nil: undefined},
		),
		comment: fc.option(text, {nil: undefined}),
		insecure: fc.boolean(),
	})
	.map(({name, ...more}) => sampleContext(name, more));

const live: fc.Arbitrary<LiveState> = fc
	.record({state: verdict, pending: fc.boolean(), remembered: fc.boolean(), words: text, other: text})
	.map(({state, pending, remembered, words, other}) => {
		const known = state === 'checking' || state === 'unchecked' ? undefined : (state as Verdict);
		const failed = known !== undefined && known !== 'valid';
		const result =
			known === undefined
				? undefined
				: sampleResult(known, {
						notes: [words],
						expiresAt: 1e7,
						...(failed
							? {
									failure: {
										what: words,
										cause: other,
										cure: words,
										action: 'edit-client-secret',
										retryAt: 1e6,
										evidence: {method: 'GET', path: other, status: 429, code: words, title: other, traceId: words},
									},
								}
							: {raw: {[words]: other, nested: [{[other]: [words]}]}}),
					});
		return sampleLive('valid', {state, pending, remembered, result, identityChange: pending ? words : undefined});
	});

const theme = fc.boolean().map(unicode => createTheme({colours: 2, background: 'dark', unicode}));

function expectExactly(line: Line, width: number): void {
	expect(lineWidth(line)).toBe(width);
	expectClean(line);
}

function expectAtMost(lines: readonly Line[], width: number): void {
	for (const line of lines) {
		expect(lineWidth(line)).toBeLessThanOrEqual(width);
		expectClean(line);
	}
}

/** Nothing that moves the cursor or turns the direction. */
function expectClean(line: Line): void {
	expect(line.map(span => span.text).join('')).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
}

const state: fc.Arbitrary<MainState> = fc
	.record({
		contexts: fc.array(context, {maxLength: 5}),
		current: fc.option(text, {nil: undefined}),
		notice: text,
		shared: fc.boolean(),
	})
	.map(({contexts, current, notice, shared}) => ({
		...initialMainState({...sampleSnapshot(contexts, current), othersCanRead: shared}, undefined, 'file'),
		notice: {text: notice, role: 'plain'},
	}));

describe('at any size, with any names', () => {
	it('header and footer take exactly the width of the screen', () => {
		fc.assert(
			fc.property(columns, state, fc.boolean(), (width, shown, damaged) => {
				const damage = damaged ? {what: 'w', cure: 'c', exitCode: 4 as const} : undefined;
				expectExactly(headerLine({...shown, damage}, services, width), width);
				expectExactly(footerLine(shown, width, '…'), width);
				for (const notice of noticeLines(shown, width, '…')) {
					expectExactly(notice, width);
				}

				for (const more of [{filtering: true}, {pane: 'detail' as const}, {damage}]) {
					expectExactly(footerLine({...shown, notice: undefined, ...more}, width, '…'), width);
				}
			}),
		);
	});

	it('the header says on the smallest screen what is wrong with the file', () => {
		fc.assert(
			fc.property(columns, state, (width, shown) => {
				const damage = {what: 'w', cure: 'c', exitCode: 4 as const};
				const header = headerLine({...shown, damage}, services, width)
					.map(span => span.text)
					.join('');
				expect(header).toMatch(/^ qctx .*\d contexts? {2}damaged/);
			}),
		);
	});

	it('the panes fill the screen and do not overlap', () => {
		fc.assert(
			fc.property(columns, rows, fc.array(context, {maxLength: 30}), (width, height, contexts) => {
				const {arrangement, list, detail} = layoutOf(width, height, contexts);
				if (arrangement === 'stacked') {
					expect([list.width, detail.width, list.height + detail.height]).toEqual([width, width, height - 2]);
				} else {
					expect([list.height, detail.height, list.width + detail.width]).toEqual([height - 2, height - 2, width]);
				}

				expect(Math.min(list.width, detail.width)).toBeGreaterThanOrEqual(44);
				expect(Math.min(list.height, detail.height)).toBeGreaterThanOrEqual(5);
			}),
		);
	});

	it('the rows of the list are all of one width, which fits', () => {
		fc.assert(
			fc.property(
				columns,
				fc.array(fc.tuple(context, live), {minLength: 1, maxLength: 6}),
				theme,
				(width, all, look) => {
					const contexts = all.map(([one]) => one);
					const inside = layoutOf(width, 40, contexts).list.width - 4;
					const shared = listColumns(contexts, inside);
					const widths = all.map(([one, known], index) => {
						const row = contextRow(
							one,
							{
								live: known,
								underCursor: index === 0,
								current: index === 1,
								marked: index === 2,
								matched: index === 0 ? [0, 1] : undefined,
								stateNote: 'e API key',
							},
							shared,
							look,
						);
						expectClean(row);
						return lineWidth(row);
					});
					expect(new Set(widths).size).toBe(1);
					expect(widths[0]).toBeLessThanOrEqual(inside);
				},
			),
		);
	});

	it('the right pane breaks what is too long', () => {
		fc.assert(
			fc.property(columns, rows, context, live, fc.boolean(), theme, (width, height, one, known, jsonOnly, look) => {
				const {detail} = layoutOf(width, height, [one]);
				const inside = {width: detail.width - 4, height: detail.height - 2};
				const lines = detailLines({
					context: one,
					live: known,
					now: 1000,
					jsonOnly,
					theme: look,
					running: '◌',
					...inside,
				});
				expectAtMost(lines, inside.width);
			}),
		);
	});

	it('help, questions and explanations are broken at the width of their box', () => {
		fc.assert(
			fc.property(columns, state, text, (width, shown, words) => {
				const inside = width - 4;
				const none = {...shown, snapshot: sampleSnapshot([])};
				expectAtMost(helpLines(inside), inside);
				expectAtMost(emptyLines(shown, services, inside), inside);
				expectAtMost(emptyLines(none, services, inside), inside);
				expectAtMost(welcomeLines(none, services, inside), inside);
				expectAtMost(damageLines({what: words, cure: words, exitCode: 4}, services, inside), inside);
			}),
		);
	});
});
