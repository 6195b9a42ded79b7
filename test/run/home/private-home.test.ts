import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
	chownSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {createPrivateHome, privateHomesFolder, removeAbandonedHomes} from '../../../source/run/home/private-home.ts';

let folder: string;
let real: string;
beforeEach(() => {
	folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'qctx-run-')));
	real = path.join(folder, '.qlik');
	mkdirSync(path.join(real, 'specs'), {recursive: true});
	writeFileSync(path.join(real, 'contexts.yml'), 'secret: of all\n');
	writeFileSync(path.join(real, 'aliases.yml'), 'a: b\n');
	writeFileSync(path.join(real, 'specs', 'x.json'), '{}');
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

function create(text = 'current-context: a\n') {
	return createPrivateHome({base: path.join(folder, 'homes'), realFolder: real, realFile: 'contexts.yml', text});
}

describe('a private home', () => {
	it('is readable only by its owner', () => {
		const home = create();
		const modes = [home.folder, path.dirname(home.contextsPath), home.contextsPath].map(
			place => statSync(place).mode & 0o777,
		);
		expect(modes).toEqual([0o700, 0o700, 0o600]);
	});

	it('has everything next to the real contexts file, but not that file', () => {
		const home = create();
		expect(readdirSync(path.join(home.folder, '.qlik')).sort()).toEqual(['aliases.yml', 'contexts.yml', 'specs']);
		expect(readFileSync(path.join(home.folder, '.qlik/specs/x.json'), 'utf8')).toBe('{}');
		expect(home.read()).toBe('current-context: a\n');
	});

	it('is removed without the targets of its links', () => {
		const home = create();
		home.remove();
		expect(existsSync(home.folder)).toBe(false);
		expect(readFileSync(path.join(real, 'specs/x.json'), 'utf8')).toBe('{}');
	});

	it('keeps mode 0600 when it is written again', () => {
		const home = create();
		home.write('b');
		expect([home.read(), statSync(home.contextsPath).mode & 0o777]).toEqual(['b', 0o600]);
	});

	it('is refused in a folder that is a link to somewhere else', () => {
		mkdirSync(path.join(folder, 'elsewhere'));
		symlinkSync(path.join(folder, 'elsewhere'), path.join(folder, 'homes'));
		expect(() => create()).toThrow(/is not your folder/);
		expect(readdirSync(path.join(folder, 'elsewhere'))).toEqual([]);
	});
});

describe('homes left behind after a kill', () => {
	it('are removed, but those of running programs stay', async () => {
		const ours = create();
		const module = pathToFileURL(path.join(import.meta.dirname, '../../../source/run/home/private-home.ts')).href;
		const program = `
			import {createPrivateHome} from ${JSON.stringify(module)};
			const home = createPrivateHome(${JSON.stringify({base: path.join(folder, 'homes'), realFolder: real, realFile: 'contexts.yml', text: 'x'})});
			process.stdout.write(home.folder);
			setInterval(() => {}, 1000);`;
		const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const [left] = (await once(child.stdout, 'data')).map(String);
		removeAbandonedHomes(path.join(folder, 'homes'));
		expect(existsSync(left ?? '')).toBe(true);
		child.kill('SIGKILL');
		await once(child, 'close');
		removeAbandonedHomes(path.join(folder, 'homes'));
		expect([existsSync(left ?? ''), existsSync(ours.folder)]).toEqual([false, true]);
	});

	it('touches nothing that qctx did not create', () => {
		mkdirSync(path.join(folder, 'homes', 'somebody'), {recursive: true});
		removeAbandonedHomes(path.join(folder, 'homes'));
		expect(existsSync(path.join(folder, 'homes', 'somebody'))).toBe(true);
	});
});

it('prefers the runtime folder of the session, when there is one', () => {
	expect(privateHomesFolder({XDG_RUNTIME_DIR: folder}, '/cache')).toBe(path.join(folder, 'qctx'));
	// The folder of another user, as after `sudo -E`.
	const foreign = process.getuid?.() === 0 ? path.join(folder, 'foreign') : '/';
	if (foreign !== '/') {
		mkdirSync(foreign);
		chownSync(foreign, 12_345, 12_345);
	}

	expect(privateHomesFolder({XDG_RUNTIME_DIR: foreign}, '/cache')).toBe(path.join('/cache', 'run'));
	expect(privateHomesFolder({XDG_RUNTIME_DIR: '/nowhere/at/all'}, '/cache')).toBe(path.join('/cache', 'run'));
	expect(privateHomesFolder({}, '/cache')).toBe(path.join('/cache', 'run'));
});
