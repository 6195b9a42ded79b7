import {readFile} from 'node:fs/promises';
import type {Plugin} from 'esbuild';
import {cut, mustApply} from './shim.ts';

/**
 * Ink imports react-devtools-core when `DEV` is set. It is not installed, so its import keeps a bundle from starting, and the top-level `await`
 * keeps the bundle from being CommonJS. This removes both.
 */
export function noDevtools(): Plugin[] {
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
