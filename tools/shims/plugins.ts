import type {Plugin} from 'esbuild';
import {lazySegmenter} from './lazy-segmenter-plugin.ts';
import {noAssert} from './no-assert.ts';
import {noDevtools} from './no-devtools.ts';
import {quickOutput} from './quick-output.ts';
import {quickWidth} from './quick-width.ts';
import {yogaAtOnce} from './yoga-at-once.ts';

/** The changes that halve the time of a bundle of Ink until its first frame, made while bundling; node_modules stays as it is. */
export function shims(): Plugin[] {
	return [...noDevtools(), ...yogaAtOnce(), ...quickWidth(), ...noAssert(), ...quickOutput(), ...lazySegmenter()];
}
