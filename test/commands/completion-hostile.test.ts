import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {completionScripts} from '../../source/commands/completion/completion-scripts.ts';
import {openTerminal} from '../terminal/open-terminal.ts';
import {makeHome as makeCommandHome} from './command-line.ts';
import {homeWithQctx, isInstalled} from './shell-home.ts';

/** Names that run `touch ran-…` where a shell reads one of their signs. */
const hostile = [
	`ka'; touch ran-a; echo 'y`,
	`kb"; touch ran-b; echo "y`,
	'kc$(touch ran-c)',
	'kd`touch ran-d`',
	'kf|touch ran-f',
	`kh\\'; touch ran-h; echo '`,
	'ki\\$(touch ran-i)\\',
	'kj!!; touch ran-j',
	'kk>ran-k',
	'kn\u2019; touch ran-n; \u2018',
	'ko\n touch ran-o\n',
	"kq''`touch ran-q`''",
];

const contexts = `current-context: ""\ncontexts:\n${hostile.map(name => `    ${JSON.stringify(name)}:\n        server: https://a.example\n`).join('')}`;

/** What stands before the first letters of the name, and closes what it opens. */
const places: ReadonlyArray<readonly [before: string, after: string]> = [
	['qctx use ', ''],
	["qctx use '", "'"],
	['qctx use "', '"'],
	["qctx --context='", "'"],
	['qctx --context="', '"'],
	['qctx --context=', ''],
	['echo $(qctx use ', ')'],
	['echo "$(qctx use ', ')"'],
	['echo `qctx use ', '`'],
	["qctx use $'", "'"],
];

/** How each shell starts, and a key (Ctrl-X z) that keeps the line as it stands in a file instead of running it. */
const shells = [
	{
		shell: 'bash',
		args: ['--norc', '-i'],
		keepLine: `bind -x '"\\C-xz": printf "%s\\n" "$READLINE_LINE" >> kept; READLINE_LINE= READLINE_POINT=0'`,
	},
	{
		shell: 'zsh',
		args: ['-f', '-i'],
		keepLine: `keep() { print -r -- "$BUFFER" >> kept; BUFFER= }; zle -N keep; bindkey '^Xz' keep; unsetopt BEEP`,
	},
	{shell: 'fish', args: ['--no-config', '-i'], keepLine: `bind \\cxz 'commandline >> kept; commandline -r ""'`},
] as const;

/** A `qctx` that completes, and otherwise does nothing. */
const onlyCompletes = (program: string) => `case "$1" in __complete) exec ${program} "$@";; esac`;

for (const {shell, args, keepLine} of shells) {
	if (!isInstalled(shell)) {
		it.skip(`names in ${shell}: SKIPPED, because ${shell} is not installed here`, () => {});
		continue;
	}

	it(`completing a name in ${shell} never runs code in the name`, {timeout: 120_000}, async () => {
		const home = homeWithQctx(contexts, onlyCompletes);
		writeFileSync(path.join(home.folder, 'script'), `${completionScripts[shell]}\n${keepLine}\n`);
		const screen = openTerminal({home, program: {file: shell, args: [...args]}, columns: 100, rows: 30});
		const kept = path.join(home.folder, 'kept');
		const lines = () => (existsSync(kept) ? readFileSync(kept, 'utf8').split('\n').slice(0, -1) : []);
		screen.burst("source ./script; echo rea''dy\r");
		await screen.shows('ready');
		let count = 0;
		for (const [before] of places) {
			for (const name of hostile) {
				screen.burst(`${before}${name.slice(0, 2)}\t\u0018z`);
				count++;
				await expect.poll(() => lines().length, {interval: 5, timeout: 10_000}).toBe(count);
			}
		}

		// Some were completed, quoted.
		expect(lines().filter(line => line.includes('touch')).length).toBeGreaterThan(4);
		for (const [index, line] of lines().entries()) {
			const [, after = ''] = places[Math.floor(index / hostile.length)] ?? [];
			for (const whole of new Set([line, line + after])) {
				spawnSync(shell, ['-c', whole], {cwd: home.folder, env: home.environment, stdio: 'ignore'});
				expect([whole, readdirSync(home.folder).filter(file => file.startsWith('ran-'))]).toEqual([whole, []]);
			}

			// Neither bash nor zsh expands the history with -c; fish has none to expand.
			expect(shell !== 'fish' && /"[^"]*(?<!\\)!/.test(line)).toBe(false);
		}
	});
}

describe('completing a name in PowerShell', () => {
	it('offers nothing inside an open quote that PowerShell could misread', async () => {
		const home = makeCommandHome(contexts);
		for (const word of ["'k", '"k', '\u2018k', '\u201ck', "--context='k", '"$(k', '`k']) {
			const {stdout} = await home.run(['__complete', 'powershell', 'use', `=${word}`]);
			expect(stdout).not.toMatch(/[^\p{L}\p{N}\p{M}_@%+=:,./ \t\n-]/u);
		}

		expect((await home.run(['__complete', 'powershell', 'use', '=k'])).stdout).toContain("'ka''; touch");
	});
});
