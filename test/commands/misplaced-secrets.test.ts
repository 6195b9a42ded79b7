import {describe, expect, it} from 'vitest';
import {startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {makeHome} from './command-line.ts';
import {filesBelow, placesOf} from './secret-places.ts';

/** Made up; what a person may put into the wrong place. */
const secrets = {
	jwt: `eyJ${'h'.repeat(20)}.eyJ${'p'.repeat(20)}.${'s'.repeat(40)}`,
	hex: 'feedface0badf00d'.repeat(4),
	random: 'b64Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3A=',
	password: 'made-up/p@ss:word#0123',
};
const server = `https://admin:${secrets.password}@acme.eu.qlikcloud.com`;

/** Stored in every place but the one for secrets. */
function contextsFile(tenant: string): string {
	return `current-context: ${secrets.jwt}
contexts:
    ${secrets.jwt}:
        comment: the key is ${secrets.hex}
        headers:
            Authorization: Bearer made-up
        server: ${tenant}
    ${secrets.hex}:
        comment: "Bearer ${secrets.random}"
        headers: {}
        oauth-client-id: ${secrets.hex}
        oauth-client-secret: made-up
        server: ${tenant}
        server-type: ${secrets.jwt}
    userinfo:
        certificates: ${secrets.random}
        headers:
            Authorization: Bearer made-up
        server: ${JSON.stringify(server)}
    bare:
        headers:
            Authorization: Bearer made-up
        server: ${JSON.stringify(`admin:${secrets.password}@acme.eu.qlikcloud.com`)}
`;
}

const typed = [secrets.jwt, secrets.hex, secrets.random, server, `Authorization: Bearer ${secrets.password}`];

const lines: ReadonlyArray<readonly string[]> = [
	[],
	['ls'],
	['current'],
	['check'],
	['check', '--jsonl'],
	['check', 'userinfo'],
	['user', 'me'],
	['user', 'me', '--context', 'userinfo'],
	['context', 'get'],
	['context', 'get', secrets.hex],
	['context', 'get', 'userinfo'],
	['use', secrets.hex],
	['-'],
	['rename', secrets.hex, 'renamed'],
	['context', 'undo'],
	['context', 'update', 'userinfo', '--comment', secrets.jwt],
	['context', 'update', 'bare', '--server-type', 'cloud'],
	['rm', secrets.jwt, 'nope'],
	['rm', secrets.jwt],
	['context', 'clear'],
	['__complete', 'fish', 'use', '='],
	['__complete', 'bash', 'qctx use '],
	...typed.flatMap(value => [
		[value],
		['use', value],
		['rm', value],
		['rename', value, 'x'],
		['context', value],
		['user', value],
		['help', value],
		['completion', value],
		['check', value],
		['check', '--timeout', value],
		['check', '--expires-within', value],
		['check', '--only', value],
		['user', 'me', '--headers', value],
		['user', 'me', '--server', value],
		['user', 'me', '--retry', value],
		['user', 'me', '--interval', value],
		['user', 'me', '--context', value],
		['ls', `--${value}`],
		['ls', `--json=${value}`],
		['ls', value],
		[`--server=${value}`, 'user', 'me'],
		['context', 'create', value, '--server', value, '--server-type', value],
		['context', 'create', value, '--server', value],
		['context', 'create', 'x', '--server', value, '--api-key-env', value],
		['context', 'create', 'y', '--oauth-client-id', value],
		['context', 'update', value, '--remove', value],
		['context', 'update', 'bare', '--remove', value],
		['init', value, '--server', value],
		['init', '--server', value, '--api-key-env', 'KEY'],
	]),
];

describe('a secret in the wrong place', () => {
	it.each(['', '--json', '--verbose'])('is not in what any command prints or keeps: %s', async flag => {
		const tenant = await startPracticeTenant();
		try {
			const home = makeHome(contextsFile(tenant.url));
			for (const line of lines) {
				const argv = flag === '' ? line : [flag, ...line];
				const {stdout, stderr} = await home.run(argv, {environment: {KEY: 'eyJh.bWFkZQ.dXA'}});
				for (const [name, secret] of Object.entries(secrets)) {
					expect(placesOf(secret, stdout + stderr), `${name} after ${argv.join(' ')}`).toEqual([]);
				}
			}

			for (const {path, content} of filesBelow(home.folder)) {
				if (path !== '.qlik/contexts.yml' && !path.startsWith('own/data/')) {
					for (const [name, secret] of Object.entries(secrets)) {
						expect(placesOf(secret, content), `${name} in ${path}`).toEqual([]);
					}
				}
			}
		} finally {
			await tenant.close();
		}
	});
});
