import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {mkdir, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import packageJson from '../package.json' with {type: 'json'};
import {bundle} from './bundle.ts';
import {licencesOf} from './licences.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'standalone');
const licences = 'licences.txt';

/** Bun's name of each platform, by file name. */
const targets = {
	'qctx-linux-x64': 'bun-linux-x64',
	'qctx-linux-arm64': 'bun-linux-arm64',
	'qctx-macos-arm64': 'bun-darwin-arm64',
	'qctx-windows-x64.exe': 'bun-windows-x64',
} as const;

/**
 * `npm run executables [-- --only qctx-linux-x64]`: builds one file per platform in standalone/, which runs without Node, also packed for download
 * with the licences, and SHA256SUMS of all. Built with Bun, whose compiled bytecode starts in half the time (docs/executables.md); Bun downloads the
 * runtimes of the other platforms from the npm registry.
 */
async function main(): Promise<void> {
	const {values} = parseArgs({options: {only: {type: 'string', default: Object.keys(targets).join(',')}}});
	const bun = installBun();
	await rm(folder, {recursive: true, force: true});
	await mkdir(folder, {recursive: true});
	const bundled = join(folder, 'qctx.cjs');
	const {inputs} = await bundle(bundled);
	await writeAllLicences(Object.keys(inputs));
	for (const [file, target] of Object.entries(targets)) {
		if (values.only.split(',').includes(file)) {
			const options = ['--compile', '--bytecode', '--minify', '--format=cjs', `--target=${target}`];
			execFileSync(bun, ['build', ...options, bundled, '--outfile', join(folder, file)], {
				cwd: folder,
				stdio: ['ignore', 'ignore', 'inherit'],
			});
			refuseBroken(file, target);
			execFileSync('tar', ['-czf', `${file}.tar.gz`, file, licences], {cwd: folder});
		}
	}

	await rm(bundled);
	await writeChecksums();
}

/** An executable that can run on this machine must report its version. */
function refuseBroken(file: string, target: string): void {
	if (target === `bun-${process.platform}-${process.arch}`) {
		const version = execFileSync(join(folder, file), ['--version'], {encoding: 'utf8'}).trim();
		if (version !== packageJson.version) {
			throw new Error(`${file} --version says ${version}, not ${packageJson.version}`);
		}
	}
}

/** The licences of qctx, of the packages in it, and of Bun's runtime around it. */
async function writeAllLicences(inputs: readonly string[]): Promise<void> {
	const own = await readFile(join(root, 'licence'), 'utf8');
	const runtime =
		'The runtime is Bun (MIT), which links JavaScriptCore (LGPL 2): https://bun.com/docs/project/licensing';
	await writeFile(join(folder, licences), `qctx\n\n${own}\n${runtime}\n\n${await licencesOf(inputs)}`);
}

/** Writes SHA256SUMS as `sha256sum --check` reads it, and prints the sizes. */
async function writeChecksums(): Promise<void> {
	const lines: string[] = [];
	for (const file of (await readdir(folder)).sort()) {
		const sum = createHash('sha256')
			.update(await readFile(join(folder, file)))
			.digest('hex');
		lines.push(`${sum}  ${file}\n`);
		console.log(`${file}  ${((await stat(join(folder, file))).size / 1e6).toFixed(1)} MB`);
	}

	await writeFile(join(folder, 'SHA256SUMS'), lines.join(''));
}

/** The path of Bun for this machine; installs it if it is missing. */
function installBun(): string {
	const home = join(import.meta.dirname, 'executables');
	const system = process.platform === 'win32' ? 'windows' : process.platform;
	const processor = process.arch === 'arm64' ? 'aarch64' : process.arch;
	const program = process.platform === 'win32' ? 'bun.exe' : 'bun';
	const bun = join(home, 'node_modules/@oven', `bun-${system}-${processor}`, 'bin', program);
	// npm silently skips an optional package when its download fails, so try twice.
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
