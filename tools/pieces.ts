import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';
import type {Plugin} from 'esbuild';
import {withLazySegmenter} from './shims/lazy-segmenter-plugin.ts';

const root = join(import.meta.dirname, '..');

/**
 * What `import()` puts into a file of its own: what is large and what most runs do without. Every other `import()` of ours stays in the file that
 * asks for it and still runs only when asked for: opening sixty small files is slower than reading one.
 */
const pieces = [
	'source/commands/main.ts',
	'source/commands/practice.ts',
	'source/contexts/writer.ts',
	'source/tenant/check.ts',
	'source/ui/full-screen.ts',
	'source/ui/screens.tsx',
];

/** Keeps the bundle in few files; fails when a piece named here is gone. */
export function fewPieces(): Plugin {
	return {
		name: 'few-pieces',
		setup(build) {
			build.onStart(() => {
				const gone = pieces.filter(piece => !existsSync(join(root, piece)));
				return {errors: gone.map(piece => ({text: `tools/pieces.ts names ${piece}, which is not there.`}))};
			});
			build.onLoad({filter: /[\\/]source[\\/].*\.tsx?$/}, async ({path}) => {
				const source = withLazySegmenter(await readFile(path, 'utf8'));
				const contents = source.replace(/\bimport\(\s*'(\.[^']+)'\s*\)/g, (lazy, target) => {
					const file = relative(root, join(dirname(path), target)).replaceAll('\\', '/');
					return pieces.includes(file) ? lazy : `Promise.resolve().then(() => require('${target}'))`;
				});
				return {contents, loader: path.endsWith('x') ? 'tsx' : 'ts', resolveDir: dirname(path)};
			});
		},
	};
}
