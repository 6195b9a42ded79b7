import {chmod, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {build} from 'esbuild';
import {bundle} from './bundle.ts';
import {writeLicences} from './licences.ts';

const root = join(import.meta.dirname, '..');

/** Builds what is published: `node tools/build.ts [--out FOLDER]`. */
async function main(): Promise<void> {
	const {values} = parseArgs({
		options: {
			out: {type: 'string', default: join(root, 'dist')},
		},
	});
	// Put in place at the end, so that a failed build leaves the one before.
	const unfinished = `${values.out}.unfinished`;
	await rm(unfinished, {recursive: true, force: true});
	const {inputs} = await bundle(unfinished);
	await buildLauncher(join(unfinished, 'qctx.cjs'));
	await writeLicences(Object.keys(inputs), join(unfinished, 'third-party-licences.txt'));
	await rm(values.out, {recursive: true, force: true});
	await rename(unfinished, values.out);
}

async function buildLauncher(file: string): Promise<void> {
	const {engines, version} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
	const {outputFiles} = await build({
		entryPoints: [join(root, 'tools/launcher.cjs')],
		bundle: true,
		write: false,
		format: 'cjs',
		platform: 'node',
		target: 'node8',
		external: ['./cli.cjs'],
		define: {ENGINES: JSON.stringify(engines.node), VERSION: JSON.stringify(version)},
		logLevel: 'warning',
	});
	await writeFile(file, outputFiles[0]?.contents ?? '');
	await chmod(file, 0o755);
}

await main();
