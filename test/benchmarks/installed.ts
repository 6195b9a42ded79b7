import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface Installed extends Disposable {
	/** The script behind the `qctx` command. */
	readonly script: string;
	/** Bytes of the tarball. */
	readonly packedSize: number;
}

/** Packs what is in dist/ and installs it globally, as a user would, into a folder of its own. */
export function installPackage(): Installed {
	const prefix = mkdtempSync(join(tmpdir(), 'qctx-installed-'));
	// dist/ is built already; `prepare` would do it again.
	const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', prefix], {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [tarball] = JSON.parse(packed);
	execFileSync('npm', ['install', '--global', '--prefix', prefix, '--offline', join(prefix, tarball.filename)], {
		stdio: 'ignore',
	});
	return {
		script: join(prefix, 'lib/node_modules/qctx/dist/qctx.cjs'),
		packedSize: tarball.size,
		[Symbol.dispose]: () => rmSync(prefix, {recursive: true, force: true}),
	};
}
