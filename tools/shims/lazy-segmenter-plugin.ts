import {readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {Plugin} from 'esbuild';
import {mustApply, ShimMissed} from './shim.ts';

const lazySegmenterFile = JSON.stringify(join(import.meta.dirname, 'lazy-segmenter.ts'));

/** Replaces `new Intl.Segmenter()` by one that is created on first use (lazy-segmenter.ts). Ink's libraries each create one while they load. */
export function lazySegmenter(): Plugin[] {
	const shim = 'lazy-segmenter';
	let applied = 0;
	const plugin: Plugin = {
		name: shim,
		setup({onLoad, onEnd}) {
			onLoad({filter: /\.(js|tsx?)$/}, async ({path}) => {
				const source = await readFile(path, 'utf8');
				const contents = withLazySegmenter(source);
				if (contents === source) {
					return;
				}

				applied++;
				const loader = path.endsWith('.tsx') ? 'tsx' : path.endsWith('.ts') ? 'ts' : 'js';
				return {loader, contents, resolveDir: dirname(path)};
			});
			onEnd(({outputFiles}) => {
				if (outputFiles?.some(({text}) => /new Intl\.Segmenter\b/.test(text))) {
					throw new ShimMissed(shim, 'the bundle still makes one directly');
				}
			});
		},
	};
	return [plugin, mustApply(shim, () => applied, 1)];
}

/** `source` with `LazySegmenter` instead of each `new Intl.Segmenter`. */
export function withLazySegmenter(source: string): string {
	const own = source.replace(/\bnew Intl\.Segmenter\b/g, 'new LazySegmenter');
	return own === source ? source : `import {LazySegmenter} from ${lazySegmenterFile};\n${own}`;
}
