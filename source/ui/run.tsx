import {homedir} from 'node:os';
import chalk from 'chalk';
import {render} from 'ink';
import type {ContextsStore} from '../contexts/store.ts';
import {readLastStates, writeLastStates} from '../live/last-states.ts';
import type {LiveChecks} from '../live/live-checks.ts';
import {createTenantChecks} from '../live/tenant-checks.ts';
import type {Folders} from '../settings/folders.ts';
import type {Settings} from '../settings/settings.ts';
import type {ExitCode} from '../text/problem.ts';
import {App, type Start} from './app.tsx';
import type {PracticeHint, UiServices} from './services.ts';
import {alternateScrollBack, alternateScrollOn} from './terminal/alternate-scroll.ts';
import {colourLevel, isUnicode} from './terminal/colour-level.ts';
import {readBackground} from './terminal/kept-background.ts';
import {keepTitle, restoreTitle} from './terminal/title.ts';

/** What a full screen works on: the user's own file, or the practice tenant. */
export interface Workplace {
	readonly store: ContextsStore;
	readonly folders: Folders;
	readonly settings: Settings;
	readonly environment: NodeJS.ProcessEnv;
	readonly practice?: PracticeHint;
}

export interface FullScreenOptions extends Workplace {
	readonly start: Start;
	/** False with `--no-color`. */
	readonly colour: boolean;
	/** Starts the practice tenant for the key `D`; `close` ends it. */
	readonly openPractice: () => Promise<Workplace & {close(): Promise<void> | void}>;
}

/** Signals that end the program, with the exit code a shell expects of each (128 + number). */
const endings = {SIGINT: 130, SIGQUIT: 131, SIGTERM: 143, SIGHUP: 129} as const;

/**
 * Runs the full-screen program until the user leaves it; the terminal is given back as it was, whatever ends it.
 * @returns the exit code; throws what a screen threw, after the terminal is restored.
 */
export async function runFullScreen(options: FullScreenOptions): Promise<ExitCode> {
	const {stdin, stdout, platform} = process;
	const colours = colourLevel(options.environment, platform, options.colour);
	// Without colour, weight and underline are still wanted; at level 0 chalk would drop them, too. The theme names no colour then.
	chalk.level = colours === 0 ? 1 : colours;
	const opened: Array<{services: UiServices; close(): Promise<void> | void}> = [];
	const closeAll = async () => {
		for (const {services, close} of opened.splice(0)) {
			writeLastStates(services.folders.cache, services.store.path, services.checks.remember());
			services.checks.close();
			await close();
		}
	};

	const open = (workplace: Workplace, close: () => Promise<void> | void): UiServices => {
		const services = createServices(workplace);
		opened.push({services, close});
		return services;
	};

	// A key pressed before the first frame must not be echoed, nor shift it: the alternate screen begins where the cursor is.
	stdin.setRawMode(true);
	stdout.write('\r');
	keepTitle(stdout);
	stdout.write(alternateScrollOn);
	const restore = () => {
		stdout.write(alternateScrollBack);
		restoreTitle(stdout);
	};

	const app = render(
		<App
			services={open(options, () => undefined)}
			start={options.start}
			openPractice={async () => {
				const practice = await options.openPractice();
				return open(practice, async () => practice.close());
			}}
			look={{
				colours,
				unicode: isUnicode(options.environment, platform),
				background: options.settings.theme === 'auto' ? readBackground(options.folders.cache) : options.settings.theme,
				askBackground: options.settings.theme === 'auto' && colours > 1,
			}}
		/>,
		{
			stdin,
			stdout,
			alternateScreen: true,
			incrementalRendering: true,
			maxFps: 60,
			exitOnCtrlC: false,
			// Interactive is what stdout is, whatever CI says (PRODUCT section 7).
			interactive: true,
			isScreenReaderEnabled: false,
		},
	);

	let exitCode: number = 0;
	const listeners = Object.entries(endings).map(([signal, code]) => {
		const listener = () => {
			exitCode = code;
			app.unmount();
		};
		process.on(signal, listener);
		return () => process.off(signal, listener);
	});
	try {
		await app.waitUntilExit();
	} finally {
		for (const remove of listeners) {
			remove();
		}

		restore();
		await closeAll();
	}

	return exitCode as ExitCode;
}

function createServices(workplace: Workplace): UiServices {
	const {store, folders, settings, environment, practice} = workplace;
	const lastStates = readLastStates(folders.cache, store.path);
	const checks: LiveChecks = createTenantChecks({environment, timeoutMs: settings.timeoutSeconds * 1000, lastStates});
	return {
		store,
		checks,
		folders,
		settings,
		environment,
		practice,
		home: homedir(),
		now: Date.now,
		writeToTerminal: sequence => {
			process.stdout.write(sequence);
		},
	};
}
