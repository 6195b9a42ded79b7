import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {withKeys} from '../tools/readme-keys.ts';

const root = path.join(import.meta.dirname, '..');
const readme = read('readme.md');
const pages = ['readme.md', 'contributing.md', ...readdirSync(path.join(root, 'docs')).map(file => `docs/${file}`)];
const {scripts, devDependencies} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
	devDependencies: Record<string, string>;
};

describe('the readme and its pages', () => {
	it('lists the keys of the key table (npm run readme)', () => {
		expect(withKeys(readme)).toBe(readme);
	});

	it.each(pages)('names only npm scripts that exist, in %s', page => {
		for (const [, script = ''] of read(page).matchAll(/npm run ([\w:-]+)/g)) {
			expect(scripts).toHaveProperty(script);
		}
	});

	it.each(pages)('links only to files that exist, in %s', page => {
		for (const [, file = ''] of read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)) {
			expect(existsSync(path.join(root, path.dirname(page), file)), file).toBe(true);
		}
	});

	it.each(['contributing.md', 'docs/speed.md', 'docs/executables.md'])('names only files that exist, in %s', page => {
		for (const [, file = ''] of read(page).matchAll(/`((?:source|test|tools)\/[\w/.-]+)`/g)) {
			expect(existsSync(path.join(root, file)), file).toBe(true);
		}
	});

	it('names every dependency with its reason', () => {
		const reasons = read('docs/dependencies.md');
		for (const name of Object.keys(devDependencies).filter(dependency => !dependency.startsWith('@types/'))) {
			expect(reasons, name).toContain(name);
		}
	});
});

function read(page: string): string {
	return readFileSync(path.join(root, page), 'utf8');
}
