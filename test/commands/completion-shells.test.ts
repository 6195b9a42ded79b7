import {execFileSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {completion} from '../../source/commands/completion/completion.ts';
import {type Home, openTerminal, runProgram, type Terminal} from '../terminal/open-terminal.ts';
import {homeWithQctx, isInstalled} from './shell-home.ts';

const contexts = `current-context: ""
contexts:
    Prod EU:
        server: https://prod.eu.qlikcloud.com
    acme-prod:
        server: https://acme.eu.qlikcloud.com
    it's $HOME:
        server: https://odd.eu.qlikcloud.com
    team:prod:
        server: https://team.eu.qlikcloud.com
`;

/** How each shell is started by a person, and what its start-up file holds. */
const shells = [
	{shell: 'bash', args: ['-i'], startUp: '.bashrc', own: "PS1='$ '"},
	{shell: 'zsh', args: ['-i'], startUp: '.zshrc', own: "PS1='$ '\nunsetopt BEEP"},
	{shell: 'fish', args: ['-i'], startUp: '.config/fish/config.fish', own: "function fish_prompt; echo -n '$ '; end"},
] as const;

/** The line that `qctx completion --help` tells to add for a shell. */
function lineFor(shell: string): string {
	const line = new RegExp(`^  ${shell} +(.+)$`, 'm').exec(completion.description ?? '')?.[1];
	if (line === undefined) {
		throw new Error(`The help does not tell how to load completion in ${shell}`);
	}

	return line;
}

async function openShell(home: Home, shell: string, args: readonly string[]): Promise<Terminal> {
	const screen = openTerminal({home, program: {file: shell, args}, columns: 100, rows: 20});
	await screen.shows(/^\$ ?$/m);
	return screen;
}

/** Runs the line that is on the screen and waits for the next prompt. */
async function enter(screen: Terminal, shows: string | RegExp): Promise<void> {
	await screen.press('enter');
	await screen.shows(shows);
	await screen.press('ctrl-l');
	await screen.shows(/^\$\s*$/);
}

for (const {shell, args, startUp, own} of shells) {
	if (!isInstalled(shell)) {
		it.skip(`completion in ${shell}: SKIPPED, because ${shell} is not installed here`, () => {});
		continue;
	}

	describe(`completion in ${shell}`, () => {
		it('completes commands, flags, values and the names now in the file, quoted for the shell', async () => {
			const home = homeWithQctx(contexts, program => `exec ${program} "$@"`);
			const startUpFile = path.join(home.folder, startUp);
			mkdirSync(path.dirname(startUpFile), {recursive: true});
			writeFileSync(startUpFile, `${own}\n${lineFor(shell)}\n`);

			const screen = await openShell(home, shell, args);
			await screen.type('qctx curr');
			await screen.press('tab');
			await screen.shows('$ qctx current');
			await enter(screen, 'No current context');

			await screen.type('qctx context us');
			await screen.press('tab');
			await screen.shows('$ qctx context use');
			await screen.type('acm');
			await screen.press('tab');
			await screen.shows('$ qctx context use acme-prod');
			await enter(screen, 'Context: acme-prod');

			await screen.type('qctx Pro');
			await screen.press('tab');
			await screen.shows(/\$ qctx Prod.* EU/);
			await enter(screen, 'Context: Prod EU');

			await screen.type('qctx use it');
			await screen.press('tab');
			await screen.shows(/\$ qctx use .*HOME/);
			await enter(screen, "Context: it's $HOME");

			await screen.type('qctx use team:p');
			await screen.press('tab');
			await screen.shows(/\$ qctx use team.*:prod/);
			await enter(screen, 'Context: team:prod');

			await screen.type('qctx check --only rej');
			await screen.press('tab');
			await screen.shows('$ qctx check --only rejected');
			await screen.type('--expires');
			await screen.press('tab');
			await screen.shows('--only rejected --expires-within');
			await screen.press('ctrl-u');
			await screen.shows(/^\$\s*$/);

			home.writeContexts(`${contexts}    zeta-new:\n        server: https://zeta.eu.qlikcloud.com\n`);
			await screen.type('qctx use ze');
			await screen.press('tab');
			await screen.shows('$ qctx use zeta-new');
		});
	});
}

describe('qctx completion', () => {
	it('prints a script that each shell can parse', async () => {
		const home = homeWithQctx(contexts, program => `exec ${program} "$@"`);
		for (const {shell} of shells.filter(({shell: name}) => isInstalled(name))) {
			const {code, stdout} = await runProgram(['completion', shell], {home});
			expect(code).toBe(0);
			const script = path.join(home.folder, `script.${shell}`);
			writeFileSync(script, stdout);
			expect(() => execFileSync(shell, ['-n', script])).not.toThrow();
		}

		expect((await runProgram(['completion', 'powershell'], {home})).stdout).toContain('Register-ArgumentCompleter');
	});

	it('lists the supported shells', async () => {
		const home = homeWithQctx(contexts, program => `exec ${program} "$@"`);
		expect(await runProgram(['completion'], {home})).toMatchObject({
			code: 2,
			stderr: expect.stringContaining('bash, zsh, fish, powershell'),
		});
		expect(await runProgram(['completion', 'csh'], {home})).toMatchObject({
			code: 2,
			stderr: expect.stringContaining("'csh'"),
		});
	});
});
