// Reads the context that it was given, as `qlik` does, and asks its tenant who one is. Not with `fetch`, which cannot connect under Wine.
const {readFileSync} = require('node:fs');
const {get} = require('node:http');

const text = readFileSync(`${process.env.QLIK_CLI_USER_HOME_DIR}/.qlik/contexts.yml`, 'utf8');
const server = /server: (.*)/.exec(text)[1];
const authorization = /Authorization: (.*)/.exec(text)[1];
get(`${server}/api/v1/users/me`, {headers: {authorization}}, ({statusCode, headers}) => {
	console.log(process.env.QCTX_CONTEXT, statusCode, headers.location);
});
