import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import {type Home, makeHome} from '../terminal/home.ts';
import {Terminal} from '../terminal/terminal.ts';
import {nodeForWindows, startWindows, windowsPath} from './wine.ts';
import {wineEnvironment} from './wine-environment.ts';

const startPrompt = join(import.meta.dirname, 'start-prompt.cjs');

/** What a line that was typed at the prompt came to. */
export interface Answer {
	readonly code: number;
	/** What was printed; lines that the console broke at its edge are broken. */
	readonly text: string;
}

/** A program for Windows takes a second or two to start when the machine is busy. */
const patience = {within: 60_000};

/** The prompt of cmd.exe in a console, with qctx on the PATH, in the home of a user whose name is not ASCII. */
export class Prompt extends Terminal {
	/** `USERPROFILE`. */
	readonly profile: string;

	constructor(home: Home) {
		const profile = windowsPath(home.folder);
		const variables = JSON.stringify(userEnvironment(profile));
		super({
			home,
			columns: 160,
			rows: 50,
			// Wine makes the terminal raw too, but sometimes later than it shows the prompt.
			program: {
				file: 'sh',
				args: ['-c', 'stty raw -echo && exec wine "$@"', 'sh', nodeForWindows, startPrompt, variables],
			},
			environment: wineEnvironment(),
		});
		this.profile = profile;
	}

	/** Types a line on an empty screen, and waits for its end. */
	async run(line: string): Promise<Answer> {
		await this.enter(line);
		return this.ended();
	}

	/** Types a line on an empty screen. */
	async enter(line: string): Promise<void> {
		this.burst('cls\r');
		await this.until(() => this.text().trim() === '$', 'an empty screen', patience);
		this.burst(`${line}\r`);
	}

	/** Waits for the prompt after what was typed. What is typed before may be read by the program that runs. */
	async ended(): Promise<Answer> {
		const isOver = () => this.text().trimEnd().endsWith('\n$') && this.text().trim() !== '$';
		await this.until(isOver, 'the prompt', patience);
		const text = this.text()
			.trimEnd()
			.replace(/^\s*\$ [^\n]*\n|\n\$$/g, '')
			.trim();
		this.burst('echo [%errorlevel%]\r');
		const mark = /^\[(-?\d+)\]$/m;
		await this.shows(mark, patience);
		return {code: Number(mark.exec(this.text())?.[1]), text};
	}

	/** Leaves the prompt: Windows programs outlive a terminal that is taken away. */
	async leave(): Promise<void> {
		this.burst('exit\r');
		await this.exited({within: 3000}).catch(() => undefined);
		await this.close();
	}
}

/** Opens a prompt for the running test, and ends it with the test. */
export async function openPrompt(contexts?: string): Promise<Prompt> {
	await startWindows();
	const home = makeHome(contexts, 'Zoë Ü');
	const bin = join(home.folder, 'bin');
	mkdirSync(bin);
	const script = join(import.meta.dirname, '../../dist/qctx.cjs');
	// What npm writes is longer, and does the same.
	writeFileSync(join(bin, 'qctx.cmd'), `@"${windowsPath(nodeForWindows)}" "${windowsPath(script)}" %*\r\n`);
	const prompt = new Prompt(home);
	onTestFinished(async () => {
		await prompt.leave();
		home.remove();
	});
	await prompt.shows(/^\$ *$/m, patience);
	return prompt;
}

/** As Windows sets it for a user. `null` takes away what only Linux has. */
function userEnvironment(profile: string): Record<string, string | null> {
	const linux = [
		'HOME',
		'TMPDIR',
		'TERM',
		'COLORTERM',
		'LANG',
		'XDG_CONFIG_HOME',
		'XDG_CACHE_HOME',
		'XDG_DATA_HOME',
		'XDG_STATE_HOME',
	];
	return {
		...Object.fromEntries(linux.map(name => [name, null])),
		USERPROFILE: profile,
		HOMEDRIVE: profile.slice(0, 2),
		HOMEPATH: profile.slice(2),
		APPDATA: `${profile}\\AppData\\Roaming`,
		LOCALAPPDATA: `${profile}\\AppData\\Local`,
		TEMP: `${profile}\\tmp`,
		PATH: `${profile}\\bin;C:\\windows\\system32;C:\\windows`,
		PATHEXT: '.COM;.EXE;.BAT;.CMD',
	};
}
