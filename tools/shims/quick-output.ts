import {readFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {Plugin} from 'esbuild';
import {cut, importSimpleText, mustApply} from './shim.ts';

const changes: ReadonlyArray<readonly [pattern: RegExp, replacement: string]> = [
	// A Unicode regular expression is asked about every character.
	[
		/character => !(\/\^\\p\{Default_Ignorable_Code_Point\}\+\$\/u\.test)/,
		'character => isOneCellEach(character.value) || !/^\\p{Default_Ignorable_Code_Point}+$/u.test',
	],
	// Each blank cell is an object of its own.
	[/row\.push\(\{\s*type: 'char',\s*value: ' ',\s*fullWidth: false,\s*styles: \[\],\s*\}\);/, 'row.push(blank);'],
	// A text of one line is taken apart, put together and taken apart again.
	[
		/const characterLines = \[\[\]\];\n[\s\S]*?(?=let lines = characterLines)/,
		`const characterLines = [[]];
		if (text.includes('\\n')) for (const character of this.caches.getStyledChars(text)) {
			if (character.value === '\\n') characterLines.push([]);
			else characterLines.at(-1).push(character);
		}
		`,
	],
	[
		/let lines = characterLines\.map\(line => styledCharsToString\(line\)\);/,
		"let lines = text.includes('\\n') ? characterLines.map(line => styledCharsToString(line)) : [text];",
	],
	// A line that fits in its clip is cut at its own ends.
	[
		/return this\.sliceLineToColumns\(line, from, to\);/,
		'return from === 0 && to === width ? line : this.sliceLineToColumns(line, from, to);',
	],
	// A row that one text fills is taken apart into its cells and put together again.
	[
		/const clips = \[\];\n\s*for \(const operation of this\.operations\) \{/,
		`const whole = wholeRows(this.operations, this.width);
		const clips = [];
		for (const operation of this.operations) {
			if (operation.type === 'write' && whole.get(operation.y)?.operation === operation) continue;`,
	],
	[
		/\.map\(line => \{\n\s*\/\/ See/,
		'.map((line, y) => {\nconst row = whole.get(y);\nif (row !== undefined) return row.text;\n// See',
	],
	// Nothing is remembered from one frame to the next, though most lines stay as they are.
	[/caches = new OutputCaches\(\);/, 'caches = cachesAfterLastFrame();'],
	[
		/let cached = this\.styledChars\.get\(line\);/,
		`let cached = this.styledChars.get(line);
		if (cached === undefined && (cached = this.before?.get(line)) !== undefined) this.styledChars.set(line, cached);`,
	],
];

const additions = `
	const blank = Object.freeze({type: 'char', value: ' ', fullWidth: false, styles: Object.freeze([])});
	const wholeTexts = new Map();
	// Simple text of the row's width or less, with colours: the text without blanks at its end, or undefined.
	function wholeText(text, width) {
		let known = wholeTexts.get(text);
		if (known === undefined) {
			const shown = text.replace(/\\u001b\\[[\\d;]*m/g, '');
			known = {width: shown.length, text: isOneCellEach(shown) ? text.trimEnd() : undefined};
			if (wholeTexts.size > 2000) wholeTexts.clear();
			wholeTexts.set(text, known);
		}
		return known.width <= width ? known.text : undefined;
	}
	// By row: the only text on it, where that is all that is to be seen there.
	function wholeRows(operations, width) {
		const rows = new Map();
		const taken = new Set();
		const clips = [];
		for (const operation of operations) {
			if (operation.type === 'clip') {
				clips.push(operation.clip);
			} else if (operation.type === 'unclip') {
				clips.pop();
			} else {
				const {x, y, transformers} = operation;
				const written = transformers.reduce((text, transform) => transform(text, 0), operation.text);
				const height = written.split('\\n').length;
				const isCut = clips.some(({x1 = 0, x2 = width, y1 = 0, y2 = y + 1}) => x1 > 0 || x2 < width || y < y1 || y >= y2);
				const text = x === 0 && height === 1 && !isCut ? wholeText(written, width) : undefined;
				for (let row = y; row < y + height; row++) {
					if (taken.has(row)) rows.delete(row);
					else if (text !== undefined) rows.set(row, {operation, text});
					taken.add(row);
				}
			}
		}
		return rows;
	}
	let lastFrame;
	function cachesAfterLastFrame() {
		const caches = new OutputCaches();
		caches.before = lastFrame?.styledChars;
		// Only one frame back, so that nothing piles up.
		if (lastFrame !== undefined) lastFrame.before = undefined;
		lastFrame = caches;
		return caches;
	}
`;

/** Ink's output stage, which turns each frame into text, does the same work again and again. The frames stay the same. */
export function quickOutput(): Plugin[] {
	const shim = 'quick-output';
	let applied = 0;
	const plugin: Plugin = {
		name: shim,
		setup(build) {
			build.onLoad({filter: /[\\/]ink[\\/]build[\\/]output\.js$/}, async ({path}) => {
				const original = await readFile(path, 'utf8');
				const source = changes.reduce(
					(text, [pattern, replacement]) => cut(shim, text, pattern, replacement),
					original,
				);
				applied++;
				return {
					loader: 'js',
					resolveDir: dirname(path),
					contents: `${importSimpleText('isOneCellEach')}${additions}${source}`,
				};
			});
		},
	};
	return [plugin, mustApply(shim, () => applied, 1)];
}
