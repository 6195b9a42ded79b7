import {basename} from 'node:path';
import type {Metafile} from 'esbuild';

/** Pieces of the bundle as CommonJS, by file name. */
export type Pieces = ReadonlyMap<string, string>;

/**
 * Gathers the pieces that esbuild made into one file for each part of the program that is loaded at a time. esbuild makes a piece of every set of modules
 * that the same parts share, two dozen, and to find and open a file takes as long as to run what is in it. A piece still runs when it is first required,
 * and once.
 * @param parts the pieces that each file is for, in the order in which the program loads them; the file has the name of its first. What several parts
 * need is in the file of the first of them.
 * @returns the text of each file by its name.
 */
export function gatherPieces(
	pieces: Pieces,
	parts: ReadonlyArray<readonly string[]>,
	outputs: Metafile['outputs'],
): Map<string, string> {
	const fileOf = new Map<string, string>();
	const needs = neededBy(outputs);
	const settle = (piece: string, file: string): void => {
		if (!fileOf.has(piece)) {
			fileOf.set(piece, file);
			for (const needed of needs.get(piece) ?? []) {
				settle(needed, file);
			}
		}
	};
	for (const [first = '', ...others] of parts) {
		for (const piece of [first, ...others]) {
			settle(piece, first);
		}
	}

	const files = new Set(fileOf.values());
	return new Map([...files].map(file => [file, fileText(file, pieces, fileOf)]));
}

/** Which pieces a piece requires before it runs. */
function neededBy(outputs: Metafile['outputs']): Map<string, readonly string[]> {
	return new Map(
		Object.entries(outputs).map(([file, {imports}]) => [
			basename(file),
			imports
				.filter(({kind, external}) => kind !== 'dynamic-import' && external !== true)
				.map(({path}) => basename(path)),
		]),
	);
}

/**
 * A file exports a function that gives a piece by its name; `cli.cjs` runs at once. The parentheses around each piece have V8 compile it with the file,
 * as in eager-functions.ts.
 */
function fileText(file: string, pieces: Pieces, fileOf: ReadonlyMap<string, string>): string {
	const own = [...pieces].filter(([name]) => fileOf.get(name) === file);
	const elsewhere = [...fileOf].filter(([, other]) => other !== file);
	return `'use strict';
const pieces = {
${own.map(([name, code]) => `'./${name}': (function (module, exports, require) {${code}}),`).join('\n')}
};
const files = ${JSON.stringify(Object.fromEntries(elsewhere.map(([name, other]) => [`./${name}`, `./${other}`])))};
const loaded = {};
function load(name) {
	if (!(name in pieces)) return name in files ? require(files[name])(name) : require(name);
	if (!(name in loaded)) {
		loaded[name] = {exports: {}};
		pieces[name](loaded[name], loaded[name].exports, load);
	}
	return loaded[name].exports;
}
module.exports = load;
${own.some(([name]) => name === 'cli.cjs') ? "load('./cli.cjs');\n" : ''}`;
}
