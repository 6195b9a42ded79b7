'use strict';

/** Milliseconds: after the first frame, which comes quicker with V8's own ways, and after commands that end by themselves. */
const patience = 150;

/**
 * Lets V8 collect garbage before it takes more memory. Each frame of a screen is a megabyte of short-lived objects, for which V8 lets the heap grow by
 * a hundred MiB; held so, 1,000 contexts stay below 200 MiB at the same processor time (npm run bench -- --only memory). V8 reads both flags whenever it
 * considers growing; the command line, where they would stand otherwise, belongs to whoever starts qctx.
 */
function limitLater() {
	setTimeout(() => {
		const {setFlagsFromString} = require('node:v8');
		setFlagsFromString('--semi-space-growth-factor=1');
		setFlagsFromString('--heap-growing-percent=80');
	}, patience).unref();
}

module.exports = {limitLater};
