import {describe, expect, it} from 'vitest';
import {makeHome, typing} from './command-line.ts';

const key = 'eyJhbGciOiJFUzM4NCJ9.bWFkZS11cA.bWFkZS11cA';
const clientId = '82e0c353eca9a5d849c74d7e98f13f7e';
const secret = '00000000000000000000000000000000000000000000000000000000000000aa';
const apiKeyContext = `current-context: acme
contexts:
    acme:
        comment: mine
        headers:
            Authorization: Bearer ${key}
            X-My-H: v
        insecure: true
        server: https://acme.eu.qlikcloud.com
        server-type: cloud
`;
const oauthContext = `current-context: ""
contexts:
    bot:
        headers: {}
        oauth-client-id: ${clientId}
        oauth-client-secret: ${secret}
        server: https://acme.eu.qlikcloud.com
`;

describe('a secret', () => {
	it('is read from stdin; extra pasted characters are removed and reported', async () => {
		const home = makeHome();
		const outcome = await home.run('context create acme --server https://acme.eu.qlikcloud.com --api-key-stdin', {
			stdin: `  Bearer ${key} \r\n`,
		});
		expect(outcome).toMatchObject({
			code: 0,
			stdout: '',
			stderr: expect.stringContaining('characters trimmed: 3 spaces, “Bearer”'),
		});
		expect(home.contexts()).toContain(`Authorization: Bearer ${key}\n`);
		expect(outcome.stderr).not.toContain(key);
	});

	it('comes from an environment variable', async () => {
		const home = makeHome();
		const line = `context create bot --server a.eu.qlikcloud.com --oauth-client-id ${clientId} --oauth-client-secret-env THE_SECRET`;
		const outcome = await home.run(line, {environment: {THE_SECRET: secret}});
		expect(outcome).toMatchObject({code: 0, stderr: expect.not.stringContaining('history')});
		expect(home.contexts()).toContain(`oauth-client-secret: ${secret}\n`);
	});

	it('is prompted for on a terminal, without echo', async () => {
		const home = makeHome();
		const outcome = await home.run('context create acme --server a.eu.qlikcloud.com --api-key-stdin', {
			stdin: typing(`${key}\r`),
			terminal: true,
		});
		expect(outcome).toMatchObject({code: 0, stdout: '', stderr: expect.stringMatching(/API-key: \r?\n/)});
		expect(outcome.stderr).not.toContain(key);
		expect(home.contexts()).toContain(`Bearer ${key}\n`);
	});

	it('is prompted for on a terminal if only the client ID is given', async () => {
		const home = makeHome();
		const outcome = await home.run(`context create bot --server a.eu.qlikcloud.com --oauth-client-id ${clientId}`, {
			stdin: typing(`${secret}\r`),
			terminal: true,
		});
		expect(outcome.stderr).toMatch(/Client Secret: \r?\n/);
		expect(home.contexts()).toContain(`oauth-client-secret: ${secret}\n`);
	});

	it.each([
		['--api-key-stdin', '', /^Error: The API key is empty\./],
		[
			'--api-key-stdin',
			'eyJhbGci\nOiJFUzM4NCJ9',
			/^Error: The API key holds a line break at position 9, inside the value\./,
		],
		['--api-key-env NOPE', '', /^Error: The environment variable NOPE is not set\./],
		['--api-key-stdin --oauth-client-secret-stdin', 'x', /^Error: Only one secret can come through stdin\./],
		['--api-key-stdin --api-key-env NOPE', 'x', /^Error: The API key is given twice\./],
		[
			`--api-key-stdin --oauth-client-id ${clientId}`,
			key,
			/^Error: A context has an API key or an OAuth client, not both\./,
		],
	])('is refused with an explanation: %s with %j', async (options, stdin, stderr) => {
		const home = makeHome();
		const outcome = await home.run(`context create acme --server a.eu.qlikcloud.com ${options}`, {stdin});
		expect(outcome).toMatchObject({code: 2, stdout: '', stderr: expect.stringMatching(stderr)});
		expect(() => home.contexts()).toThrow();
	});

	it('on the command line gets a warning, and is never printed', async () => {
		const home = makeHome();
		const outcome = await home.run(`context create acme --server a.eu.qlikcloud.com --api-key ${key} --json --verbose`);
		expect(outcome.stderr).toMatch(/^Warning: the value of --api-key is now in the shell history.*\n.*--api-key-stdin/);
		expect(outcome.stdout + outcome.stderr).not.toContain(key);
		expect(JSON.parse(outcome.stdout)).toEqual({
			name: 'acme',
			server: 'https://a.eu.qlikcloud.com',
			kind: 'api-key',
			current: false,
			comment: null,
			insecure: false,
			expiresAt: null,
		});
	});

	it('that looks like the other kind gets a warning', async () => {
		const outcome = await makeHome().run('context create acme --server a.eu.qlikcloud.com --api-key-stdin', {
			stdin: secret,
		});
		expect(outcome).toMatchObject({
			code: 0,
			stderr: expect.stringContaining('looks like a client secret, not an API key'),
		});
	});
});

describe('create', () => {
	it('--or-update creates, then changes', async () => {
		const home = makeHome();
		const line = 'context create acme --server https://acme.eu.qlikcloud.com --api-key-stdin --or-update';
		expect((await home.run(line, {stdin: key})).code).toBe(0);
		const created = home.contexts();
		expect((await home.run(line, {stdin: `${key}x`})).code).toBe(0);
		expect(home.contexts()).toBe(created.replace(key, `${key}x`));
		expect((await home.run('context create acme --or-update')).code).toBe(0);
	});

	it('trims the name and refuses an empty one', async () => {
		const home = makeHome();
		expect((await home.run(['context', 'create', '  acme  ', '--server', 'https://a.example'])).code).toBe(0);
		expect(home.contexts()).toContain('    acme:\n');
		expect(await home.run(['context', 'create', ' '])).toMatchObject({
			code: 2,
			stderr: expect.stringMatching(/name .* empty/),
		});
	});

	it('refuses an invalid server or server type', async () => {
		const home = makeHome();
		expect(await home.run(['context', 'create', 'a', '--server', ' '])).toMatchObject({code: 2});
		expect(await home.run('context create a --server x --server-type clowd')).toMatchObject({
			code: 2,
			stderr: 'Error: --server-type takes cloud, windows or engine.\nLeave it out for Qlik Cloud.\n',
		});
	});

	it('warns about a tenant that would get credentials unencrypted', async () => {
		const outcome = await makeHome().run('context create a --server http://acme.eu.qlikcloud.com');
		expect(outcome).toMatchObject({
			code: 0,
			stderr: expect.stringContaining('Warning: http://acme.eu.qlikcloud.com is not https'),
		});
	});
});

describe('update', () => {
	it('removes fields', async () => {
		const home = makeHome(apiKeyContext);
		expect(
			(await home.run('context update acme --remove comment --remove insecure --remove headers.x-my-h')).code,
		).toBe(0);
		expect(home.contexts()).toBe(
			apiKeyContext
				.replace('        comment: mine\n', '')
				.replace('        insecure: true\n', '')
				.replace('            X-My-H: v\n', ''),
		);
	});

	it('removes the credentials, whatever they are', async () => {
		const home = makeHome(oauthContext);
		expect((await home.run('context update bot --remove credentials')).code).toBe(0);
		expect(home.contexts()).not.toContain('oauth');
	});

	it('refuses to remove an unknown field, and lists the known ones', async () => {
		const home = makeHome(apiKeyContext);
		expect(await home.run('context update acme --remove server')).toMatchObject({
			code: 2,
			stderr: expect.stringMatching(/^Error: A field 'server' cannot be removed\.\nThese can: comment, /),
		});
		expect(home.contexts()).toBe(apiKeyContext);
	});

	it('changes the kind of credentials, and removes the keys of the other kind', async () => {
		const home = makeHome(apiKeyContext);
		const line = `context update acme --oauth-client-id ${clientId} --oauth-client-secret-stdin`;
		expect((await home.run(line, {stdin: secret})).code).toBe(0);
		expect(home.contexts()).not.toContain('Authorization');
		expect(home.contexts()).toContain(`oauth-client-secret: ${secret}\n`);
		expect((await home.run('context update acme --api-key-stdin', {stdin: key})).code).toBe(0);
		expect(home.contexts()).not.toContain('oauth');
	});

	it('keeps the other half of an OAuth pair', async () => {
		const home = makeHome(oauthContext);
		expect((await home.run('context update bot --oauth-client-secret-stdin', {stdin: 'made-up'})).code).toBe(0);
		expect(home.contexts()).toBe(oauthContext.replace(secret, 'made-up'));
	});

	it('does not store half an OAuth pair next to an API key', async () => {
		const home = makeHome(apiKeyContext);
		expect(await home.run(`context update acme --oauth-client-id ${clientId}`)).toMatchObject({
			code: 2,
			stderr: expect.stringContaining('both its ID and its secret are needed'),
		});
		expect(home.contexts()).toBe(apiKeyContext);
	});

	it('reports that nothing changed, without an error, as in an example on qlik.dev', async () => {
		const home = makeHome(apiKeyContext);
		expect(await home.run('context update acme')).toEqual({code: 0, stdout: '', stderr: 'Nothing changed\n'});
		expect(home.contexts()).toBe(apiKeyContext);
	});
});
