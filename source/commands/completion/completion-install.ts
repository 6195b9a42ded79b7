import {existsSync} from 'node:fs';
import {chmod, mkdir, readFile, realpath, rename, rm, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {done, failed, type Result} from '../../text/problem.ts';
import {completionScripts, type Shell} from './completion-scripts.ts';

export interface CompletionPlace {
	readonly shell: Shell;
	readonly environment: NodeJS.ProcessEnv;
	/** Where the script is kept. */
	readonly dataFolder: string;
	readonly platform: NodeJS.Platform;
}

interface Files {
	readonly script: string;
	/** The file that loads it; undefined for fish, which finds it by itself. */
	readonly startUp: string | undefined;
}

const firstLine = '# >>> qctx completion; `qctx completion --uninstall` removes these lines >>>';
const lastLine = '# <<< qctx completion <<<';

/**
 * Stores the completion script and loads it in the shell's start-up file, between two marked lines. A second time changes nothing but the script.
 * @returns what was done, in words.
 */
export async function installCompletion(place: CompletionPlace): Promise<Result<string[]>> {
	return withFiles(place, async ({script, startUp}) => {
		await mkdir(path.dirname(script), {recursive: true});
		await writeFile(script, completionScripts[place.shell]);
		const said = [`Wrote ${script}`];
		if (startUp !== undefined) {
			const before = await readIfThere(startUp);
			const {rest} = withoutBlock(before ?? '');
			const text = `${rest}${rest === '' || rest.endsWith('\n') ? '' : '\n'}${block(place.shell, script)}`;
			if (text !== before) {
				await mkdir(path.dirname(startUp), {recursive: true});
				await writeWhole(startUp, text);
				said.push(`Added three lines to ${startUp} that load it`);
			} else {
				said.push(`${startUp} loads it already`);
			}
		}

		return [...said, 'It works in every shell that you start from now on.'];
	});
}

/** Takes away what `installCompletion` made; everything else in the start-up file stays as it is. */
export async function uninstallCompletion(place: CompletionPlace): Promise<Result<string[]>> {
	return withFiles(place, async ({script, startUp}) => {
		const said: string[] = [];
		const text = startUp === undefined ? undefined : await readIfThere(startUp);
		if (startUp !== undefined && text !== undefined) {
			const {rest, found} = withoutBlock(text);
			if (found) {
				await writeWhole(startUp, rest);
				said.push(`Removed the lines from ${startUp}`);
			}
		}

		if ((await readIfThere(script)) !== undefined) {
			await rm(script);
			said.push(`Removed ${script}`);
		}

		return said.length === 0 ? [`There is no completion for ${place.shell} to remove.`] : said;
	});
}

async function withFiles(place: CompletionPlace, work: (files: Files) => Promise<string[]>): Promise<Result<string[]>> {
	const files = filesOf(place);
	if (files === undefined) {
		return failed({
			what: 'There is no home folder to install completion in: HOME is not set.',
			cure: 'Set HOME, or put the output of `qctx completion SHELL` where your shell loads it.',
			exitCode: 2,
		});
	}

	try {
		return done(await work(files));
	} catch (error) {
		if (error instanceof Error && 'syscall' in error && 'path' in error) {
			return failed({
				what: `Cannot write ${String(error.path)}: ${error.message}`,
				cure: 'Mend that, or put the output of `qctx completion SHELL` where your shell loads it.',
				exitCode: 1,
				error,
			});
		}

		throw error;
	}
}

function filesOf({shell, environment, dataFolder, platform}: CompletionPlace): Files | undefined {
	const home = environment.HOME || (platform === 'win32' ? environment.USERPROFILE : undefined);
	if (home === undefined || home === '') {
		return undefined;
	}

	const config = environment.XDG_CONFIG_HOME || path.join(home, '.config');
	switch (shell) {
		case 'bash':
			// Terminals on macOS start login shells, which read no .bashrc.
			return {
				script: path.join(dataFolder, 'completion.bash'),
				startUp: path.join(home, platform === 'darwin' ? '.bash_profile' : '.bashrc'),
			};
		case 'zsh':
			return {
				script: path.join(dataFolder, 'completion.zsh'),
				startUp: path.join(environment.ZDOTDIR || home, '.zshrc'),
			};
		case 'fish':
			return {script: path.join(config, 'fish', 'completions', 'qctx.fish'), startUp: undefined};
		case 'powershell':
			return {
				script: path.join(dataFolder, 'completion.ps1'),
				startUp:
					platform === 'win32'
						? path.join(home, 'Documents', 'PowerShell', 'Microsoft.PowerShell_profile.ps1')
						: path.join(config, 'powershell', 'Microsoft.PowerShell_profile.ps1'),
			};
	}
}

function block(shell: Shell, script: string): string {
	const load =
		shell === 'powershell'
			? `if (Test-Path '${script.replaceAll("'", "''")}') { . '${script.replaceAll("'", "''")}' }`
			: `[ -r '${script.replaceAll("'", "'\\''")}' ] && . '${script.replaceAll("'", "'\\''")}'`;
	return `${firstLine}\n${load}\n${lastLine}\n`;
}

function withoutBlock(text: string): {readonly rest: string; readonly found: boolean} {
	const start = text.indexOf(firstLine);
	const end = text.indexOf(lastLine, start);
	if (start < 0 || end < 0) {
		return {rest: text, found: false};
	}

	return {rest: text.slice(0, start) + text.slice(end + lastLine.length).replace(/^\r?\n/, ''), found: true};
}

async function readIfThere(file: string): Promise<string | undefined> {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
			return undefined;
		}

		throw error;
	}
}

/** A start-up file is never left half written; its mode, and a link that it may be, are kept. */
async function writeWhole(file: string, text: string): Promise<void> {
	const target = existsSync(file) ? await realpath(file) : file;
	const mode = existsSync(target) ? (await stat(target)).mode : 0o644;
	const temporary = `${target}.qctx-${process.pid}`;
	try {
		await writeFile(temporary, text, {mode, flag: 'wx'});
		await chmod(temporary, mode);
		await rename(temporary, target);
	} catch (error) {
		await rm(temporary, {force: true});
		throw error;
	}
}
