import {writeFileSync} from 'node:fs';
import type {Server} from 'node:http';
import {join} from 'node:path';
import {practiceClientId, practiceClientSecret} from '../../source/demo/people.ts';
import {type NamedTenants, startNamedTenants} from '../terminal/named-tenants.ts';
import {Terminal, type TerminalOptions} from '../terminal/terminal.ts';
import {Movie} from './movie.ts';
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
		options: {columns: 120, rows: 24},
		play: list,
	},
	{
		name: 'light',
		title: 'The same on a light terminal',
		options: {columns: 120, rows: 24, background: 'light'},
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
		title: 'A refused client secret: its cause, the key that fixes it, and what the tenant answered',
		options: {columns: 120, rows: 20},
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

/** A rejected context gets its new secret: the picture at the top of the readme. */
async function takeMovie(named: NamedTenants): Promise<string> {
	const home = named.home(named.contexts);
	const screen = new Terminal({columns: 120, rows: 17, home, environment: named.environment(home)});
	const movie = new Movie(screen, darkPalette);
	const shoot = async (seconds: number, caption: string) => {
		await screen.quiet(100);
		movie.shoot(seconds, caption);
	};
	try {
		await list(screen);
		await shoot(1.5, 'qctx');
		await screen.press('down');
		await screen.shows('Ada Lovelace');
		await shoot(0.4, '↓');
		await screen.press('down');
		await screen.shows('The tenant refused this client secret.');
		await shoot(3, '↓   its secret no longer works');
		await screen.press('e');
		await screen.shows('Client Secret:');
		await shoot(2, 'e   enter the new one');
		screen.paste(`${named.goodSecret} \n`);
		await screen.shows('characters trimmed');
		await shoot(3, 'paste   the stray space and line break are trimmed');
		const restore = answerSlowly(named.tenants['globex.us.qlikcloud.com'].server, 300);
		await screen.press('enter');
		const check = 'Enter   checked with the tenant before it is saved';
		for (const step of ['Reached', 'TLS', 'Tenant', 'Token', 'User']) {
			await screen.shows(`✔ ${step}`);
			movie.shoot(step === 'User' ? 1.2 : 0.5, check);
		}

		restore();
		await screen.shows('Saved globex-prod');
		await screen.shows(/globex-prod .*✔ valid/);
		await shoot(5, 'saved, and valid: qlik can use it at once');
		return movie.toSvg(
			'A context with a refused secret: its new secret is pasted, trimmed, checked in five steps, and saved',
		);
	} finally {
		await screen.close();
		home.remove();
	}
}

/** Lets a tenant answer as one across an ocean does, so that the steps of a check can be seen one by one. Returns what ends it. */
function answerSlowly(server: Server, milliseconds: number): () => void {
	const emit = server.emit.bind(server);
	server.emit = (event: string, ...details: unknown[]) => {
		if (event !== 'request') {
			return emit(event, ...details);
		}

		setTimeout(() => emit(event, ...details), milliseconds);
		return true;
	};
	return () => {
		server.emit = emit;
	};
}

/** Takes the pictures from the real program, on tenants that are made up: `npm run pictures [-- NAME…]`. */
async function main(wanted: readonly string[]): Promise<void> {
	const named = await startNamedTenants();
	const folder = join(import.meta.dirname, '../../docs/pictures');
	const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
	try {
		for (const scene of scenes.filter(({name}) => isWanted(name))) {
			writeFileSync(join(folder, `${scene.name}.svg`), await take(scene, named));
		}

		// Last, because it changes a tenant's pace.
		if (isWanted('movie')) {
			writeFileSync(join(folder, 'movie.svg'), await takeMovie(named));
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
