import {readFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {Plugin} from 'esbuild';
import {cut, importSimpleText, mustApply} from './shim.ts';

/**
 * Ink's output stage asks a Unicode regular expression about every character, makes an object for every blank cell, and takes each text apart twice.
 */
export function quickOutput(): Plugin[] {
	const shim = 'quick-output';
	let applied = 0;
	const plugin: Plugin = {
		name: shim,
		setup(build) {
			build.onLoad({filter: /[\\/]ink[\\/]build[\\/]output\.js$/}, async ({path}) => {
				let source = await readFile(path, 'utf8');
				source = cut(
					shim,
					source,
					/character => !(\/\^\\p\{Default_Ignorable_Code_Point\}\+\$\/u\.test)/,
					'character => isOneCellEach(character.value) || !/^\\p{Default_Ignorable_Code_Point}+$/u.test',
				);
				source = cut(
					shim,
					source,
					/row\.push\(\{\s*type: 'char',\s*value: ' ',\s*fullWidth: false,\s*styles: \[\],\s*\}\);/,
					'row.push(blank);',
				);
				source = cut(
					shim,
					source,
					/const characterLines = \[\[\]\];\n[\s\S]*?(?=let lines = characterLines)/,
					`const characterLines = [[]];
					if (text.includes('\\n')) for (const character of this.caches.getStyledChars(text)) {
						if (character.value === '\\n') characterLines.push([]);
						else characterLines.at(-1).push(character);
					}
				`,
				);
				source = cut(
					shim,
					source,
					/let lines = characterLines\.map\(line => styledCharsToString\(line\)\);/,
					"let lines = text.includes('\\n') ? characterLines.map(line => styledCharsToString(line)) : [text];",
				);
				source = cut(
					shim,
					source,
					/return this\.sliceLineToColumns\(line, from, to\);/,
					'return from === 0 && to === width ? line : this.sliceLineToColumns(line, from, to);',
				);
				applied++;
				return {
					loader: 'js',
					resolveDir: dirname(path),
					contents: `${importSimpleText('isOneCellEach')}
						const blank = Object.freeze({type: 'char', value: ' ', fullWidth: false, styles: Object.freeze([])});\n${source}`,
				};
			});
		},
	};
	return [plugin, mustApply(shim, () => applied, 1)];
}
