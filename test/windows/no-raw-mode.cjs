// Loaded before qctx: a console whose keys cannot be had one by one, as in PowerShell ISE.
delete require('node:tty').ReadStream.prototype.setRawMode;
