import {once} from 'node:events';
import {readdirSync, readFileSync} from 'node:fs';
import {type AddressInfo, createServer} from 'node:net';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {openList} from './open-list.ts';
import {openTerminal, type Terminal} from './open-terminal.ts';
import {childOf, isRunning} from './processes.ts';
import {builtProgram} from './program.ts';
import type {TerminalOptions} from './terminal.ts';

/** What a person, a system or a network does to a program. */
const endings: ReadonlyArray<readonly [what: string, code: number, act: (screen: Terminal) => void]> = [
	['its window is closed', 129, screen => screen.hangUp()],
	['SIGHUP', 129, screen => screen.signal('SIGHUP')],
	['SIGINT', 130, screen => screen.signal('SIGINT')],
	['SIGQUIT', 131, screen => screen.signal('SIGQUIT')],
	['SIGTERM', 143, screen => screen.signal('SIGTERM')],
];

const contexts = 'contexts:\n  acme-test: {server: https://acme.eu.qlikcloud.com}\n';

/** Milliseconds in which it has ended; generous, because the machine may be busy. */
const soon = {within: 2500};

interface Moment {
	readonly name: string;
	readonly options?: TerminalOptions;
	reach(screen: Terminal): Promise<void>;
}

const fullScreen: readonly Moment[] = [
	{name: 'the list', reach: async screen => screen.shows(/acme-test .*✔ valid/)},
	{
		name: 'the question whether to delete',
		async reach(screen) {
			await screen.press('d');
			await screen.shows(/delete/i);
		},
	},
	{
		name: 'the palette',
		async reach(screen) {
			await screen.press(':');
			await screen.shows(/edit/);
		},
	},
	{
		name: 'the help',
		async reach(screen) {
			await screen.press('?');
			await screen.shows('this help');
		},
	},
	{
		name: 'a field',
		async reach(screen) {
			await screen.press('n');
			await screen.shows(/Tenant/);
			await screen.type('https://acme');
			await screen.shows('https://acme');
		},
	},
];

/** Moments at which the network is waited for. */
const waiting: readonly Moment[] = [
	{
		name: 'a check under way',
		options: {},
		async reach(screen) {
			await screen.shows(/acme-test .*checking/);
		},
	},
];

const plain: readonly Moment[] = [
	{
		name: 'the list in lines',
		options: {args: ['--accessible']},
		reach: async screen => screen.shows('Number or command:'),
	},
	{
		name: 'a check that is waited for, in lines',
		options: {args: ['--accessible']},
		reach: async screen => screen.shows(/Enter stops waiting/),
	},
	{
		name: 'a context in lines',
		options: {args: ['--accessible']},
		async reach(screen) {
			await screen.shows('Number or command:');
			await screen.type('1\n');
			await screen.shows('acme-test, not current');
		},
	},
	{
		name: 'the question whether to delete, in lines',
		options: {args: ['--accessible']},
		async reach(screen) {
			await screen.shows('Number or command:');
			await screen.type('d 1\n');
			await screen.shows('y/N:');
		},
	},
	{
		name: 'the form for a context, in lines',
		options: {args: ['--accessible']},
		async reach(screen) {
			await screen.shows('Number or command:');
			await screen.type('e 1\n');
			await screen.shows('Changing acme-test.');
		},
	},
	{
		name: 'a question of the wizard in lines',
		options: {args: ['--accessible', 'context', 'init', 'x']},
		reach: async screen => screen.shows('Enter tenant url:'),
	},
	{
		name: 'a secret in lines',
		options: {args: ['--accessible', 'context', 'init', 'x']},
		async reach(screen) {
			await screen.shows('Enter tenant url:');
			await screen.type('https://acme.eu.qlikcloud.com\n');
			await screen.shows('A/O?:');
			await screen.type('\n');
			await screen.shows('API-key:');
		},
	},
];

describe.each([...fullScreen, ...plain])('at $name, qctx', ({options, reach}) => {
	it.each(endings)('ends when: %s, exit code %i', async (what, code, act) => {
		const screen = options === undefined ? (await openList()).screen : openTerminal({...options, contexts});
		await reach(screen);
		act(screen);
		expect((await screen.exited(soon)).code).toBe(code);
		if (what !== 'its window is closed') {
			expect(screen.alternate()).toBe(false);
			expect(screen.bracketedPaste()).toBe(false);
		}
	});
});

describe.each(waiting)('at $name, qctx', ({reach}) => {
	it.each(endings)('ends when: %s, exit code %i', async (_, code, act) => {
		const silent = createServer(() => undefined);
		await once(silent.listen(0, '127.0.0.1'), 'listening');
		onTestFinished(() => void silent.close());
		const {port} = silent.address() as AddressInfo;
		const screen = openTerminal({
			contexts: `contexts:\n  acme-test: {server: "http://127.0.0.1:${port}", headers: {Authorization: Bearer eyJ}}\n`,
		});
		await reach(screen);
		act(screen);
		expect((await screen.exited(soon)).code).toBe(code);
	});
});

describe('a closed terminal', () => {
	it.each([
		['full screen', []],
		['plain lines', ['--accessible']],
	])('ends the %s even without a signal', async (_, args) => {
		const {file, args: before} = builtProgram();
		// In a session of its own, the terminal is not the one that its signals come from.
		const {screen} = await openList({program: {file: 'setsid', args: ['-w', file, ...before, ...args]}});
		await screen.shows(/acme-test.* valid/);
		const program = childOf(screen.processId);
		screen.hangUp();
		await expect.poll(() => isRunning(program), {timeout: soon.within}).toBe(false);
	});

	it('leaves the last known states', async () => {
		const {screen} = await openList();
		await screen.shows(/acme-test .*✔ valid/);
		await screen.shows(/initech .*forbidden/);
		screen.hangUp();
		await screen.exited(soon);
		expect(keptStates(screen.home.folder)).toContain('valid');
	});
});

function keptStates(home: string): string {
	const folder = join(home, '.cache/qctx');
	return readdirSync(folder, {recursive: true, encoding: 'utf8'})
		.filter(name => /states/.test(name) && name.endsWith('.json'))
		.map(name => readFileSync(join(folder, name), 'utf8'))
		.join('\n');
}
