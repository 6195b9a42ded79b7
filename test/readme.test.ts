import {spawnSync} from 'node:child_process';
import {chmodSync, existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import packageJson from '../package.json' with {type: 'json'};
import {keysPage} from '../tools/keys-page.ts';
import {type Home, makeHome} from './terminal/home.ts';
import {builtProgram} from './terminal/program.ts';

const root = path.join(import.meta.dirname, '..');
const docs = readdirSync(path.join(root, 'docs')).filter(file => file.endsWith('.md'));
const pages = ['readme.md', 'contributing.md', ...docs.map(file => `docs/${file}`)];

describe('the readme and its pages', () => {
	it('list the keys of the key table (npm run readme)', () => {
		expect(read('docs/keys.md')).toBe(keysPage());
	});

	it.each(pages)('name only npm scripts that exist, in %s', page => {
		for (const [, script = ''] of read(page).matchAll(/npm run ([\w:-]+)/g)) {
			expect(packageJson.scripts).toHaveProperty(script);
		}
	});

	it.each(pages)('link only to files that exist, in %s', page => {
		for (const [, file = ''] of read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)) {
			expect(existsSync(path.join(root, path.dirname(page), file)), file).toBe(true);
		}
	});

	it.each(['contributing.md', 'docs/speed.md', 'docs/executables.md'])('name only files that exist, in %s', page => {
		for (const [, file = ''] of read(page).matchAll(/`((?:source|test|tools)\/[\w/.-]+)`/g)) {
			expect(existsSync(path.join(root, file)), file).toBe(true);
		}
	});

	it('name every dependency with its reason', () => {
		const reasons = read('docs/dependencies.md');
		for (const name of Object.keys(packageJson.devDependencies).filter(
			dependency => !dependency.startsWith('@types/'),
		)) {
			expect(reasons, name).toContain(name);
		}
	});

	it.each(docs)('link to docs/%s', file => {
		expect(read('readme.md') + read('contributing.md')).toContain(`(docs/${file})`);
	});

	it('show on npm only pictures that are in the package', () => {
		const pictures = [...read('readme.md').matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, file = '']) => file);
		expect(pictures).not.toEqual([]);
		for (const file of pictures) {
			expect(
				packageJson.files.some(packed => file.startsWith(`${packed}/`)),
				file,
			).toBe(true);
		}
	});

	it('have an animation that plays in an <img>, without scripts or external resources', () => {
		const picture = read('docs/pictures/movie.svg');
		expect(picture).toContain('@keyframes');
		expect(picture).not.toMatch(/<script|<image|<foreignObject|href=|url\(|@import/);
	});
});

/** Runs on the practice tenant; inside of `qctx exec` on what that gives, also under the name `qlik`. */
const commands = [...read('readme.md').matchAll(/```sh practice\n(.*?)```/gs)]
	.flatMap(([, block = '']) => block.trim().split('\n'))
	.map(line => line.replace(/ +#.*/, ''));

describe.skipIf(process.platform === 'win32')('a command that the readme shows', () => {
	let home: Home;
	beforeAll(() => {
		home = makeHome();
		const {file, args} = builtProgram();
		const program = [file, ...args].map(word => `'${word}'`).join(' ');
		for (const name of ['qctx', 'qlik']) {
			const script = path.join(home.folder, name);
			writeFileSync(script, `#!/bin/sh\n[ -n "$QCTX_HOME" ] && exec ${program} "$@"\nexec ${program} demo "$@"\n`);
			chmodSync(script, 0o755);
		}
	});
	afterAll(() => home.remove());

	it('is found in the readme', () => {
		expect(commands.length).toBeGreaterThan(5);
	});

	it.each(commands)('works on the practice tenant: %s', command => {
		const {status, stderr} = spawnSync('sh', ['-c', command], {
			cwd: home.folder,
			env: {...home.environment, PATH: `${home.folder}:${home.environment.PATH}`},
			encoding: 'utf8',
			timeout: 30_000,
		});
		expect({status, stderr}).toEqual({status: 0, stderr: expect.not.stringContaining('Error')});
	});
});

function read(page: string): string {
	return readFileSync(path.join(root, page), 'utf8');
}
