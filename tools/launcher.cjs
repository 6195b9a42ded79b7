#!/usr/bin/env node
'use strict';

// The bin of the package. The build lowers it to what Node 8 reads: a Node that is too old must get far enough to say so.
const complaint = require('./node-version.cjs').whyNot('qctx', ENGINES);

if (complaint) {
	process.stderr.write(complaint);
	process.exit(2);
}

if (process.argv.length === 3 && process.argv[2] === '--version') {
	// For this nothing need be loaded, not even the stream that `process.stdout` is.
	try {
		require('node:fs').writeSync(1, `${VERSION}\n`);
	} catch (_) {
		// Nobody reads it.
	}
} else {
	require('./compile-cache.cjs').enable();
	// Not bundled into this file, because the cache serves only what is loaded after it was enabled.
	require('./cli.cjs');
}
