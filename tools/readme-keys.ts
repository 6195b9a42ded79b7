import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {keymap} from '../source/ui/keymap.ts';

const begin = '<!-- keys: made by `npm run readme` from source/ui/keymap.ts -->\n';
const end = '<!-- /keys -->\n';
const file = join(import.meta.dirname, '..', 'readme.md');

/** The readme with its list of keys made from the key table. Throws when the place for it is gone. */
export function withKeys(readme: string): string {
	const from = readme.indexOf(begin);
	const to = readme.indexOf(end);
	if (from === -1 || to < from) {
		throw new Error('readme.md has lost the marks around its list of keys');
	}

	const rows = keymap.map(
		({shown, help}) =>
			`| ${shown
				.split(' ')
				.map(key => `\`${key}\``)
				.join(' ')} | ${help} |`,
	);
	const table = ['| key | does |', '| --- | --- |', ...rows, ''].join('\n');
	return `${readme.slice(0, from)}${begin}${table}${readme.slice(to)}`;
}

if (import.meta.main) {
	await writeFile(file, withKeys(await readFile(file, 'utf8')));
}
