import {describe, expect, it} from 'vitest';
import {findPastedCredentials} from '../../source/credentials/pasted-pair.ts';

const clientId = '82e0c353eca9a5d849c74d7e98f13f7e';
const clientSecret = '0123456789abcdef'.repeat(4);

const pastes: ReadonlyArray<readonly [string, string]> = [
	['JSON, camel case', JSON.stringify({clientId, clientSecret})],
	[
		'JSON, snake case, opened over lines',
		JSON.stringify({client_id: clientId, client_secret: clientSecret}, undefined, 2),
	],
	['JSON, nested', JSON.stringify({name: 'x', oauth: {clientId, clientSecret: ` ${clientSecret}\n`}})],
	['JSON with text around it', `here you are:\n{"clientId":"${clientId}","clientSecret":"${clientSecret}"}\nbye`],
	['JSON with a comma too many', `{\n  "clientId": "${clientId}",\n  "clientSecret": "${clientSecret}",\n}`],
	['JavaScript', `{clientId: '${clientId}', clientSecret: '${clientSecret}'}`],
	['labelled lines', `Client ID: ${clientId}\nClient secret: ${clientSecret}`],
	[
		'labelled lines the other way round, CR as terminals paste it',
		`Client Secret: ${clientSecret}\rClient ID: ${clientId}\r`,
	],
	['labels above values', `Client ID\n${clientId}\nClient secret\n${clientSecret}\n`],
	['labels side by side', `Client ID\tClient secret\n${clientId}\t${clientSecret}`],
	['a row of a table', `Client ID:\t${clientId}\tClient secret:\t${clientSecret}`],
	['one label and a bare value', `Client ID: ${clientId}\n${clientSecret}`],
	['a list', `- Client ID: \`${clientId}\`\n- Client secret: \`${clientSecret}\``],
	['two bare lines', `${clientId}\n${clientSecret}\n`],
	['two bare lines, secret first', `${clientSecret}\r\n${clientId}`],
	['a sentence', `The id is ${clientId} and the secret is ${clientSecret}.`],
	[
		'YAML of contexts.yml',
		`    acme:\n        headers: {}\n        oauth-client-id: ${clientId}\n        oauth-client-secret: "${clientSecret}" # new\n        server: https://acme.eu.qlikcloud.com`,
	],
	['.env lines', `QLIK_CLIENT_ID=${clientId}\nQLIK_CLIENT_SECRET=${clientSecret}\n`],
	['exports', `export QLIK_CLIENT_ID="${clientId}"\nexport QLIK_CLIENT_SECRET='${clientSecret}'`],
	['PowerShell', `$env:QLIK_CLIENT_ID = "${clientId}"\r\n$env:QLIK_CLIENT_SECRET = "${clientSecret}"`],
	['cmd', `set QLIK_OAUTH_CLIENT_ID=${clientId}\r\nset QLIK_OAUTH_CLIENT_SECRET=${clientSecret}`],
];

describe('findPastedCredentials', () => {
	it.each(pastes)('finds both in %s', (_name, text) => {
		expect(findPastedCredentials(text)).toEqual({clientId, clientSecret});
	});

	it('finds values in other formats when they are labelled', () => {
		expect(findPastedCredentials('Client ID: my-client\nClient secret: s3cr3t-made-up')).toEqual({
			clientId: 'my-client',
			clientSecret: 's3cr3t-made-up',
		});
	});

	it('finds values in other formats in a table row', () => {
		expect(findPastedCredentials('Client ID:\tmy-client\tClient secret:\ts3cr3t-made-up')).toEqual({
			clientId: 'my-client',
			clientSecret: 's3cr3t-made-up',
		});
	});

	it('returns one half when there is only one', () => {
		expect(findPastedCredentials(`Client ID: ${clientId}`)).toEqual({clientId});
		expect(findPastedCredentials(`{"client_secret":"${clientSecret}"}`)).toEqual({clientSecret});
	});

	it.each([
		clientId,
		clientSecret,
		`${clientSecret} \n`,
		'eyJhbGciOiJFUzM4NCJ9.eyJqdGkiOiJ4In0.c2ln',
		'',
		'one\ntwo',
		'{"a":1}',
	])('%j is one value, not a pair', text => {
		expect(findPastedCredentials(text)).toBeUndefined();
	});

	it('is quick on long text of any kind', () => {
		const started = performance.now();
		for (const long of [
			'a'.repeat(200_000),
			'client '.repeat(50_000),
			'{"'.repeat(100_000),
			' -'.repeat(100_000),
			'\n'.repeat(200_000),
		]) {
			expect(findPastedCredentials(long)).toBeUndefined();
		}

		expect(performance.now() - started).toBeLessThan(5000);
	});
});
