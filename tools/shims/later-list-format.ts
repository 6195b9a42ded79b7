import {readFile} from 'node:fs/promises';
import type {Plugin} from 'esbuild';
import {cut, mustApply} from './shim.ts';

/** Got's checks of types word lists for errors that they rarely throw; making the two formatters takes 12 ms (ICU data) of the first check. */
export function laterListFormat(): Plugin[] {
	const shim = 'later-list-format';
	let applied = 0;
	const plugin: Plugin = {
		name: shim,
		setup(build) {
			build.onLoad({filter: /@sindresorhus[\\/]is[\\/]distribution[\\/]index\.js$/}, async ({path}) => {
				let contents = await readFile(path, 'utf8');
				for (const type of ['conjunction', 'disjunction']) {
					const made = `new Intl.ListFormat('en', { style: 'long', type: '${type}' })`;
					contents = cut(
						shim,
						contents,
						new RegExp(made.replaceAll(/[.(){}]/g, '\\$&')),
						`{format: list => ${made}.format(list)}`,
					);
				}

				applied++;
				return {loader: 'js', contents};
			});
		},
	};
	return [plugin, mustApply(shim, () => applied, 1)];
}
