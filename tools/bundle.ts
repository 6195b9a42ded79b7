import {chmod, mkdir, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {build, type Metafile} from 'esbuild';
import packageJson from '../package.json' with {type: 'json'};
import {shims} from './shims/plugins.ts';

const root = join(import.meta.dirname, '..');

/** The oldest Node in `engines`; esbuild need not lower what it supports. */
const target = 'node22';

/**
 * Bundles the program and its packages into one CommonJS file, which starts faster than ES modules (docs/speed.md). What the source imports with
 * `import()` is in the file too, but runs only on demand.
 *
 * @returns the contents of the bundle.
 */
export async function bundle(file: string): Promise<Metafile> {
	const {outputFiles, metafile} = await build({
		absWorkingDir: root,
		entryPoints: ['source/cli.tsx'],
		outfile: file,
		bundle: true,
		metafile: true,
		// The shims check the result first.
		write: false,
		minify: true,
		format: 'cjs',
		platform: 'node',
		target,
		jsx: 'automatic',
		legalComments: 'none',
		logLevel: 'warning',
		// Then `require` loads Node's own modules on demand; `import()` would start the ES module loader.
		supported: {'dynamic-import': false},
		// The production build of React.
		define: {'process.env.NODE_ENV': '"production"'},
		plugins: shims(),
	});
	await mkdir(dirname(file), {recursive: true});
	await writeFile(file, outputFiles[0]?.contents ?? '');
	return metafile;
}

/** Bundles the launcher, the package's `bin`, lowered to what the oldest Node that may run it understands. */
export async function bundleLauncher(file: string): Promise<void> {
	const {engines, version} = packageJson;
	await build({
		entryPoints: [join(root, 'tools/launcher/launcher.cjs')],
		outfile: file,
		bundle: true,
		format: 'cjs',
		platform: 'node',
		target: 'node8',
		external: ['./cli.cjs'],
		define: {ENGINES: JSON.stringify(engines.node), VERSION: JSON.stringify(version)},
		logLevel: 'warning',
	});
	await chmod(file, 0o755);
}

/** The program without bundled packages and shims, readable. The tests compare its frames. */
export async function bundlePlain(file: string): Promise<void> {
	await build({
		entryPoints: [join(root, 'source/cli.tsx')],
		outfile: file,
		bundle: true,
		packages: 'external',
		jsx: 'automatic',
		format: 'esm',
		platform: 'node',
		target,
	});
}
