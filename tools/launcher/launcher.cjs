#!/usr/bin/env node
'use strict';

// The bin of the package. The build lowers it to what Node 8 reads: a Node that is too old must get far enough to say so.
const complaint = require('./node-version.cjs').whyNot('qctx', ENGINES);

if (complaint) {
	process.stderr.write(complaint);
	process.exit(2);
}

/** For this nothing need be loaded, not even the stream that `process.stdout` is. False when there is more to say or to wait for. */
function saysVersion() {
	try {
		require('node:fs').writeSync(1, `${VERSION}\n`);
		return true;
	} catch (error) {
		// Nobody reads it.
		return error.code === 'EPIPE';
	}
}

if (!(process.argv.length === 3 && process.argv[2] === '--version' && saysVersion())) {
	require('./compile-cache.cjs').enable();
	// Not bundled into this file, because the cache serves only what is loaded after it was enabled.
	require('./cli.cjs');
}
