import {homedir} from 'node:os';
import chalk from 'chalk';
import {redact} from '../credentials/redact.ts';
import {createSession} from '../session/create-session.ts';
import type {Session} from '../session/session.ts';
import type {OwnWorkplace, Start, Workplace} from '../session/workplace.ts';
import {watchEndings} from '../terminal/endings.ts';
import {loadExtraCertificates} from '../terminal/extra-certificates.ts';
import {drawOver, FullScreenMode} from '../terminal/full-screen-mode.ts';
import {holdStderr} from '../terminal/held-stderr.ts';
import {steadyResize} from '../terminal/steady-resize.ts';
import type {ExitCode} from '../text/problem.ts';
import {safeText} from '../text/safe/safe-text.ts';
import {firstFrame} from './first-frame.ts';
import {Keyboard} from './keyboard/keyboard.ts';
import {lookFor} from './look.ts';
import {createMainStore, type MainStore} from './main/model/main-store.ts';

export interface FullScreenOptions extends OwnWorkplace {
	readonly start: Start;
	/** False with `--no-color`. */
	readonly colour: boolean;
}

/**
 * Runs the full-screen program until the user quits; the terminal is restored, whatever ends the program. The first frame is written before
 * React and Ink are loaded.
 * @returns the exit code. Throws what a screen threw, once the terminal is restored.
 */
export async function runFullScreen(options: FullScreenOptions): Promise<ExitCode> {
	const {stdin, stdout, platform} = process;
	const {environment, folders, settings, start, colour} = options;
	const look = lookFor({environment, platform, colour, theme: settings.theme, cacheFolder: folders.cache});
	// Without colour, bold and underline are still wanted, but at level 0 chalk would drop them too. The theme then has no colours.
	chalk.level = look.colours === 0 ? 1 : look.colours;
	const opened: Array<{session: Session; close(): Promise<void> | void}> = [];
	const open = (workplace: Workplace, close: () => Promise<void> | void): MainStore => {
		const session = createSession(workplace, {
			writeToTerminal: sequence => {
				process.stdout.write(sequence);
			},
		});
		opened.push({session, close});
		const cursor = start.screen === 'list' ? start.cursor : undefined;
		return createMainStore(session, {size: {columns: stdout.columns, rows: stdout.rows}, home: homedir(), cursor});
	};

	const store = open(options, () => undefined);
	const mode = new FullScreenMode(stdin, stdout);
	const keyboard = new Keyboard(stdin);
	let screens: {unmount(): void; waitUntilExit(): Promise<unknown>} | undefined;
	const releasers: Array<() => void> = [];
	const giveBack = () => {
		screens?.unmount();
		keyboard.pause();
		mode.end();
		for (const release of releasers) {
			release();
		}
	};
	let exitCode: ExitCode = 0;
	const endings = watchEndings({
		input: stdin,
		output: stdout,
		isHandedOver: () => mode.isLent,
		onEnd(code) {
			exitCode = code;
			// They are loaded before a signal can be handled, because the bundle loads them without a turn of the event loop.
			screens?.unmount();
		},
	});
	const certificateProblem = await loadExtraCertificates(environment);
	// A crash restores the terminal too.
	process.on('exit', giveBack);
	try {
		const frame = start.screen === 'list' ? firstFrame(store.getSnapshot(), {look, now: store.session.now()}) : '';
		mode.enter();
		keyboard.resume();
		stdout.write(frame + drawOver);
		releasers.push(
			steadyResize(stdout),
			holdStderr(text => store.notify(safeText(redact(text)), 'warn')),
		);
		if (certificateProblem !== undefined) {
			store.notify(safeText(certificateProblem), 'warn');
		}

		const {showScreens} = await import('./screens.tsx');
		screens = showScreens({
			store,
			start,
			look,
			mode,
			keyboard,
			async openPractice() {
				const practice = await options.openPractice();
				return open(practice, async () => practice.close());
			},
		});
		await screens.waitUntilExit();
	} finally {
		giveBack();
		process.off('exit', giveBack);
		for (const {session, close} of opened) {
			session.close();
			await close();
		}

		endings.close();
	}

	return exitCode;
}
