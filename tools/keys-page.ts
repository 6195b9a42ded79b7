import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {keymap} from '../source/ui/keymap.ts';

/** docs/keys.md, generated from the key table. */
export function keysPage(): string {
	const rows = keymap.map(({shown, help}) => {
		const keys = shown.split(' ').map(key => `\`${key}\``);
		return `| ${keys.join(' ')} | ${help} |`;
	});
	return [
		'<!-- Made by `npm run readme` from source/ui/keymap.ts -->',
		'',
		'# Keys',
		'',
		'These are the keys of the main screen; `?` shows them, too. In a field, every key is text, and the keys of a form are at its bottom.',
		'',
		'| key | does |',
		'| --- | --- |',
		...rows,
		'',
	].join('\n');
}

if (import.meta.main) {
	await writeFile(join(import.meta.dirname, '../docs/keys.md'), keysPage());
}
