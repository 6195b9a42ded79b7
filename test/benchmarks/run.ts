import {cpus} from 'node:os';
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {checks} from './checks.ts';
import {installPackage} from './installed.ts';
import {keys} from './keys.ts';
import {type Figure, isMet} from './measure.ts';
import {idle, memory} from './resources.ts';
import {starts} from './starts.ts';

/** Measures each of the scripts. */
type Section = (scripts: readonly string[], rounds: number) => Promise<Figure[][]>;

/** What can be measured by itself with `--only`. */
const sections = new Map<string, Section>([
	['starts', starts],
	['keys', oneByOne(keys)],
	['checks', oneByOne(checks)],
	['idle', oneByOne(idle)],
	['memory', oneByOne(memory)],
]);

function oneByOne(measure: (script: string) => Promise<Figure[]>): Section {
	return async scripts => {
		const figures: Figure[][] = [];
		for (const script of scripts) {
			figures.push(await measure(script));
		}

		return figures;
	};
}

/**
 * `npm run bench [-- --json] [--only starts,keys,…] [--rounds N] [--before SCRIPT]`: measures the installed package and shows each figure with its limit;
 * beside it that of the `dist/qctx.cjs` of an earlier version, from the same run.
 */
async function main(): Promise<boolean> {
	const {values} = parseArgs({
		options: {
			json: {type: 'boolean', default: false},
			only: {type: 'string', default: [...sections.keys()].join(',')},
			rounds: {type: 'string', default: '21'},
			before: {type: 'string'},
		},
	});
	using installed = installPackage();
	const scripts = [installed.script, ...(values.before === undefined ? [] : [resolve(values.before)])];
	const figures: Figure[] = [];
	for (const name of values.only.split(',')) {
		const measure = sections.get(name);
		if (measure === undefined) {
			throw new Error(`There is no ${name} to measure; there are ${[...sections.keys()].join(', ')}.`);
		}

		process.stderr.write(`${name} …\n`);
		const [now = [], before = []] = await measure(scripts, Number(values.rounds));
		figures.push(
			...now.map(figure =>
				withBefore(
					figure,
					before.find(({name}) => name === figure.name),
				),
			),
		);
	}

	process.stdout.write(values.json ? `${asJson(figures)}\n` : asTable(figures));
	return figures.every(isMet);
}

function withBefore(figure: Figure, earlier: Figure | undefined): Figure {
	return earlier === undefined ? figure : {...figure, before: earlier.value};
}

function asJson(figures: readonly Figure[]): string {
	const machine = {node: process.version, platform: process.platform, arch: process.arch, processors: cpus().length};
	return JSON.stringify({machine, figures: figures.map(figure => ({...figure, met: isMet(figure)}))}, undefined, 2);
}

function asTable(figures: readonly Figure[]): string {
	const compared = figures.some(({before}) => before !== undefined);
	const rows = figures.map(figure => {
		const {name, value, before, limit, note = ''} = figure;
		const verdict = limit === undefined ? '' : `${isMet(figure) ? 'ok ' : 'OVER'} at most ${limit}`;
		const earlier = before === undefined ? '' : `before ${asText(before, figure)}`;
		const columns = [name.padEnd(52), asText(value, figure).padStart(14), verdict.padEnd(17)];
		return `| ${[...columns, ...(compared ? [earlier.padEnd(21)] : []), note].join(' | ')} |`;
	});
	return `${rows.join('\n')}\n`;
}

function asText(value: number, {unit}: Figure): string {
	const digits = unit === 'x' ? 2 : unit === 'bytes' || unit === 'connections' ? 0 : 1;
	return `${value.toFixed(digits)} ${unit}`;
}

process.exitCode = (await main()) ? 0 : 1;
