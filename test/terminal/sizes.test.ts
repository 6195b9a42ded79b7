import {describe, expect, it} from 'vitest';
import {homeForStory, tenantForStory} from './open-list.ts';
import {openTerminal, type Terminal} from './open-terminal.ts';

const sizes = [
	[60, 15],
	[61, 17],
	[72, 20],
	[80, 24],
	[99, 30],
	[100, 15],
	[132, 43],
	[300, 80],
] as const;

/** Names of every width, hostile ones among them; JSON strings are YAML. */
const names = [
	'plain',
	'日本語のとても長い名前のコンテキスト、まだ続く',
	'emoji 👩‍👩‍👧 ❤️ ✔',
	'x'.repeat(200),
	'evil\u001B]2;pwned\u0007\u202Eesrever',
	'नमस्ते é',
];

/** Borders where they belong: each row of a pane begins and ends with one. */
function expectWhole(screen: Terminal, columns: number, isCovered = false): void {
	const lines = screen.lines();
	expect(lines[0]).toMatch(/^ qctx/);
	expect(lines.at(-1)).toMatch(/q quit|Esc (close|cancel)/);
	for (let y = 1; y < lines.length - 1; y++) {
		// A dialog has a free cell around it, which may lie on the border.
		expect(screen.cell(0, y)?.text, `row ${y}`).toMatch(isCovered ? /^[╭│╰ ]?$/ : /[╭│╰]/);
		expect(screen.cell(columns - 1, y)?.text, `row ${y}`).toMatch(isCovered ? /^[╮│╯ ]?$/ : /[╮│╯]/);
	}

	for (const line of lines) {
		expect(line).not.toMatch(/[\u0000-\u001F\u202E]/);
		// In the field of a new name, what was an escape sequence is text that one can edit.
		expect(line).not.toMatch(/^(?!.*New name).*pwned/);
	}
}

/** Until then the screen holds what was drawn for the size before, cut or moved by the terminal. */
function isDrawnAt(screen: Terminal, columns: number, rows: number): boolean {
	const lines = screen.lines();
	return (
		/^ qctx/.test(lines[0] ?? '') &&
		screen.cell(columns - 1, 1)?.text === '╮' &&
		lines[rows - 1]?.includes('q quit') === true
	);
}

describe('from the smallest to the largest screen', () => {
	it('panes and overlays are drawn in full, whatever the names', async () => {
		const {url, client} = await tenantForStory();
		const contexts = names.map(
			name => `    ${JSON.stringify(name)}:
        comment: ${JSON.stringify(name)}
        headers: {}
        oauth-client-id: ${client.clientId}
        oauth-client-secret: ${client.clientSecret}
        server: ${url}
`,
		);
		const screen = openTerminal({home: homeForStory(`current-context: plain\ncontexts:\n${contexts.join('')}`)});
		await screen.shows('qlik-cli m2m');
		for (const [columns, rows] of sizes) {
			screen.resize(columns, rows);
			await screen.until(() => isDrawnAt(screen, columns, rows), `the screen at ${columns}×${rows}`);
			expectWhole(screen, columns);
			for (const [key, title] of [
				['?', 'Help'],
				[':', 'Commands'],
				['d', 'Delete'],
				['y', 'Copy'],
				['r', 'Rename'],
			] as const) {
				await screen.press(key);
				await screen.shows(`╭ ${title} `);
				await screen.quiet(80);
				if (key === 'd') {
					expect(screen.lines().at(-1)).toContain('n no');
				} else {
					expectWhole(screen, columns, true);
				}

				await screen.press('escape');
				await screen.hides(`╭ ${title} `);
			}

			await screen.press('j');
		}

		expect(screen.title()).toBe('qctx - plain');
	});
});
