import {readFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {Plugin} from 'esbuild';
import {withLazySegmenter} from './lazy-segmenter-plugin.ts';
import {cut, importSimpleText, mustApply} from './shim.ts';

/**
 * string-width builds a regular expression of all emoji, which takes 30 ms. Here it is built when a text needs it; text without
 * emoji, wide or combining characters never does.
 */
export function quickWidth(): Plugin[] {
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
					contents: `${importSimpleText('isOneCellEach')}${withLazySegmenter(asciiAndMore)}`,
				};
			});
		},
	};
	return [plugin, mustApply(shim, () => applied, 1)];
}
