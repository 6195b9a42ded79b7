import type {Plugin} from 'esbuild';
import {lazySegmenter} from './lazy-segmenter-plugin.ts';
import {noDevtools} from './no-devtools.ts';
import {quickWidth} from './quick-width.ts';
import {yogaAtOnce} from './yoga-at-once.ts';

/** What is changed in libraries while bundling, so that they can be bundled and start quickly; node_modules stays as it is. */
export function shims(): Plugin[] {
	return [...noDevtools(), ...yogaAtOnce(), ...quickWidth(), ...lazySegmenter()];
}
