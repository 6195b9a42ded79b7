import type {Plugin} from 'esbuild';
import {lazySegmenter} from './lazy-segmenter-plugin.ts';
import {noDevtools} from './no-devtools.ts';
import {quickWidth} from './quick-width.ts';
import {yogaAtOnce} from './yoga-at-once.ts';

/** Changes to libraries during bundling, so that they can be bundled and start quickly; node_modules stays unchanged. */
export function shims(): Plugin[] {
	return [...noDevtools(), ...yogaAtOnce(), ...quickWidth(), ...lazySegmenter()];
}
