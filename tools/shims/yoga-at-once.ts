import {readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {Plugin} from 'esbuild';
import {cut, mustApply, ShimMissed} from './shim.ts';

/**
 * Yoga loads its WebAssembly with `fetch('data:…')`, which costs 25 to 30 ms (undici) and a top-level await. Here it is compiled
 * synchronously from the same bytes.
 */
export function yogaAtOnce(): Plugin[] {
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
