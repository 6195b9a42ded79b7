// Runs on Node for Windows: the prompt of cmd.exe with the environment of a Windows user. Wine resets most of it for a process that Linux
// starts, so it is given as JSON; `null` takes a variable away.
const {spawnSync} = require('node:child_process');

for (const [name, value] of Object.entries(JSON.parse(process.argv[2]))) {
	if (value === null) {
		delete process.env[name];
	} else {
		process.env[name] = value;
	}
}

process.exitCode = spawnSync('cmd.exe', ['/d', '/k', 'prompt $$$S'], {stdio: 'inherit'}).status;
