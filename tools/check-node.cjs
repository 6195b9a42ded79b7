'use strict';

// Loaded with `node -r` before the scripts in this folder, which are TypeScript: says what is needed instead of failing to read them.
const {engines} = require('../package.json');
const complaint = require('./launcher/node-version.cjs').whyNot('This script', engines.node);

if (complaint) {
	process.stderr.write(complaint.replace(/ Get .*/, ' `npm install` in this folder brings one for the npm scripts.'));
	process.exit(2);
}
