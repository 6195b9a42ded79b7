import {spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Settings} from '../settings/settings.ts';

/** Programs that copy stdin to the system's clipboard, most likely first. */
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

/** Many terminals drop longer texts (xterm's limit, in base64 characters). */
const longestTerminalCopy = 74_994;

/** The sequence that copies text to the terminal's clipboard (OSC 52); works over SSH if the terminal allows it. */
function terminalCopySequence(text: string): string | undefined {
	const encoded = Buffer.from(text, 'utf8').toString('base64');
	return encoded.length > longestTerminalCopy ? undefined : `\u001B]52;c;${encoded}\u0007`;
}

/** A program that has not finished within this many milliseconds, for instance because a display does not answer, is killed. */
const patienceMs = 2000;

/** Copies with the system's own program. False when there is none, or all of them failed or hung. */
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

/** Copies in the way of the setting. @returns where to: the system's clipboard, the terminal, or nowhere. */
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
