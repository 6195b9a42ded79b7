import {describe, expect, it} from 'vitest';
import {makeHome} from './command-line.ts';

/** What qlik-cli's predecessor does and qctx once did not: docs/qlik-cli.md. */

const before = `current-context: a
contexts:
    a:
        headers:
            Authorization: Bearer made-up
        insecure: true
        server: https://a.eu.qlikcloud.com
        server-type: cloud
    bare:
        headers: {}
        server: bare.eu.qlikcloud.com
`;
const stored = (name: string, lines: string) => `${before}    ${name}:\n${lines}`;

describe('a short option', () => {
	it.each([
		['-s=https://t.eu.qlikcloud.com'],
		['-shttps://t.eu.qlikcloud.com'],
		['-s https://t.eu.qlikcloud.com'],
		['-vs=https://t.eu.qlikcloud.com'],
		['--server=https://t.eu.qlikcloud.com'],
	])('accepts its value as %s', async option => {
		const home = makeHome(before);
		expect((await home.run(`context create t ${option}`)).code).toBe(0);
		expect(home.contexts()).toBe(stored('t', '        headers: {}\n        server: https://t.eu.qlikcloud.com\n'));
	});

	it('is left alone when it is the value of another option, or comes after --', async () => {
		const home = makeHome(before);
		expect((await home.run('context create t --comment -s=x --server https://t.example')).code).toBe(0);
		expect(home.contexts()).toContain('comment: "-s=x"');
		expect((await home.run('use -- -s=x')).stderr).toContain("context with name '-s=x' does not exist");
	});
});

describe('a switch', () => {
	it.each(['true', 'TRUE', '1', 't'])('is on with =%s', async word => {
		const home = makeHome(before);
		expect(JSON.parse((await home.run(`ls --json=${word}`)).stdout)).toHaveLength(2);
		expect((await home.run(`context update bare --insecure=${word}`)).code).toBe(0);
		expect(home.contexts()).toContain('    bare:\n        headers: {}\n        insecure: true\n');
	});

	it.each(['false', 'False', '0', 'f'])('is off with =%s, which takes a stored one out', async word => {
		const home = makeHome(before);
		expect((await home.run(`ls --json=${word} -v=${word} --help=${word}`)).stdout).toMatch(/^Name /);
		expect((await home.run(`context update a --insecure=${word}`)).code).toBe(0);
		expect(home.contexts()).toBe(before.replace('        insecure: true\n', ''));
		const created = await home.run(
			`context create t --server https://t.example --api-key-stdin=${word} --insecure=${word}`,
		);
		expect(created.code).toBe(0);
	});

	it('lists the values it accepts', async () => {
		expect(await makeHome(before).run('ls --json=maybe')).toMatchObject({
			code: 2,
			stderr: expect.stringMatching(/^Error: The option --json takes true or false\./),
		});
	});
});

describe('a server of Qlik Cloud without a scheme', () => {
	it.each([
		['context create t --server t.eu.qlikcloud.com --api-key-stdin', 'https://t.eu.qlikcloud.com'],
		['context create t --server t.eu.qlikcloud.com --server-type cloud', 'https://t.eu.qlikcloud.com'],
		['context create t --server localhost:9076 --api-key-stdin', 'http://localhost:9076'],
		['context create t --server 127.0.0.1:9076 --server-type Cloud', 'http://127.0.0.1:9076'],
		['context update a --server t.eu.qlikcloud.com', 'https://t.eu.qlikcloud.com'],
		['context update bare --api-key-stdin', 'https://bare.eu.qlikcloud.com'],
		['context update bare --server-type cloud', 'https://bare.eu.qlikcloud.com'],
	])('is stored with https://, and qctx reports it: %s', async (line, server) => {
		const home = makeHome(before);
		const {code, stderr} = await home.run(line, {stdin: 'eyJh.bWFkZQ.dXA'});
		expect({code, stderr}).toEqual({code: 0, stderr: expect.stringContaining(`Stored as ${server}\n`)});
		expect(home.contexts()).toContain(`server: ${server}\n`);
	});

	it.each(['context create t -s localhost:9076', 'context create t -s q.example/jwt --server-type windows'])(
		'of another kind is stored as given: %s',
		async line => {
			const home = makeHome(before);
			expect((await home.run(line)).stderr).toBe('added t\n');
			expect(home.contexts()).not.toContain('http://localhost');
		},
	);
});

describe('an error', () => {
	it.each([
		'context use nope',
		'nope',
		'rm nope',
		'rename nope x',
		'context get nope',
		'context update nope',
		'context create a',
		'ls --jsn',
		'check nope',
		'user me --context nope',
		'help nope',
		'completion nope',
		'context nope',
	])('begins with the word that scripts look for: %s', async line => {
		const {code, stderr} = await makeHome(before).run(line);
		expect(code).toBeGreaterThan(0);
		expect(stderr).toMatch(/^Error: /);
		const json = await makeHome(before).run(`${line} --json`);
		expect(json.stderr).toMatch(/^\{/);
	});

	it('about an unknown name is the same for use, rm, rename and check', async () => {
		for (const line of ['use nope', 'rm nope', 'rename nope x', 'check nope', 'rm a nope bare']) {
			const home = makeHome(before);
			expect((await home.run(line)).stderr).toMatch(/^Error: context with name 'nope' does not exist\n/);
			expect(home.contexts()).toBe(before);
		}
	});
});

describe('a key from a pipe', () => {
	it.each(['\n', '\r\n'])('may end with a line end, %j, without a word', async end => {
		const line = 'context create t --server https://t.eu.qlikcloud.com --api-key-stdin';
		expect((await makeHome(before).run(line, {stdin: `eyJh.bWFkZQ.dXA${end}`})).stderr).toBe('added t\n');
		expect((await makeHome(before).run(line, {stdin: `eyJh.bWFkZQ.dXA\n${end}`})).stderr).toContain('1 line break');
	});
});

describe('a context that another program changed', () => {
	it.each([
		['headers: {X-Gateway: v}', /headers, but Authorization is not one of them/],
		['headers: {Authorization: ""}', /The API key is empty/],
		['headers: {Authorization: "Bearer "}', /The API key is empty/],
		['headers: {}', /no credentials/],
	])('is reported with what it lacks: %s', async (headers, words) => {
		const home = makeHome(`contexts:\n    a:\n        ${headers}\n        server: https://a.eu.qlikcloud.com\n`);
		expect((await home.run('check')).stdout).toMatch(words);
	});
});

describe('JSON of a context', () => {
	it('includes the expiry of an API key if the key or the last check states it', async () => {
		const exp = 4_102_444_800;
		const key = ['{"alg":"ES384"}', JSON.stringify({exp})]
			.map(part => Buffer.from(part).toString('base64url'))
			.join('.');
		const home = makeHome(
			`contexts:\n    a:\n        headers: {Authorization: Bearer ${key}.c2ln}\n        server: https://a.example\n    b: {}\n`,
		);
		const listed = JSON.parse((await home.run('ls --json')).stdout);
		expect(listed).toMatchObject([
			{name: 'a', expiresAt: '2100-01-01T00:00:00.000Z'},
			{name: 'b', expiresAt: null},
		]);
		expect(JSON.parse((await home.run('get a --json')).stdout)).toMatchObject({
			keys: ['headers', 'server'],
			...listed[0],
		});
	});
});
