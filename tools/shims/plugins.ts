import {readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {Plugin} from 'esbuild';

const here = import.meta.dirname;

/** A shim whose pattern is gone must stop the build, or an update of a library would quietly cost its milliseconds. */
class ShimMissed extends Error {
	constructor(shim: string, what: string) {
		super(
			`The shim ${shim} no longer fits: ${what}. Look at what the update changed, then mend tools/shims/plugins.ts.`,
		);
	}
}

/** Counts what a shim did during the build and fails the build when it did nothing. */
function mustApply(shim: string, times: () => number, expected: number): Plugin {
	return {
		name: `${shim}-applied`,
		setup(build) {
			build.onEnd(() => {
				if (times() < expected) {
					throw new ShimMissed(shim, `it applied ${times()} times, not ${expected}`);
				}
			});
		},
	};
}

function cut(shim: string, text: string, pattern: RegExp, replacement: string): string {
	if (!pattern.test(text)) {
		throw new ShimMissed(shim, `${pattern} matches nothing`);
	}

	return text.replace(pattern, () => replacement);
}

/**
 * Ink imports react-devtools-core when `DEV` is set. It is not installed, its import keeps a bundle from starting, and the `await` around it
 * keeps the bundle from being CommonJS.
 */
function noDevtools(): Plugin[] {
	const shim = 'no-devtools';
	let applied = 0;
	const plugin: Plugin = {
		name: shim,
		setup(build) {
			build.onLoad({filter: /[\\/]ink[\\/]build[\\/]reconciler\.js$/}, async ({path}) => {
				const source = await readFile(path, 'utf8');
				const withoutImport = cut(
					shim,
					source,
					/^if \(process\.env\['DEV'\] === 'true'\) \{\n[\s\S]*?devtools[\s\S]*?\n\}\n/m,
					'',
				);
				const withoutInject = cut(
					shim,
					withoutImport,
					/^if \(process\.env\['DEV'\] === 'true'\) \{\n[\s\S]*?\n\}\n/m,
					'',
				);
				applied++;
				return {
					loader: 'js',
					contents: cut(shim, withoutInject, /^async function loadPackageJson\(\) \{[\s\S]*?\n\}\n/m, ''),
				};
			});
		},
	};
	return [plugin, mustApply(shim, () => applied, 1)];
}

/**
 * Yoga loads its WebAssembly with `fetch('data:…')`, which costs 25 to 30 ms (undici) and a top-level await. Here it is compiled from the
 * same bytes, at once.
 */
function yogaAtOnce(): Plugin[] {
	const shim = 'yoga-at-once';
	const data = /base64,([A-Za-z0-9+/=]{200,})/;
	let applied = 0;
	const plugin: Plugin = {
		name: shim,
		setup(build) {
			build.onLoad({filter: /yoga-layout[\\/]dist[\\/]src[\\/]index\.js$/}, async ({path}) => {
				const index = await readFile(path, 'utf8');
				cut(shim, index, /^const Yoga = wrapAssembly\(await loadYoga\(\)\);$/m, '');
				const binary = await readFile(join(dirname(path), '../binaries/yoga-wasm-base64-esm.js'), 'utf8');
				const bytes = data.exec(binary)?.[1];
				if (bytes === undefined) {
					throw new ShimMissed(shim, 'the WebAssembly is not in the file');
				}

				applied++;
				return {loader: 'js', resolveDir: dirname(path), contents: yogaSource(bytes)};
			});
			build.onLoad({filter: /yoga-wasm-base64-esm\.js$/}, async ({path}) => {
				const binary = cut(shim, await readFile(path, 'utf8'), data, 'base64,');
				applied++;
				return {loader: 'js', contents: cut(shim, binary, /import\.meta\.url/, '""')};
			});
		},
	};
	return [plugin, mustApply(shim, () => applied, 2)];
}

function yogaSource(bytes: string): string {
	return `
		import load from '../binaries/yoga-wasm-base64-esm.js';
		import wrapAssembly from './wrapAssembly.js';
		const yoga = {
			instantiateWasm(imports, done) {
				const compiled = new WebAssembly.Module(Buffer.from('${bytes}', 'base64'));
				const instance = new WebAssembly.Instance(compiled, imports);
				done(instance, compiled);
				return instance.exports;
			},
		};
		load(yoga);
		export default wrapAssembly(yoga);
		export * from './generated/YGEnums.js';`;
}

/**
 * string-width makes a regular expression of all emoji, 30 ms until its first answer. Here it is made when a text needs it; text without
 * emoji, wide or combining characters never does.
 */
function quickWidth(): Plugin[] {
	const shim = 'quick-width';
	let applied = 0;
	const plugin: Plugin = {
		name: shim,
		setup(build) {
			build.onLoad({filter: /[\\/]string-width[\\/]index\.js$/}, async ({path}) => {
				const source = await readFile(path, 'utf8');
				const emojiLater = cut(
					shim,
					source,
					/^const rgiEmojiRegex = (\/.+\/v);$/m,
					'let emoji; const rgiEmojiRegex = {test(text) { return (emoji ??= /^\\p{RGI_Emoji}$/v).test(text); }};',
				);
				const asciiAndMore = cut(
					shim,
					emojiLater,
					/^\tif \(\/\^\[\\u0020-\\u007E\]\*\$\/\.test\(string\)\) \{$/m,
					'\tif (ambiguousIsNarrow && isOneCellEach(string)) {',
				);
				applied++;
				return {
					loader: 'js',
					resolveDir: dirname(path),
					contents: `import {isOneCellEach} from ${JSON.stringify(join(here, 'simple-text.ts'))};\n${withLazySegmenter(asciiAndMore)}`,
				};
			});
		},
	};
	return [plugin, mustApply(shim, () => applied, 1)];
}

/** `new Intl.Segmenter()` becomes one that is made when it is needed: see lazy-segmenter.ts. Ink's libraries each make one while they load. */
function lazySegmenter(): Plugin[] {
	const shim = 'lazy-segmenter';
	let applied = 0;
	const plugin: Plugin = {
		name: shim,
		setup({onLoad, onEnd}) {
			onLoad({filter: /\.(js|tsx?)$/}, async ({path}) => {
				const source = await readFile(path, 'utf8');
				const contents = withLazySegmenter(source);
				if (contents === source) {
					return;
				}

				applied++;
				const loader = path.endsWith('.tsx') ? 'tsx' : path.endsWith('.ts') ? 'ts' : 'js';
				return {loader, contents, resolveDir: dirname(path)};
			});
			onEnd(({outputFiles}) => {
				if (outputFiles?.some(({text}) => /new Intl\.Segmenter\b/.test(text))) {
					throw new ShimMissed(shim, 'the bundle still makes one directly');
				}
			});
		},
	};
	return [plugin, mustApply(shim, () => applied, 1)];
}

/** `source` with the short cut of lazy-segmenter.ts in place of each `new Intl.Segmenter`. */
export function withLazySegmenter(source: string): string {
	const own = source.replace(/\bnew Intl\.Segmenter\b/g, 'new LazySegmenter');
	return own === source
		? source
		: `import {LazySegmenter} from ${JSON.stringify(join(here, 'lazy-segmenter.ts'))};\n${own}`;
}

/** signal-exit asks Node's assert module one question; loading it costs 1.3 ms. */
function noAssert(): Plugin[] {
	const shim = 'no-assert';
	let applied = 0;
	const plugin: Plugin = {
		name: shim,
		setup(build) {
			build.onLoad({filter: /[\\/]signal-exit[\\/]index\.js$/}, async ({path}) => {
				const source = await readFile(path, 'utf8');
				applied++;
				return {
					loader: 'js',
					contents: cut(
						shim,
						source,
						/\bvar assert = require\('assert'\)/,
						'var assert = {equal(actual, expected, message) { if (actual !== expected) throw new TypeError(message); }}',
					),
				};
			});
		},
	};
	return [plugin, mustApply(shim, () => applied, 1)];
}

/**
 * Ink's output stage asks a Unicode regular expression about every character, makes an object for every blank cell, and takes each text apart twice.
 */
function quickOutput(): Plugin[] {
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
					contents: `import {isOneCellEach} from ${JSON.stringify(join(here, 'simple-text.ts'))};
						const blank = Object.freeze({type: 'char', value: ' ', fullWidth: false, styles: Object.freeze([])});\n${source}`,
				};
			});
		},
	};
	return [plugin, mustApply(shim, () => applied, 1)];
}

/** The changes that take a bundle of Ink from 150 ms to 75 ms until its first frame, made while bundling; node_modules stays as it is. */
export function shims(): Plugin[] {
	return [...noDevtools(), ...yogaAtOnce(), ...quickWidth(), ...noAssert(), ...quickOutput(), ...lazySegmenter()];
}
