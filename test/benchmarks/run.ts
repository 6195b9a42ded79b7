import {cpus} from 'node:os';
import {parseArgs} from 'node:util';
import {checks} from './checks.ts';
import {installPackage} from './installed.ts';
import {keys} from './keys.ts';
import {type Figure, isMet} from './measure.ts';
import {idle, memory} from './resources.ts';
import {starts} from './starts.ts';

/** What can be measured by itself with `--only`. */
const sections = new Map<string, (script: string, rounds: number) => Promise<Figure[]>>([
	['starts', starts],
	['keys', keys],
	['checks', checks],
	['idle', idle],
	['memory', memory],
]);

/** `npm run bench [-- --json] [--only starts,keys,…] [--rounds N]`: measures the installed package, tells each figure beside its limit. */
async function main(): Promise<boolean> {
	const {values} = parseArgs({
		options: {
			json: {type: 'boolean', default: false},
			only: {type: 'string', default: [...sections.keys()].join(',')},
			rounds: {type: 'string', default: '21'},
		},
	});
	using installed = installPackage();
	const figures: Figure[] = [];
	for (const name of values.only.split(',')) {
		const measure = sections.get(name);
		if (measure === undefined) {
			throw new Error(`There is no ${name} to measure; there are ${[...sections.keys()].join(', ')}.`);
		}

		process.stderr.write(`${name} …\n`);
		figures.push(...(await measure(installed.script, Number(values.rounds))));
	}

	process.stdout.write(values.json ? `${asJson(figures)}\n` : asTable(figures));
	return figures.every(isMet);
}

function asJson(figures: readonly Figure[]): string {
	const machine = {node: process.version, platform: process.platform, arch: process.arch, processors: cpus().length};
	return JSON.stringify({machine, figures: figures.map(figure => ({...figure, met: isMet(figure)}))}, undefined, 2);
}

function asTable(figures: readonly Figure[]): string {
	const rows = figures.map(figure => {
		const {name, value, unit, limit, note = ''} = figure;
		const digits = unit === 'x' ? 2 : unit === 'bytes' || unit === 'connections' ? 0 : 1;
		const verdict = limit === undefined ? '' : `${isMet(figure) ? 'ok ' : 'OVER'} at most ${limit}`;
		return `| ${name.padEnd(52)} | ${`${value.toFixed(digits)} ${unit}`.padStart(14)} | ${verdict.padEnd(17)} | ${note} |`;
	});
	return `${rows.join('\n')}\n`;
}

process.exitCode = (await main()) ? 0 : 1;
