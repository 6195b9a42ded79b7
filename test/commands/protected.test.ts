import {describe, expect, it} from 'vitest';
import {commands, groups} from '../../source/commands/index.ts';
import {contextsText} from '../terminal/contexts-text.ts';
import type {Home} from '../terminal/home.ts';
import {homeForStory, tenantForStory} from '../terminal/open-list.ts';
import {openTerminal} from '../terminal/open-terminal.ts';
import {runProgram} from '../terminal/program.ts';

/**
 * Every command, and what it does to the contexts that it is given. A new one has to be put in its place here: those that use, change or remove a
 * context ask for the name of a protected one.
 */
const asks: Readonly<Record<string, readonly string[]>> = {
	use: ['use', 'live'],
	'context use': ['context', 'use', 'live'],
	'context set': ['context', 'set', 'live'],
	rename: ['rename', 'live', 'other'],
	'context rename': ['context', 'rename', 'live', 'other'],
	rm: ['rm', 'test', 'live'],
	'context rm': ['context', 'rm', 'live'],
	exec: ['exec', 'live', '--', 'true'],
	shell: ['shell', 'live'],
	token: ['token', 'live'],
	rotate: ['rotate', 'live'],
};
/** Ask where the change that they take back was one of a protected context. */
const mayAsk = ['context undo'];
const doesNotAsk = [
	...['init', 'ls', 'get', 'current', 'check', 'demo', 'completion', 'help', '__complete'],
	...[
		'context init',
		'context create',
		'context update',
		'context get',
		'context ls',
		'context clear',
		'context unset',
	],
	...['context protect', 'context import', 'context purge-backups', 'context login', 'user me'],
];

async function openHome(): Promise<Home> {
	const tenant = await tenantForStory();
	const text = contextsText([
		{name: 'test', url: tenant.url, account: tenant.client},
		{name: 'live', url: tenant.url, account: tenant.client},
	]);
	return homeForStory(text, "protected: ['li*']\n");
}

it('defines for every command whether it asks', () => {
	const names = [
		...commands.map(({name}) => name),
		...groups.flatMap(group => group.commands.map(({name}) => `${group.name} ${name}`)),
	];
	expect(names.filter(name => !(name in asks) && ![...mayAsk, ...doesNotAsk].includes(name))).toEqual([]);
	expect([...Object.keys(asks), ...mayAsk, ...doesNotAsk].filter(name => !names.includes(name))).toEqual([]);
});

describe('a protected context, without a terminal', () => {
	it.each([
		...Object.values(asks).map(line => [line.join(' '), line] as const),
		['live', ['live']] as const,
		['exec --all -- true', ['exec', '--all', '--', 'true']] as const,
		["exec 'l*' -- true", ['exec', 'l*', '--', 'true']] as const,
	])('is left alone by qctx %s', async (_, line) => {
		const home = await openHome();
		const before = home.readContexts();
		const {code, stderr, stdout} = await runProgram(line, {home});
		expect([code, stdout, home.readContexts()]).toEqual([1, '', before]);
		expect(stderr).toContain("'live' is protected");
	});

	it('is not made current by qctx -', async () => {
		const home = await openHome();
		await runProgram(['use', 'live', '--yes', 'live'], {home});
		await runProgram(['use', 'test'], {home});
		const before = home.readContexts();
		const {code} = await runProgram(['-'], {home});
		expect([code, home.readContexts()]).toEqual([1, before]);
	});

	it('is not made current by qctx context undo unless it is named', async () => {
		const home = await openHome();
		await runProgram(['use', 'live', '--yes', 'live'], {home});
		await runProgram(['use', 'test'], {home});
		const before = home.readContexts();
		for (const yes of [['--yes'], ['--yes=true'], ['--yes', 'test']]) {
			const {code, stderr} = await runProgram(['context', 'undo', ...yes], {home});
			expect([code, home.readContexts()]).toEqual([1, before]);
			expect(stderr).toContain(
				"'live' is protected, and was not confirmed; nothing was done.\nConfirm it with: --yes live",
			);
		}

		expect((await runProgram(['context', 'undo', '--yes=false'], {home})).stderr).toContain('Go on? (y/N)');
		expect((await runProgram(['context', 'undo', '--yes', 'live'], {home})).code).toBe(0);
		expect(home.readContexts()).toContain('current-context: "live"');
	});

	it.each(Object.entries(asks).filter(([name]) => name !== 'shell'))(
		'is acted on by qctx %s with --yes and its name',
		async (_, line) => {
			const home = await openHome();
			const dashes = line.indexOf('--');
			const [own, command] = dashes === -1 ? [line, []] : [line.slice(0, dashes), line.slice(dashes)];
			expect((await runProgram([...own, '--yes', 'live', ...command], {home})).code).toBe(0);
		},
	);

	it('is not confirmed by another name', async () => {
		const home = await openHome();
		expect((await runProgram(['use', 'live', '--yes', 'test'], {home})).code).toBe(1);
	});
});

describe('a protected context, at a terminal', () => {
	it('is used only when its name is typed', async () => {
		const home = await openHome();
		const before = home.readContexts();
		const wrong = openTerminal({args: ['use', 'live'], home});
		await wrong.shows('Type its name');
		await wrong.type('yes\n');
		expect((await wrong.exited()).code).toBe(1);
		expect(home.readContexts()).toBe(before);
		const right = openTerminal({args: ['use', 'live'], home});
		await right.shows('Type its name');
		await right.type('live\n');
		expect((await right.exited()).code).toBe(0);
		expect(home.readContexts()).toContain('current-context: "live"');
	});

	it('is marked in its row and in the header, and confirmed in the screen', async () => {
		const home = await openHome();
		const screen = openTerminal({home});
		await screen.shows(/live protected/);
		await screen.press('down');
		await screen.press('enter');
		await screen.shows('Type its name to use it.');
		await screen.type('test');
		await screen.press('enter');
		await screen.shows('that is not its name');
		await screen.press('ctrl-u');
		await screen.hides('that is not its name');
		await screen.type('live');
		await screen.press('enter');
		await screen.shows(/current +live .*protected/);
		expect(home.readContexts()).toContain('current-context: "live"');
		await screen.press('up');
		await screen.press('enter');
		await screen.shows(/current +test/);
		await screen.press('-');
		await screen.shows('Type its name to use it.');
		await screen.press('escape');
		await screen.hides('Type its name');
		await screen.press('u');
		await screen.shows('Type its name to undo its last change.');
		await screen.press('escape');
		await screen.hides('Type its name');
		expect(home.readContexts()).toContain('current-context: "test"');
		await screen.press('u');
		await screen.shows('Type its name to undo its last change.');
		await screen.type('live');
		await screen.press('enter');
		await screen.shows(/current +live /);
		await screen.press('U');
		await screen.shows(/current +test /);
		for (const [key, purpose] of [
			['x', 'open a shell for it'],
			['R', 'replace its key or secret'],
			['r', 'rename it'],
			['d', 'delete it'],
		] as const) {
			await screen.press('down');
			await screen.press(key);
			await screen.shows(`Type its name to ${purpose}.`);
			await screen.press('escape');
			await screen.hides('Type its name');
		}

		expect(home.readContexts()).toContain('current-context: "test"');
		await screen.press('q');
		await screen.exited();
	});

	it('is marked and confirmed in plain lines too', async () => {
		const home = await openHome();
		const screen = openTerminal({args: ['--accessible'], home});
		await screen.shows(/\d\. live, protected, /);
		await screen.shows('Number or command:');
		for (const [command, question, answer] of [
			['use live', undefined, ''],
			['delete live', 'Delete live', 'y'],
			['rename live', 'New name for live', 'other'],
			['rotate live', undefined, ''],
			['shell live', undefined, ''],
		] as const) {
			await screen.type(`${command}\n`);
			if (question !== undefined) {
				await screen.shows(new RegExp(`${question}[^\\n]*\\s*$`));
				await screen.type(`${answer}\n`);
			}

			await screen.shows(/live is protected\. Type its name to continue \(Enter: leave it\):\s*$/);
			await screen.type('\n');
			await screen.shows(/Nothing was changed\.\nNumber or command:\s*$/);
		}

		expect(home.readContexts()).toContain('    live:\n');
		await screen.type('use live\n');
		await screen.shows(/leave it\):\s*$/);
		await screen.type('live\n');
		await screen.shows(/Number or command:\s*$/);
		await screen.type('use test\n');
		await screen.shows(/Number or command:\s*$/);
		for (const [answer, current] of [
			['', 'test'],
			['live', 'live'],
		]) {
			await screen.type('undo\n');
			await screen.shows(/live is protected\. Type its name to continue \(Enter: leave it\):\s*$/);
			await screen.type(`${answer}\n`);
			await screen.shows(/Number or command:\s*$/);
			expect(home.readContexts()).toContain(`current-context: "${current}"`);
		}

		await screen.type('q\n');
		await screen.exited();
	});
});
