import {readFile} from 'node:fs/promises';
import type {Plugin} from 'esbuild';
import {cut, mustApply} from './shim.ts';

/** signal-exit asks Node's assert module one question; loading it costs 1.3 ms. */
export function noAssert(): Plugin[] {
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
