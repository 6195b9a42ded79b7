import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * The licence texts of the packages in the bundle, as those licences require.
 *
 * @param inputs Paths of the bundled files, relative to the repository.
 */
export async function licencesOf(inputs: readonly string[]): Promise<string> {
	const packages = new Set(inputs.flatMap(packageFolder));
	const sections = await Promise.all([...packages].sort().map(section));
	return ['Third-party packages in this bundle.\n', ...sections].join('\n');
}

function packageFolder(input: string): string[] {
	const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
	return folder === undefined ? [] : [folder];
}

async function section(folder: string): Promise<string> {
	const {name, version, license} = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
	const names = await readdir(join(root, folder));
	const file = names.find(entry => /^(licen[cs]e|copying)/i.test(entry));
	if (file === undefined && license === undefined) {
		throw new Error(`${folder} names no licence, so it cannot be bundled`);
	}

	const text = file === undefined ? '' : await readFile(join(root, folder, file), 'utf8');
	return `${'-'.repeat(78)}\n${name} ${version} (${license})\n\n${text.trim()}\n`;
}
