// Loaded before qctx: it draws into a part of the console only. Wine breaks lines that are full, so a whole frame does not fit.
const {WriteStream} = require('node:tty');

for (const [name, size] of Object.entries({columns: 100, rows: 24})) {
	Object.defineProperty(WriteStream.prototype, name, {get: () => size, set() {}});
}
