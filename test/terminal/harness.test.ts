import {describe, expect, it} from 'vitest';
import {openTerminal} from './open-terminal.ts';

/** A small program that is not qctx, to prove the terminal itself. */
function script(source: string) {
	return {file: process.execPath, args: ['-e', source]};
}

const echo = `
	process.stdin.setRawMode(true);
	process.stdin.on('data', data => {
		if (String(data) === 'q') process.exit(3);
		process.stdout.write(JSON.stringify(String(data)) + '\\r\\n');
	});
	process.stdout.write('ready\\r\\n');
`;

describe('the test terminal', () => {
	it('shows what a program prints and what was typed', async () => {
		const screen = openTerminal({program: script(echo)});
		await screen.shows('ready');
		await screen.press('down');
		await screen.shows('"\\u001b[B"');
		screen.burst('jj\r');
		await screen.shows('"jj\\r"');
		await screen.press('q');
		expect(await screen.exited()).toEqual({code: 3, signal: undefined});
	});

	it('brackets a paste when the program asks for it', async () => {
		const screen = openTerminal({program: script(`process.stdout.write('\\x1b[?2004h');${echo}`)});
		await screen.shows('ready');
		screen.paste('one\ntwo');
		await screen.shows('"\\u001b[200~one\\rtwo\\u001b[201~"');
	});

	it('reports its background, then its identity', async () => {
		const ask = `${echo}; process.stdout.write('\\x1b]11;?\\x07\\x1b[c');`;
		const light = openTerminal({program: script(ask), background: 'light'});
		await light.shows(/rgb:ffff\/ffff\/ffff[\s\S]*\[\?1;2c/);
		const silent = openTerminal({program: script(ask), background: 'silent'});
		await silent.shows('[?1;2c');
		expect(silent.text()).not.toContain('rgb:');
	});

	it('knows colours, places, the alternate screen, title and clipboard', async () => {
		const screen = openTerminal({
			program: script(
				`process.stdout.write('\\x1b[?1049h\\x1b[2;3H日本 \\x1b[1;31mred\\x1b[0m\\x1b[7m x\\x1b[0m\\x1b]2;here\\x07\\x1b]52;c;aGk=\\x07'); setInterval(() => {}, 1000)`,
			),
		});
		await screen.shows('red x');
		expect(screen.find('red')).toEqual({x: 7, y: 1, line: '  日本 red x'});
		expect(screen.cellOf('red')).toMatchObject({text: 'r', foreground: 1, bold: true, inverse: false});
		expect(screen.cellOf('x').inverse).toBe(true);
		expect(screen.alternate()).toBe(true);
		expect(screen.title()).toBe('here');
		expect(screen.clipboard()).toBe('hi');
		expect(screen.rawBytes().toString()).toContain('\x1b[1;31m');
		screen.signal('SIGTERM');
		expect(await screen.exited()).toEqual({code: 0, signal: 15});
	});

	it('reports what is on the screen when a wait fails', async () => {
		const screen = openTerminal({program: script(echo)});
		await screen.shows('ready');
		await expect(screen.shows('never', {within: 50})).rejects.toThrow(/never[\s\S]*│ready/);
		await screen.press('q');
		await expect(screen.shows('never')).rejects.toThrow('the program ended (ended with {"code":3})');
	});

	it('resizes', async () => {
		const screen = openTerminal({
			program: script(
				`process.stdout.on('resize', () => process.stdout.write(process.stdout.columns + 'x' + process.stdout.rows)); console.log('ready'); setInterval(() => {}, 1000)`,
			),
		});
		await screen.shows('ready');
		screen.resize(80, 24);
		await screen.shows('80x24');
		expect([screen.columns, screen.rows]).toEqual([80, 24]);
	});
});
