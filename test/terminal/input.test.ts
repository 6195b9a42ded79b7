import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {makeHome, openShell, openTerminal, promptOf, type Terminal} from './open-terminal.ts';
import {childOf} from './processes.ts';

const contexts =
	'contexts:\n  acme: {server: https://acme.invalid}\n  other: {server: https://other.invalid}\ncurrent-context: acme\n';

async function openTwo(): Promise<Terminal> {
	const screen = openTerminal({contexts, environment: {HTTPS_PROXY: ''}});
	await screen.shows(/❯ ● acme/);
	return screen;
}

/** Bytes one by one, so far apart. */
async function slowly(screen: Terminal, bytes: string, pauseMs: number): Promise<void> {
	for (const byte of bytes) {
		screen.burst(byte);
		// The pause is what is tested.
		await new Promise(resolve => setTimeout(resolve, pauseMs));
	}
}

/** Presses a key again and again, with a pause, until it is heard. */
async function pressUntil(screen: Terminal, key: string, shown: string | RegExp, pauseMs: number): Promise<void> {
	for (let tries = 0; tries < 5; tries++) {
		await screen.press(key);
		if (
			await screen.shows(shown, {within: pauseMs}).then(
				() => true,
				() => false,
			)
		) {
			return;
		}
	}

	await screen.shows(shown);
}

describe('what the terminal sends unprompted', () => {
	it.each([
		['its version (DCS)', '\x1bP>|tmux 3.4\x1b\\'],
		['the clipboard (OSC 52)', '\x1b]52;c;dXVkZHl5\x07'],
		['an APC', '\x1b_Gi=31;OK\x1b\\'],
		['X10 mouse', '\x1b[M #!\x1b[Md d'],
	])('triggers no command: %s', async (_, bytes) => {
		const screen = await openTwo();
		const before = screen.home.readContexts();
		screen.burst(bytes);
		await screen.press('j');
		await screen.shows(/❯ {3}other/);
		expect(screen.text()).not.toMatch(/╭ (Delete|Copy|Rename|Help|Commands)/);
		expect(screen.home.readContexts()).toBe(before);
	});

	it('does not block later keys when it never ends', async () => {
		const screen = await openTwo();
		screen.burst('\x1b]11;rgb:0000/0000');
		await screen.press('ctrl-c');
		expect((await screen.exited()).code).toBe(0);
	});

	it('is dropped when it never ends, and has no effect later', async () => {
		const screen = await openTwo();
		screen.burst('\x1b]11;rgb:0000/0000');
		await pressUntil(screen, 'j', /❯ {3}other/, 500);
		expect(screen.home.readContexts()).toContain('current-context: acme');
	});

	it('does not block later keys, even with a paste that never ends', async () => {
		const screen = await openTwo();
		screen.burst('\x1b[200~half of it');
		await pressUntil(screen, '?', '╭ Help', 2500);
	});
});

describe('keys over a slow line', () => {
	it('are one key each when their bytes arrive 100 ms apart', async () => {
		const screen = await openTwo();
		// What the terminal was asked at the start has been answered: no terminal sends an answer in the middle of a key.
		await screen.quiet();
		await slowly(screen, '\x1b[B', 100);
		await screen.shows(/❯ {3}other/);
		await slowly(screen, ':', 0);
		await screen.shows('╭ Commands');
		await slowly(screen, '\x1b[200~rename\x1b[201~', 30);
		await screen.shows('❯ rename');
		await screen.press('enter');
		await screen.shows('Rename other');
	});
});

describe('Ctrl-C', () => {
	it('quits even before the first screen', async () => {
		const screen = openTerminal({contexts});
		await screen.nextOutput();
		screen.burst('\x03');
		expect((await screen.exited()).code).toBe(0);
	});
});

describe('a stop from outside', () => {
	it.each(['SIGSTOP', 'SIGTSTP'] as const)('%s gives the screen back to fg', async signal => {
		const {screen, qctx} = await openShell({contexts});
		await screen.type(`${qctx}\n`);
		await screen.shows(/❯ ● acme/);
		await screen.type('j');
		await screen.shows(/❯ {3}other/);
		process.kill(childOf(screen.processId), signal);
		await screen.shows(/Stopped/);
		await screen.type('fg\n');
		await screen.shows(/❯ {3}other/);
		await screen.hides(/Stopped/);
		await screen.until(() => screen.alternate(), 'the alternate screen');
		await screen.press('k');
		await screen.shows(/❯ ● acme/);
		await screen.press('q');
		await promptOf(screen);
		expect(screen.alternate()).toBe(false);
		await screen.type('echo back $?\n');
		await screen.shows('back 0');
	});
});

describe.each([
	['an overlay', 'd', 'Delete this context?', 'n'],
	['the wizard', 'n', 'Enter tenant url:', '\x1b'],
])('a stop from outside at %s', (_, key, shown, leave) => {
	it.each(['SIGSTOP', 'SIGTSTP'] as const)('%s gives it back to fg', async signal => {
		const {screen, qctx} = await openShell({contexts});
		await screen.type(`${qctx}\n`);
		await screen.shows(/❯ ● acme/);
		screen.burst(key);
		await screen.shows(shown);
		process.kill(childOf(screen.processId), signal);
		await screen.shows(/Stopped/);
		await screen.type('fg\n');
		await screen.shows(shown);
		await screen.hides(/Stopped/);
		screen.burst(leave);
		await screen.shows(/❯ ● acme/);
		await screen.hides(shown);
	});
});

describe('stderr', () => {
	it('never reaches the screen: unreadable certificates are reported in the footer and after the end', async () => {
		const screen = openTerminal({contexts, environment: {NODE_EXTRA_CA_CERTS: '/nope.pem'}});
		await screen.shows('names /nope.pem, but no certificate could be read from it');
		expect(screen.lines()[0]).toMatch(/^ qctx {2}/);
		expect(screen.text()).not.toContain('Ignoring');
		await screen.press('q');
		await screen.exited();
		await screen.shows(/Ignoring extra certs from .\/nope\.pem/);
	});

	it.skipIf(process.env.QCTX_TEST_EXECUTABLE)(
		'never reaches the screen: what a library writes is shown in the footer and after the end',
		async () => {
			const home = makeHome(contexts);
			onTestFinished(() => home.remove());
			const library = path.join(home.folder, 'library.cjs');
			writeFileSync(
				library,
				"process.on('SIGUSR2', () => { process.emitWarning('made-up warning'); process.stderr.write('made-up words\\n'); });",
			);
			const screen = openTerminal({home, environment: {NODE_OPTIONS: `--require ${library}`}});
			await screen.shows(/❯ ● acme/);
			await screen.quiet();
			screen.signal('SIGUSR2');
			await screen.shows(/q quit.*made-up|made-up/);
			expect(screen.lines()[0]).toMatch(/^ qctx {2}/);
			expect(screen.lines().findIndex(line => line.includes('made-up'))).toBeGreaterThan(35);
			await screen.press('q');
			await screen.exited();
			await screen.shows('Warning: made-up warning');
			await screen.shows('made-up words');
		},
	);
});
