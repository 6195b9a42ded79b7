import {spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Settings} from '../settings/settings.ts';

/** Programs that take text from stdin into the system's clipboard, the likeliest first. */
function clipboardPrograms(
	platform: NodeJS.Platform,
	environment: NodeJS.ProcessEnv,
): ReadonlyArray<readonly [string, ...string[]]> {
	if (platform === 'darwin') {
		return [['pbcopy']];
	}

	if (platform === 'win32') {
		return [['clip.exe']];
	}

	return [
		...(environment.WAYLAND_DISPLAY === undefined ? [] : [['wl-copy'] as const]),
		...(environment.DISPLAY === undefined
			? []
			: [['xclip', '-selection', 'clipboard'] as const, ['xsel', '--clipboard', '--input'] as const]),
	];
}

/** Longer texts are dropped by many terminals (xterm's limit, in characters of base64). */
const longestTerminalCopy = 74_994;

/** The sequence that hands text to the terminal's clipboard (OSC 52); works over SSH where the terminal allows it. */
function terminalCopySequence(text: string): string | undefined {
	const encoded = Buffer.from(text, 'utf8').toString('base64');
	return encoded.length > longestTerminalCopy ? undefined : `\u001B]52;c;${encoded}\u0007`;
}

/** A program that has not taken the text within this time (such as when a display does not answer) is ended; milliseconds. */
const patienceMs = 2000;

/** Copies with the system's own program. False when there is none, or each failed or did not end. */
async function copyWithProgram(
	text: string,
	platform: NodeJS.Platform,
	environment: NodeJS.ProcessEnv,
): Promise<boolean> {
	for (const [program, ...flags] of clipboardPrograms(platform, environment)) {
		try {
			const child = spawn(program, flags, {
				stdio: ['pipe', 'ignore', 'ignore'],
				env: environment,
				timeout: patienceMs,
				killSignal: 'SIGKILL',
			});
			const ended = once(child, 'close');
			child.stdin.on('error', () => undefined);
			child.stdin.end(text);
			const [code] = await ended;
			if (code === 0) {
				return true;
			}
		} catch {
			// Not installed: try the next one.
		}
	}

	return false;
}

export interface CopyWays {
	readonly setting: Settings['copy'];
	readonly platform: NodeJS.Platform;
	readonly environment: NodeJS.ProcessEnv;
	readonly writeToTerminal: (sequence: string) => void;
}

/** Copies by the way that the setting names. @returns who took it: the system's clipboard, the terminal, or nobody. */
export async function copyText(text: string, ways: CopyWays): Promise<'system' | 'terminal' | 'nobody'> {
	const {setting, platform, environment, writeToTerminal} = ways;
	if (setting !== 'terminal' && (await copyWithProgram(text, platform, environment))) {
		return 'system';
	}

	const sequence = setting === 'system' ? undefined : terminalCopySequence(text);
	if (sequence === undefined) {
		return 'nobody';
	}

	writeToTerminal(sequence);
	return 'terminal';
}
