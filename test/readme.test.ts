import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {withKeys} from '../tools/readme-keys.ts';

const root = path.join(import.meta.dirname, '..');
const readme = readFileSync(path.join(root, 'readme.md'), 'utf8');
const {scripts, devDependencies} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
	devDependencies: Record<string, string>;
};

describe('the readme', () => {
	it('lists the keys of the key table (npm run readme)', () => {
		expect(withKeys(readme)).toBe(readme);
	});

	it('names only npm scripts that exist', () => {
		for (const [, script = ''] of readme.matchAll(/npm run ([\w:-]+)/g)) {
			expect(scripts).toHaveProperty(script);
		}
	});

	it('shows only pictures that exist', () => {
		for (const [, file = ''] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) {
			expect(() => readFileSync(path.join(root, file)), file).not.toThrow();
		}
	});

	it('names every dependency with its reason', () => {
		for (const name of Object.keys(devDependencies).filter(dependency => !dependency.startsWith('@types/'))) {
			expect(readme, name).toContain(name);
		}
	});
});
