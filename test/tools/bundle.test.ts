import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {build, type Metafile} from 'esbuild';
import {describe, expect, it, onTestFinished} from 'vitest';
import {bundle} from '../../tools/bundle.ts';
import {shims} from '../../tools/shims/plugins.ts';

const root = join(import.meta.dirname, '../..');

describe('the bundle', async () => {
	const {inputs} = await bundleIntoNowhere();

	it('runs no screen, HTTP client or YAML editor before it is known that they are needed', () => {
		const atOnce = runAtOnce(inputs, 'source/cli.tsx');
		const packages = new Set(atOnce.map(input => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1]));
		expect(atOnce.length).toBeGreaterThan(1);
		expect([...packages].filter(name => ['react', 'ink', 'got', 'yaml', 'yoga-layout'].includes(name ?? ''))).toEqual(
			[],
		);
	});

	it('comes with the licences of what is in it', () => {
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

	it.each(originals)('stop the build when an update changes %s', async file => {
		await expect(buildWith(originals, file)).rejects.toThrow(/The shim .* no longer fits/);
	});

	it('stop the build when a library is gone', async () => {
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

/** The module and what it imports, and so on, and what the commands are run by; without what they import later. */
function runAtOnce(inputs: Metafile['inputs'], entry: string): string[] {
	const found = [entry, 'source/commands/main.ts'];
	for (const file of found) {
		for (const {path, kind} of inputs[file]?.imports ?? []) {
			if (kind !== 'dynamic-import' && path in inputs && !found.includes(path)) {
				found.push(path);
			}
		}
	}

	return found;
}
