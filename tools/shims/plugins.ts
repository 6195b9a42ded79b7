import type {Plugin} from 'esbuild';
import {laterListFormat} from './later-list-format.ts';
import {lazySegmenter} from './lazy-segmenter-plugin.ts';
import {noAssert} from './no-assert.ts';
import {noDevtools} from './no-devtools.ts';
import {quickOutput} from './quick-output.ts';
import {quickWidth} from './quick-width.ts';
import {yogaAtOnce} from './yoga-at-once.ts';

/** The changes that halve the time until Ink's first frame and the first request, made while bundling; node_modules stays as it is. */
export function shims(): Plugin[] {
	return [
		...noDevtools(),
		...yogaAtOnce(),
		...quickWidth(),
		...noAssert(),
		...quickOutput(),
		...lazySegmenter(),
		...laterListFormat(),
	];
}
