import {existsSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {type Home, makeHome} from '../terminal/home.ts';
import {contextName, manyContexts} from './contexts.ts';
import {bareNode, type Start, timeStart} from './first-frame.ts';
import {type Figure, interleave, median} from './measure.ts';
import {peers} from './peers.ts';

/** Nothing listens there: the first frame must not need it. */
const nowhere = 'http://127.0.0.1:9';

/** Starting qctx on 20, 1,000 and 10,000 contexts, its quick commands, a standalone executable and peers: all in one interleaved run. */
export async function starts(script: string, rounds: number): Promise<Figure[]> {
	using homes = new Homes();
	const [few, many, most, fresh] = [homes.make(20), homes.make(1000), homes.make(10_000), homes.make(20)];
	const {environment} = few;
	const command = ({environment: own}: Home, ...args: string[]): Start => ({
		file: process.execPath,
		args: [script, ...args],
		environment: own,
	});
	const executable = join(import.meta.dirname, '../../standalone/qctx-linux-x64');
	const times = await interleave(rounds, {
		node: () => timeStart(bareNode(environment)),
		twenty: () => timeStart(screen(script, few)),
		pressed: () => timeStart(pressedAtOnce(screen(script, few))),
		thousand: () => timeStart(screen(script, many)),
		tenThousand: () => timeStart(screen(script, most)),
		cold: () => {
			rmSync(join(fresh.folder, '.cache'), {recursive: true, force: true});
			return timeStart(screen(script, fresh));
		},
		ls: () => timeStart(command(few, 'context', 'ls')),
		version: () => timeStart(command(few, '--version')),
		currentOfFew: () => timeStart(command(few, 'current')),
		currentOfMost: () => timeStart(command(most, 'current')),
		...(existsSync(executable) && {executable: () => timeStart({...screen(script, few), file: executable, args: []})}),
		...Object.fromEntries(peers(few).map(({name, start}) => [`peer: ${name}`, () => timeStart(start)])),
	} as Record<string, () => Promise<number>>);
	const of = (name: string) => median(times[name] ?? []);
	const ratio = (name: string, to = 'node') => of(name) / of(to);
	const ms = (name: string) => `${of(name).toFixed(1)} ms`;
	// `qctx current` reads the file and does next to nothing else.
	const reading = of('currentOfMost') - of('currentOfFew');
	return [
		{name: 'node -e 0', value: of('node'), unit: 'ms'},
		{name: 'first frame, 20 contexts', value: ratio('twenty'), unit: 'x', limit: 3, note: ms('twenty')},
		{
			name: 'answer to a key pressed at the first frame',
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
			value: ratio('thousand', 'twenty'),
			unit: 'x',
			limit: 1.5,
			note: ms('thousand'),
		},
		{
			name: 'first frame, 10,000 to 20 contexts, without reading',
			value: (of('tenThousand') - reading) / of('twenty'),
			unit: 'x',
			limit: 2.5,
			note: `${ms('tenThousand')}, of which reading the file ${reading.toFixed(1)} ms`,
		},
		{name: 'qctx context ls', value: ratio('ls'), unit: 'x', limit: 2, note: ms('ls')},
		{name: 'qctx --version', value: ratio('version'), unit: 'x', limit: 1.2, note: ms('version')},
		...(times.executable ? [executableFigure(ratio('executable'), ms('executable'))] : []),
		...Object.keys(times)
			.filter(name => name.startsWith('peer: '))
			.map(
				(name): Figure => ({
					name: name.replace('peer: ', 'first frame of '),
					value: ratio(name),
					unit: 'x',
					note: ms(name),
				}),
			),
	];
}

/** The first frame of qctx on the contexts of a home. */
export function screen(script: string, home: Home): Start {
	return {file: process.execPath, args: [script], environment: home.environment, marker: contextName(20), quit: 'q'};
}

/** `/` changes the footer. */
function pressedAtOnce({quit: _, ...start}: Start): Start {
	return {...start, pressed: {key: '/', answer: 'to filter'}};
}

function executableFigure(value: number, note: string): Figure {
	return {name: 'first frame of the standalone executable', value, unit: 'x', limit: 1.5, note};
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
