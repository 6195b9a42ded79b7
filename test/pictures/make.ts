import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {practiceClientId, practiceClientSecret} from '../../source/demo/people.ts';
import {type NamedTenants, startNamedTenants} from '../terminal/named-tenants.ts';
import {Terminal, type TerminalOptions} from '../terminal/terminal.ts';
import {darkPalette, lightPalette, screenToSvg} from './svg.ts';

/** A picture of the readme: what is opened, and what is done before it is taken. */
interface Scene {
	readonly name: string;
	readonly title: string;
	readonly options: TerminalOptions;
	/** Default: the named tenants' contexts. */
	readonly contexts?: '';
	play(screen: Terminal): Promise<void>;
}

const list: Scene['play'] = async screen => {
	await screen.shows(/\d need attention/);
	await screen.hides('checking');
};

const scenes: readonly Scene[] = [
	{
		name: 'list',
		title: 'The list of contexts in mixed states, and user me of the current one',
		options: {columns: 120, rows: 32},
		play: list,
	},
	{
		name: 'light',
		title: 'The same on a light terminal',
		options: {columns: 120, rows: 32, background: 'light'},
		play: list,
	},
	{
		name: 'narrow',
		title: 'The same in 72 columns: the pane stands below the list',
		options: {columns: 72, rows: 26},
		play: list,
	},
	{
		name: 'failure',
		title: 'A refused client secret: its cause, the key that mends it, and what the tenant answered',
		options: {columns: 120, rows: 24},
		async play(screen) {
			await list(screen);
			await screen.press('down', 'down');
			await screen.shows('The tenant refused this client secret.');
		},
	},
	{
		name: 'wizard',
		title: 'The wizard: a pasted client secret, masked, with two characters trimmed',
		options: {columns: 88, rows: 24, args: ['context', 'init']},
		contexts: '',
		async play(screen) {
			await screen.shows('Enter tenant url:');
			await screen.type('acme.eu.qlikcloud.com\n');
			await screen.shows('A/O?:');
			await screen.type('O\n');
			await screen.shows('Client ID:');
			await screen.type(`${practiceClientId}\n`);
			screen.paste(`${practiceClientSecret} \n`);
			await screen.shows('characters trimmed');
		},
	},
];

/** Takes the readme's pictures from the real program, on tenants that are made up: `npm run pictures [-- NAME…]`. */
async function main(wanted: readonly string[]): Promise<void> {
	const named = await startNamedTenants();
	try {
		for (const scene of scenes) {
			if (wanted.length === 0 || wanted.includes(scene.name)) {
				writeFileSync(join(import.meta.dirname, `${scene.name}.svg`), await take(scene, named));
			}
		}
	} finally {
		await named.close();
	}
}

async function take({title, options, contexts, play}: Scene, named: NamedTenants): Promise<string> {
	const home = named.home(contexts === '' ? undefined : named.contexts);
	const screen = new Terminal({...options, home, environment: named.environment(home)});
	try {
		await play(screen);
		await screen.quiet();
		return screenToSvg(screen, options.background === 'light' ? lightPalette : darkPalette, title);
	} finally {
		await screen.close();
		home.remove();
	}
}

await main(process.argv.slice(2));
