import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {build, type Metafile} from 'esbuild';
import {describe, expect, it, onTestFinished} from 'vitest';
import {bundle} from '../../tools/bundle.ts';
import {shims} from '../../tools/shims/plugins.ts';

const root = join(import.meta.dirname, '../..');

/** What `qctx` imports, one after the other, until the first frame. */
const firstFrame = [
	'source/commands/main.ts',
	'source/commands/no-command.ts',
	'source/commands/front-ends/front-end.ts',
	'source/contexts/open-store.ts',
	'source/settings/read-settings.ts',
	'source/ui/full-screen.ts',
];

describe('the bundle', async () => {
	const {inputs} = await bundleIntoNowhere();

	it('runs nothing slow for the first frame that is needed only later', () => {
		const {files, packages} = runAtOnce(inputs, ['source/cli.tsx', ...firstFrame]);
		expect(files).toContain('node_modules/js-yaml/dist/js-yaml.mjs');
		expect(files.filter(file => /^node_modules\/(react|ink|got|yaml|yoga-layout)\//.test(file))).toEqual([]);
		expect(packages).toContain('node:path');
		expect(packages.filter(name => /^node:(http|https|tls|crypto|child_process|dns)$/.test(name))).toEqual([]);
	});

	it('comes with the licences of its contents', () => {
		const licences = readFileSync(join(root, 'dist/third-party-licences.txt'), 'utf8');
		for (const name of ['ink', 'react', 'yoga-layout', 'got', 'yaml', 'commander']) {
			expect(licences).toMatch(new RegExp(`^${name} \\d+\\.`, 'm'));
		}
	});
});

describe('the shims', () => {
	const reconciler = 'ink/build/reconciler.js';
	const originals = [
		reconciler,
		'yoga-layout/dist/src/index.js',
		'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js',
		'string-width/index.js',
	];

	it.each(originals)('fail the build when an update changes %s', async file => {
		await expect(buildWith(originals, file)).rejects.toThrow(/The shim .* no longer fits/);
	});

	it('fail the build when a library is gone', async () => {
		await expect(buildWith([reconciler], undefined)).rejects.toThrow(/The shim .* no longer fits/);
	});
});

/** Bundles copies of the libraries' files, one of them emptied. */
async function buildWith(files: readonly string[], emptied: string | undefined): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'qctx-shims-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	const modules = join(root, 'node_modules');
	for (const file of files) {
		const copy = join(folder, 'node_modules', file);
		mkdirSync(dirname(copy), {recursive: true});
		writeFileSync(copy, file === emptied ? 'export default {};\n' : readFileSync(join(modules, file)));
	}

	const entry = join(folder, 'entry.js');
	writeFileSync(entry, files.map(file => `import './node_modules/${file}';\n`).join(''));
	const external = [
		'react',
		'react-reconciler',
		'react-reconciler/*',
		'node:*',
		'./dom.js',
		'./styles.js',
		'./wrapAssembly.js',
	];
	await build({
		entryPoints: [entry],
		bundle: true,
		write: false,
		metafile: true,
		format: 'esm',
		logLevel: 'silent',
		external: [...external, './generated/*', 'strip-ansi', 'get-east-asian-width'],
		plugins: shims(),
	});
}

async function bundleIntoNowhere(): Promise<Metafile> {
	const folder = mkdtempSync(join(tmpdir(), 'qctx-bundle-'));
	try {
		return await bundle(join(folder, 'cli.cjs'));
	} finally {
		rmSync(folder, {recursive: true});
	}
}

/** What the modules import, and so on, without what they import later; and the modules of Node among it. */
function runAtOnce(inputs: Metafile['inputs'], entries: readonly string[]) {
	const files = [...entries];
	const packages: string[] = [];
	for (const file of files) {
		for (const {path, kind} of inputs[file]?.imports ?? []) {
			if (kind !== 'dynamic-import') {
				const list = path in inputs ? files : packages;
				if (!list.includes(path)) {
					list.push(path);
				}
			}
		}
	}

	return {files, packages};
}
