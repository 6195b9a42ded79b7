import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {basename, dirname, join, relative} from 'node:path';
import type {Metafile, Plugin} from 'esbuild';
import {withLazySegmenter} from './shims/lazy-segmenter-plugin.ts';

const root = join(import.meta.dirname, '..');

/** Started with every command that is more than `--version`. */
const start = ['source/cli.tsx', 'source/commands/main.ts'];

/**
 * What `import()` puts into a file of its own, in the order in which the program loads it: what is large and what most runs do without. Every other
 * `import()` of ours stays in the file that asks for it and still runs only when asked for.
 */
const pieces = [
	'source/ui/full-screen.ts',
	'source/ui/screens.tsx',
	'source/tenant/check.ts',
	'source/contexts/writing/writer.ts',
	'source/commands/runtime/practice.ts',
];

/** Keeps the bundle in few files; fails when a piece named here is gone. */
export function fewPieces(): Plugin {
	return {
		name: 'few-pieces',
		setup(build) {
			build.onStart(() => {
				const gone = [...start, ...pieces].filter(piece => !existsSync(join(root, piece)));
				return {errors: gone.map(piece => ({text: `tools/pieces.ts names ${piece}, which is not there.`}))};
			});
			build.onLoad({filter: /[\\/]source[\\/].*\.tsx?$/}, async ({path}) => {
				const source = withLazySegmenter(await readFile(path, 'utf8'));
				const contents = source.replace(/\bimport\(\s*'(\.[^']+)'\s*\)/g, (lazy, target) => {
					const file = relative(root, join(dirname(path), target)).replaceAll('\\', '/');
					return start.includes(file) || pieces.includes(file)
						? lazy
						: `Promise.resolve().then(() => require('${target}'))`;
				});
				return {contents, loader: path.endsWith('x') ? 'tsx' : 'ts', resolveDir: dirname(path)};
			});
		},
	};
}

/** The pieces of the bundle that a file is made for: the start, and whatever is imported with `import()`, packages last. */
export function partsOf({outputs}: Metafile): string[][] {
	const entries = new Map(
		Object.entries(outputs).flatMap(([file, {entryPoint}]) =>
			entryPoint === undefined ? [] : [[entryPoint, basename(file)] as const],
		),
	);
	const named = (entryPoint: string) => entries.get(entryPoint) ?? [];
	const packages = [...entries.keys()].filter(entryPoint => ![...start, ...pieces].includes(entryPoint));
	return [start.flatMap(named), ...[...pieces, ...packages].map(entryPoint => [named(entryPoint)].flat())];
}
