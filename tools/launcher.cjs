#!/usr/bin/env node
'use strict';

// The bin of the package. The build lowers it to what Node 8 reads: a Node that is too old must get far enough to say so.
const complaint = require('./node-version.cjs').whyNot('qctx', ENGINES);

if (complaint) {
	process.stderr.write(complaint);
	process.exit(2);
}

require('./compile-cache.cjs').enable();
// Not bundled into this file, because the cache serves only what is loaded after it was enabled.
require('./cli.cjs');
