import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {contextsText} from './contexts-text.ts';
import {makeHome, openShell, openTerminal, promptOf, type Terminal} from './open-terminal.ts';
import type {TerminalOptions} from './terminal.ts';

async function openOne(options: TerminalOptions = {}): Promise<Terminal> {
	const tenant = await startPracticeTenant();
	onTestFinished(async () => tenant.close());
	const screen = openTerminal({
		contexts: contextsText([
			{name: 'acme', url: tenant.url, account: tenant.client},
			{name: 'other', url: tenant.url, account: tenant.add('api-key')},
		]),
		...options,
	});
	await screen.shows(/acme .*✔ valid|acme .*\+ valid/);
	return screen;
}

/** The terminal breaks lines by itself again (DECAWM), which the full screen switches off. */
function expectLineBreaks(screen: Terminal): void {
	const bytes = screen.rawBytes().toString('latin1');
	expect(bytes).toContain('\u001B[?7l');
	expect(bytes.lastIndexOf('\u001B[?7h')).toBeGreaterThan(bytes.lastIndexOf('\u001B[?7l'));
}

const light = /rgb:ffff/;

describe('the terminal', () => {
	it('is restored on q: screen, paste mode, title', async () => {
		const screen = await openOne();
		expect(screen.alternate()).toBe(true);
		expect(screen.title()).toBe('qctx - acme');
		await screen.press('q');
		expect(await screen.exited()).toEqual({code: 0, signal: undefined});
		expect(screen.alternate()).toBe(false);
		expect(screen.bracketedPaste()).toBe(false);
		expect(screen.rawBytes().toString('latin1')).toMatch(/\u001B\[23;0t/);
		expectLineBreaks(screen);
	});

	it.each([
		['SIGINT', 130],
		['SIGQUIT', 131],
		['SIGTERM', 143],
		['SIGHUP', 129],
	] as const)('is given back on %s, exit code %i', async (signal, code) => {
		const screen = await openOne();
		screen.signal(signal);
		expect((await screen.exited()).code).toBe(code);
		expectLineBreaks(screen);
		expect(screen.alternate()).toBe(false);
		expect(screen.bracketedPaste()).toBe(false);
	});

	it.each([
		['SIGINT', 130],
		['SIGTERM', 143],
	] as const)('is given back on %s that comes with the first frame', async (signal, code) => {
		const screen = openTerminal({contexts: 'contexts:\n  acme: {server: https://acme.eu.qlikcloud.com}\n'});
		await screen.shows('acme');
		screen.signal(signal);
		expect((await screen.exited()).code).toBe(code);
		expectLineBreaks(screen);
		expect(screen.alternate()).toBe(false);
		expect(screen.bracketedPaste()).toBe(false);
	});

	it.skipIf(process.env.QCTX_TEST_EXECUTABLE)(
		'is restored when the program crashes, and the error is visible',
		async () => {
			const home = makeHome('contexts:\n  acme: {}\n');
			onTestFinished(() => home.remove());
			const fault = path.join(home.folder, 'fault.cjs');
			writeFileSync(fault, "process.on('SIGUSR2', () => setImmediate(() => { throw new Error('made-up fault'); }));");
			const screen = openTerminal({home, environment: {NODE_OPTIONS: `--require ${fault}`}});
			await screen.shows(/acme .*incomplete/);
			await screen.until(() => screen.bracketedPaste(), 'Ink to draw');
			screen.signal('SIGUSR2');
			expect((await screen.exited()).code).not.toBe(0);
			expectLineBreaks(screen);
			expect(screen.alternate()).toBe(false);
			expect(screen.bracketedPaste()).toBe(false);
			await screen.shows('Error: made-up fault');
		},
	);

	it('is restored for good when a stopped program is killed', async () => {
		const {screen, qctx} = await openShell();
		// It takes a moment to end its practice tenant, in which it also hears that it goes on.
		await screen.type(`${qctx} demo\n`);
		await screen.shows(/acme-prod .*✔ valid/);
		await screen.press('ctrl-z');
		await screen.shows(/Stopped/);
		await screen.type('kill %1\n');
		await screen.shows(/kill %1\n(.*\n)*shell>/);
		await screen.type('fg; echo ended with $?\n');
		await screen.shows(/ended with 143|Exit 143/);
		expect(screen.alternate()).toBe(false);
		expectLineBreaks(screen);
	});

	it('quits on Ctrl-C with 0', async () => {
		const screen = await openOne();
		await screen.press('ctrl-c');
		expect(await screen.exited()).toEqual({code: 0, signal: undefined});
	});

	it('is handed to the shell on Ctrl-Z and taken back on fg, at the new size', async () => {
		const tenant = await startPracticeTenant();
		onTestFinished(async () => tenant.close());
		const {screen, qctx} = await openShell({
			contexts: contextsText([{name: 'acme', url: tenant.url, account: tenant.client}]),
		});
		await screen.type(`${qctx}\n`);
		await screen.shows(/acme .*✔ valid/);
		await screen.press('ctrl-z');
		await screen.shows(/Stopped/);
		expect(screen.alternate()).toBe(false);
		expectLineBreaks(screen);
		await screen.until(() => screen.bracketedPaste(), 'the paste mode of the shell');
		screen.resize(90, 30);
		await screen.type('echo still $((40+2))\n');
		await screen.shows('still 42');
		await screen.type('fg\n');
		await screen.until(() => screen.alternate(), 'the alternate screen again');
		await screen.shows(/╭ user me · acme ─+╮/);
		expect(screen.lines().every(line => line.length <= 90)).toBe(true);
		await screen.press('q');
		await promptOf(screen);
		expect(screen.alternate()).toBe(false);
		await screen.type('echo back $?\n');
		await screen.shows('back 0');
	});

	it('is handed to the shell on Ctrl-Z even under a wrapper script such as npm', async () => {
		const {screen, qctx} = await openShell({contexts: 'contexts:\n  acme: {}\n'});
		await screen.type(`sh -c "${qctx}; echo the script ends"\n`);
		await screen.shows(/acme .*incomplete/);
		await screen.press('ctrl-z');
		await screen.shows(/Stopped/);
		await screen.type('echo still $((40+2))\n');
		await screen.shows('still 42');
		await screen.type('fg\n');
		await screen.shows(/acme .*incomplete/);
		await screen.until(() => screen.bracketedPaste(), 'Ink to listen again');
		await screen.press('q');
		await screen.shows('the script ends');
	});

	it('is kept on Ctrl-Z when no shell could bring it back', async () => {
		const screen = openTerminal({contexts: 'contexts:\n  acme: {}\n'});
		await screen.shows(/acme .*incomplete/);
		await screen.until(() => screen.bracketedPaste(), 'Ink to listen');
		await screen.press('ctrl-z');
		await screen.until(() => !screen.bracketedPaste(), 'the terminal to be handed over');
		await screen.until(() => screen.bracketedPaste() && screen.alternate(), 'the terminal to be taken again');
		await screen.press('?');
		await screen.shows('Help');
	});

	it('may be resized at any time; if it is too small, qctx reports it and loses nothing', async () => {
		const screen = await openOne();
		for (const [columns, rows] of [
			[80, 24],
			[60, 15],
			[300, 80],
			[100, 30],
			[61, 16],
		] as const) {
			screen.resize(columns, rows);
			const isWhole = () =>
				screen.lines()[rows - 1]?.includes('q quit') === true &&
				screen.lines().filter(line => line.includes('╭ Contexts')).length === 1 &&
				screen.lines().filter(line => line.includes('╯')).length === (columns < 110 ? 2 : 1);
			await screen.until(isWhole, `a whole frame at ${columns}×${rows}`);
		}

		screen.resize(40, 10);
		await screen.shows('qctx needs 60×15');
		await screen.hides('Contexts');
		screen.resize(20, 5);
		await screen.shows('needs 60×15, is 20×5');
		screen.resize(120, 40);
		await screen.shows(/❯ ● acme/);
	});

	it('is redrawn on Ctrl-L', async () => {
		const screen = await openOne();
		await screen.quiet();
		const before = screen.text();
		const bytes = screen.byteCount();
		await screen.press('ctrl-l');
		await screen.until(() => screen.byteCount() > bytes + 1000, 'a whole frame');
		await screen.quiet();
		expect(screen.text()).toBe(before);
	});

	it('gets no colour with NO_COLOR, and states still differ', async () => {
		const screen = await openOne({environment: {NO_COLOR: '1'}});
		expect(screen.rawBytes().toString('latin1')).not.toMatch(/\u001B\[(3[0-7]|9[0-7]|38;)/);
		expect(screen.text()).toMatch(/✔ valid/);
	});

	it('gets dark colours on a light background once it has answered after the first frame', async () => {
		const screen = await openOne({background: 'light'});
		const isLight = () => screen.cellOf('valid').foreground === '#006f00';
		await screen.until(isLight, 'dark green on a light ground');
		expect(screen.text()).not.toMatch(light);
		await screen.press('q');
		await screen.exited();
	});

	it('gets ASCII when the locale is not UTF-8', async () => {
		const screen = await openOne({environment: {LANG: 'C', LC_ALL: 'C'}});
		expect(screen.text()).not.toMatch(/[^\u0000-\u007F]/);
	});

	it('draws nothing when nothing changes', async () => {
		const screen = await openOne();
		await screen.shows(/other .*valid/);
		await screen.quiet(400);
		const before = screen.byteCount();
		const ages = 3;
		await screen.until(() => screen.byteCount() > before, 'the age to tick');
		await screen.quiet(400);
		expect(screen.byteCount() - before).toBeLessThan(ages * 150);
	});

	it('is used whatever the value of CI', async () => {
		const screen = await openOne({environment: {CI: 'true', CONTINUOUS_INTEGRATION: '1'}});
		expect(screen.alternate()).toBe(true);
		expect(screen.cellOf('valid').foreground).not.toBe(screen.cellOf('acme').foreground);
	});
});

describe('keys pressed before the first frame', () => {
	it('take effect, are not echoed, and do not shift it', async () => {
		const screen = openTerminal();
		await screen.press('n');
		await screen.shows('Enter tenant url:');
		expect(screen.lines()[0]).toMatch(/^╭ New context/);
	});
});
