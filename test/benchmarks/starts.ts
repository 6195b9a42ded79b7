import {existsSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {type Home, makeHome} from '../terminal/home.ts';
import {contextName, manyContexts} from './contexts.ts';
import {bareNode, type Start, timeStart} from './first-frame.ts';
import {type Figure, interleave, median, type Subject} from './measure.ts';
import {peers} from './peers.ts';

/** Nothing listens there: the first frame must not need it. */
const nowhere = 'http://127.0.0.1:9';

/**
 * Starting each of the scripts on 20, 1,000 and 10,000 contexts, its quick commands, a standalone executable and peers: all in one interleaved run.
 *
 * @returns the figures of each script; what is no script of ours is among the first one's.
 */
export async function starts(scripts: readonly string[], rounds: number): Promise<Figure[][]> {
	using homes = new Homes();
	const few = homes.make(20);
	const executable = join(import.meta.dirname, '../../standalone/qctx-linux-x64');
	const others = {
		node: () => timeStart(bareNode(few.environment)),
		...(existsSync(executable) && {
			executable: () => timeStart({...screen(executable, few), file: executable, args: []}),
		}),
		...Object.fromEntries(peers(few).map(({name, start}) => [name, () => timeStart(start)])),
	};
	const ours = scripts.flatMap((script, index) =>
		Object.entries(subjects(script, homes)).map(([name, subject]) => [`${name} ${index}`, subject]),
	);
	const times = await interleave<string>(rounds, {...others, ...Object.fromEntries(ours)});
	const of = (name: string) => median(times[name] ?? []);
	const {node: _, ...rest} = others;
	return scripts.map((_script, index) => [
		...figures(name => of(`${name} ${index}`), of('node')),
		...(index === 0 ? Object.keys(rest).map(name => otherFigure(name, of(name), of('node'))) : []),
	]);
}

/** What is timed of one script, on homes of its own. */
function subjects(script: string, homes: Homes) {
	const [few, many, most, fresh] = [homes.make(20), homes.make(1000), homes.make(10_000), homes.make(20)];
	const command = ({environment}: Home, ...args: string[]): Start => ({
		file: process.execPath,
		args: [script, ...args],
		environment,
	});
	return {
		twenty: () => timeStart(screen(script, few)),
		pressed: () => timeStart(pressedAtOnce(screen(script, few))),
		thousand: () => timeStart(screen(script, many)),
		tenThousand: () => timeStart(screen(script, most)),
		cold: () => {
			rmSync(join(fresh.folder, '.cache'), {recursive: true, force: true});
			return timeStart(screen(script, fresh));
		},
		ls: () => timeStart(command(few, 'context', 'ls')),
		// Of an API key, which asks the tenant for no token.
		exec: () => timeStart(command(few, 'exec', contextName(1), '--no-check', '--', 'true')),
		version: () => timeStart(command(few, '--version')),
		currentOfFew: () => timeStart(command(few, 'current')),
		currentOfMost: () => timeStart(command(most, 'current')),
	} satisfies Record<string, Subject>;
}

type SubjectName = keyof ReturnType<typeof subjects>;

function figures(of: (name: SubjectName) => number, node: number): Figure[] {
	const ratio = (name: SubjectName) => of(name) / node;
	const ms = (name: SubjectName) => `${of(name).toFixed(1)} ms`;
	// `qctx current` reads the file and does next to nothing else.
	const reading = of('currentOfMost') - of('currentOfFew');
	return [
		{name: 'node -e 0', value: node, unit: 'ms'},
		{name: 'first frame, 20 contexts', value: ratio('twenty'), unit: 'x', limit: 3, note: ms('twenty')},
		{
			name: 'answer to keys pressed at the first frame',
			value: ratio('pressed'),
			unit: 'x',
			note: `${ms('pressed')} from the start`,
		},
		{
			name: 'first frame, 20 contexts, cold',
			value: ratio('cold'),
			unit: 'x',
			note: `${ms('cold')}, no compile cache yet`,
		},
		{
			name: 'first frame, 1,000 to 20 contexts',
			value: of('thousand') / of('twenty'),
			unit: 'x',
			limit: 1.8,
			note: ms('thousand'),
		},
		{
			name: 'first frame, 10,000 to 20 contexts, without reading',
			value: (of('tenThousand') - reading) / of('twenty'),
			unit: 'x',
			limit: 2.5,
			note: `${ms('tenThousand')}, of which reading the file ${reading.toFixed(1)} ms`,
		},
		{name: 'qctx context ls', value: ratio('ls'), unit: 'x', limit: 2.5, note: ms('ls')},
		{name: 'qctx exec --no-check -- true', value: ratio('exec'), unit: 'x', limit: 3, note: ms('exec')},
		{name: 'qctx --version', value: ratio('version'), unit: 'x', limit: 1.2, note: ms('version')},
	];
}

function otherFigure(name: string, time: number, node: number): Figure {
	const figure = {
		name: `first frame of ${name}`,
		value: time / node,
		unit: 'x',
		note: `${time.toFixed(1)} ms`,
	} as const;
	return name === 'executable' ? {...figure, name: 'first frame of the standalone executable', limit: 1.5} : figure;
}

/** The first frame of qctx on the contexts of a home. */
export function screen(script: string, home: Home): Start {
	return {file: process.execPath, args: [script], environment: home.environment, marker: contextName(20), quit: 'q'};
}

/** A filter that finds nothing says so. */
function pressedAtOnce({quit: _, ...start}: Start): Start {
	return {...start, pressed: {keys: '/zq', answer: /Nothing matches|No context matches/}};
}

/** Homes with contexts, removed together. */
export class Homes implements Disposable {
	readonly #homes: Home[] = [];

	make(count: number): Home {
		const home = makeHome(manyContexts(count, nowhere));
		this.#homes.push(home);
		return home;
	}

	[Symbol.dispose](): void {
		for (const home of this.#homes) {
			home.remove();
		}
	}
}
