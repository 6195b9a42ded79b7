import {mkdir, writeFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {build, type Metafile} from 'esbuild';
import {target, toCommonJs} from './common-js.ts';
import {eagerFunctions} from './eager-functions.ts';
import {gatherPieces} from './gather-pieces.ts';
import {fewPieces, partsOf} from './pieces.ts';
import {shims} from './shims/plugins.ts';

const root = join(import.meta.dirname, '..');

/**
 * Bundles the program for publishing into `folder`: `cli.cjs` and a file for every part that is loaded later, so that a command loads only what it
 * needs. esbuild splits only ES modules, but CommonJS starts quicker (toolchain.md section 3), so each piece is turned into CommonJS
 * afterwards; a module is in one piece only, so it exists once. Gives what went into which piece.
 */
export async function bundle(folder: string): Promise<Metafile> {
	const {outputFiles, metafile} = await build({
		...settings(),
		entryPoints: {cli: join(root, 'source/cli.tsx')},
		outdir: folder,
		format: 'esm',
		splitting: true,
		outExtension: {'.js': '.cjs'},
		chunkNames: 'part-[hash]',
		plugins: [fewPieces(), ...shims()],
	});
	refuseLazyCommonJs(metafile);
	await mkdir(folder, {recursive: true});
	const pieces = new Map<string, string>();
	for (const {path, text} of outputFiles) {
		pieces.set(basename(path), eagerFunctions(await toCommonJs(text)));
	}

	for (const [file, text] of gatherPieces(pieces, partsOf(metafile), metafile.outputs)) {
		await writeFile(join(folder, file), text);
	}

	return metafile;
}

/** `await import()` of a CommonJS package has only `default` in a bundle, but its named exports on Node: a trap, so it is refused. */
function refuseLazyCommonJs({inputs, outputs}: Metafile): void {
	for (const {entryPoint} of Object.values(outputs)) {
		if (entryPoint?.includes('node_modules/') && inputs[entryPoint]?.format === 'cjs') {
			throw new Error(`import() of ${entryPoint}, which is CommonJS: import a file of ours that imports it instead.`);
		}
	}
}

/** Everything in one CommonJS file, for the standalone executables. */
export async function bundleOneFile(entry: string, file: string): Promise<void> {
	const {outputFiles} = await build({...settings(), entryPoints: [entry], outfile: file, format: 'cjs'});
	await writeFile(file, outputFiles[0]?.contents ?? '');
}

/** The same program as a library user would get it: packages from node_modules, no shims, readable. The tests compare its frames. */
export async function bundlePlain(entry: string, file: string): Promise<void> {
	await build({
		entryPoints: [entry],
		outfile: file,
		bundle: true,
		packages: 'external',
		jsx: 'automatic',
		format: 'esm',
		platform: 'node',
		target,
	});
}

function settings() {
	return {
		absWorkingDir: root,
		bundle: true,
		write: false,
		metafile: true,
		minify: true,
		platform: 'node',
		target,
		jsx: 'automatic',
		legalComments: 'none',
		logLevel: 'warning',
		// The production build of React.
		define: {'process.env.NODE_ENV': '"production"'},
		plugins: shims(),
	} as const;
}
