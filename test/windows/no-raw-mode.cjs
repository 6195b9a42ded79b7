// Loaded before qctx: a console that cannot deliver single keys, as in PowerShell ISE.
delete require('node:tty').ReadStream.prototype.setRawMode;
