import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {bundle} from './bundle.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'standalone');

/** The file for each platform, and what Bun calls the platform. */
const targets = {
	'qctx-linux-x64': 'bun-linux-x64',
	'qctx-linux-arm64': 'bun-linux-arm64',
	'qctx-macos-arm64': 'bun-darwin-arm64',
	'qctx-windows-x64.exe': 'bun-windows-x64',
} as const;

/**
 * `npm run executables [-- --only qctx-linux-x64]`: one file a platform into standalone/, which runs without Node. They are made with Bun, whose
 * compiled bytecode starts in half the time (docs/speed.md); Bun fetches the runtimes of the other platforms from the npm registry.
 */
async function main(): Promise<void> {
	const {values} = parseArgs({
		options: {
			only: {type: 'string', default: Object.keys(targets).join(',')},
		},
	});
	const bun = installBun();
	await mkdir(folder, {recursive: true});
	const bundled = join(folder, 'qctx.cjs');
	await bundle(bundled);
	for (const [file, target] of Object.entries(targets)) {
		if (values.only.split(',').includes(file)) {
			const options = ['--compile', '--bytecode', '--minify', '--format=cjs', `--target=${target}`];
			execFileSync(bun, ['build', ...options, bundled, '--outfile', join(folder, file)], {
				cwd: folder,
				stdio: 'inherit',
			});
		}
	}

	await rm(bundled);
}

/** Path of Bun for this machine; installed first if it is not there. */
function installBun(): string {
	const home = join(import.meta.dirname, 'executables');
	const system = process.platform === 'win32' ? 'windows' : process.platform;
	const processor = process.arch === 'arm64' ? 'aarch64' : process.arch;
	const program = process.platform === 'win32' ? 'bun.exe' : 'bun';
	const bun = join(home, 'node_modules/@oven', `bun-${system}-${processor}`, 'bin', program);
	// npm leaves an optional package out without a word when its download fails, so it is tried twice.
	for (let attempt = 1; attempt <= 2 && !existsSync(bun); attempt++) {
		execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--prefix', home], {
			cwd: home,
			stdio: 'inherit',
			shell: process.platform === 'win32',
		});
	}

	if (!existsSync(bun)) {
		throw new Error(`npm could not install Bun for ${system}-${processor} into tools/executables.`);
	}

	return bun;
}

await main();
