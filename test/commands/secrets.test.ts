import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {afterAll, beforeAll, describe, expect, it, onTestFinished} from 'vitest';
import {type PracticeTenant, startPracticeTenant} from '../../source/demo/practice-tenant.ts';
import {type Home, makeHome, type Outcome, typing} from './command-line.ts';
import {filesBelow, placesOf} from './secret-places.ts';

/** Made up; of every shape that a secret can have, also those that JSON, URLs and forms write in another way. */
const secrets = {
	hex: 'feedface0badf00d'.repeat(4),
	odd: 'Tr0ub4dor&3/x+y=="quoted"\\%41',
	short: 'sh0rt-secret',
	jwt: `eyJ${'h'.repeat(20)}.eyJ${'p'.repeat(20)}.${'s'.repeat(40)}`,
	plainKey: 'plain-key-0123456789',
	cookie: 'made-up-session-0123',
	gateway: 'g4t3-made-up-0123',
	proxy: 'made-up-proxy-password',
	rejected: 'c0ffee00deadbeef'.repeat(4),
	typed: 'typed-secret-0123456789',
};

let tenant: PracticeTenant;
let echo: {readonly url: string; close(): void};
/** Access tokens are secrets, too. */
const granted = () =>
	tenant.requests.map(({headers}) => headers.authorization?.replace('Bearer ', '')).filter(Boolean) as string[];

beforeAll(async () => {
	tenant = await startPracticeTenant();
	echo = await startEcho();
});

afterAll(async () => {
	echo.close();
	await tenant.close();
});

/** Repeats all that it is sent, in every form and every place of an answer, in turn. */
async function startEcho() {
	let seed = 1;
	const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
		const body = await text(request);
		const bearer = request.headers.authorization?.replace('Bearer ', '') ?? '';
		const sent = (body === '' ? {bearer} : JSON.parse(body)) as Record<string, string>;
		const values = [...Object.values(sent), String(request.headers['x-gateway-key'])];
		const said = [
			body,
			JSON.stringify(request.headers),
			new URLSearchParams(sent).toString(),
			...values.flatMap(value => [value, encodeURIComponent(value), Buffer.from(value).toString('base64')]),
		].join(' | ');
		const trace = {'x-b3-traceid': values.join(' ').replaceAll(/[^\x20-\x7e]/g, '?'), 'retry-after': '60'};
		const answers = [
			() =>
				response
					.writeHead(401, trace)
					.end(JSON.stringify({errors: [{code: values.join(), title: said, detail: said}]})),
			() => response.writeHead(403, trace).end(JSON.stringify({error: values.join(), error_description: said})),
			() => response.writeHead(401, {'content-type': 'text/html'}).end(`<title>${said.replaceAll('<', '')}</title>`),
			() => response.writeHead(429, trace).end(JSON.stringify({message: said})),
			() => response.writeHead(500, trace).end(said),
			() =>
				response.writeHead(302, {location: `https://elsewhere.example/${encodeURIComponent(values.join())}?x=1`}).end(),
			() => response.end(JSON.stringify({id: 'x', name: said, access_token: `${bearer}granted`, more: {values, said}})),
			() => response.end(`<html><title>${values.join(' ')}</title>`),
		];
		// Scattered, but the same each time: in turn, a request could meet the same answer for ever.
		seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
		answers[(seed >>> 16) % answers.length]?.();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}

const quoted = (value: string) => JSON.stringify(value);

/** Contexts with every kind of credentials, at a tenant that lets in or repeats what it is sent. */
function contextsFile(): string {
	const pair = (id: string, secret: string, server: string) =>
		`        headers:\n            X-Gateway-Key: ${secrets.gateway}\n        oauth-client-id: ${quoted(id)}\n        oauth-client-secret: ${quoted(secret)}\n        server: ${server}\n`;
	const key = (token: string, server: string) =>
		`        headers:\n            Authorization: Bearer ${token}\n            X-Gateway-Key: ${secrets.gateway}\n        server: ${server}\n`;
	return `current-context: good
contexts:
    good:
${pair(tenant.add('oauth', {clientSecret: secrets.hex}).clientId, secrets.hex, tenant.url)}    rejected:
${pair(tenant.add('oauth').clientId, secrets.rejected, tenant.url)}    said-back:
${pair(tenant.add('oauth', {fault: 'echo', clientSecret: secrets.hex}).clientId, secrets.hex, tenant.url)}    echo-odd:
${pair('a', secrets.odd, echo.url)}    echo-short:
${pair('a', secrets.short, echo.url)}    echo-jwt:
${key(secrets.jwt, echo.url)}    echo-plain:
${key(secrets.plainKey, echo.url)}    nowhere:
${key(secrets.plainKey, 'http://127.0.0.1:1')}    half:
        oauth-client-secret: ${secrets.short}
        server: ${tenant.url}
    session:
        headers:
            cookie: X-Qlik-Session=${secrets.cookie}
        server: https://q.example.com
        server-type: windows
    unknown:
        api-key: ${secrets.plainKey}
        refresh-token: ${secrets.cookie}
        server: ${tenant.url}
`;
}

function expectNoSecret(where: string, shown: string): void {
	for (const [name, secret] of [...Object.entries(secrets), ...granted().map(token => ['token', token] as const)]) {
		expect(placesOf(secret, shown), `${name} in ${where}`).toEqual([]);
	}
}

/** All output, and every written file except those meant to hold secrets. */
function expectKept(home: Home, line: string, {stdout, stderr}: Outcome): void {
	expectNoSecret(`the output of ${line}`, stdout + stderr);
	for (const {path, content} of filesBelow(home.folder)) {
		if (path !== '.qlik/contexts.yml' && !path.startsWith('own/data/backups/')) {
			expectNoSecret(`${path} after ${line}`, content);
		}
	}
}

const names = [
	'good',
	'rejected',
	'said-back',
	'echo-odd',
	'echo-short',
	'echo-jwt',
	'echo-plain',
	'nowhere',
	'half',
	'session',
	'unknown',
];

describe('a secret', () => {
	it.each(['', ' --verbose', ' --json', ' --json -v'])('is not in what any command says or writes:%s', async flags => {
		const home = makeHome(contextsFile());
		const lines = [
			'ls',
			'current',
			...names.map(name => `context get ${name}`),
			'check',
			'check --jsonl',
			...names.map(name => `user me --context ${name}`),
			'user me --raw --context echo-jwt',
			'context use rejected',
			'context update good --comment changed',
			'context rename half halves',
			'context rm halves',
			'context undo --yes',
			'context create good --server x',
			'context login',
			'context protect',
			'context purge-backups',
			'chek',
			'',
		];
		for (const line of lines) {
			const outcome = await home.run(`${line}${flags}`);
			expectKept(home, line + flags, outcome);
		}
	});

	it('is not printed when a tenant repeats it, wherever and in whatever form', async () => {
		const home = makeHome(contextsFile());
		const seen = new Set<number>();
		for (let round = 0; round < 9; round++) {
			for (const name of ['echo-odd', 'echo-short', 'echo-jwt', 'echo-plain', 'said-back']) {
				const outcome = await home.run(`user me --verbose --context ${name}`);
				seen.add(outcome.code);
				expectKept(home, name, outcome);
				if (round % 2 === 0) {
					expectKept(home, name, await home.run(`check ${name} --json --verbose`));
				}
			}
		}

		// Among them answers that are taken for a user.
		expect(seen).toEqual(new Set([0, 1, 3]));
	});

	it.each([
		['context create new --server https://a.example --api-key-stdin', secrets.typed],
		['context create new --server https://a.example --api-key-stdin', `in ${secrets.typed} ner`],
		['context create new --server https://a.example --oauth-client-id a --oauth-client-secret-stdin', secrets.typed],
		['context update good --api-key-env KEY', ''],
		['context update good --oauth-client-secret-stdin', secrets.typed],
		['context init new --server SERVER --api-key-stdin', secrets.typed],
		['context init new', `SERVER\nA\n${secrets.typed}\n`],
		['context init new', `SERVER\nO\na\n${secrets.typed}\n`],
		['context init new', `SERVER\nO\na\nin ${secrets.typed} ner\n`],
		['context init new', `SERVER\nO\n{"clientId":"a","clientSecret":"${secrets.typed}"}\n`],
	])('given to %s is not printed', async (line, stdin) => {
		for (const server of [echo.url, tenant.url, 'http://127.0.0.1:1']) {
			for (const flags of ['', ' --verbose', ' --json']) {
				const home = makeHome(contextsFile());
				const asked = line.replace('SERVER', server) + flags;
				const options = {environment: {KEY: secrets.typed}, stdin: stdin.replace('SERVER', server)};
				expectKept(home, asked, await home.run(asked, options));
			}
		}
	});

	it('is not printed when a person types it', async () => {
		const home = makeHome(contextsFile());
		const line = 'context create new --server https://a.example --api-key-stdin';
		const outcome = await home.run(line, {terminal: true, stdin: typing(`${secrets.typed}\r`)});
		expect(outcome.code).toBe(0);
		expectKept(home, line, outcome);
		expect(home.contexts()).toContain(secrets.typed);
	});

	it('of a proxy is not printed', async () => {
		const refused = createServer();
		refused.on('connect', (_request, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
		refused.listen(0, '127.0.0.1');
		await once(refused, 'listening');
		onTestFinished(() => void refused.close());
		const {port} = refused.address() as AddressInfo;
		const home = makeHome(contextsFile().replaceAll(tenant.url, 'https://acme.eu.qlikcloud.com'));
		for (const proxy of [
			`http://user:${secrets.proxy}@127.0.0.1:${port}`,
			`socks5://user:${secrets.proxy}@127.0.0.1:1`,
			`user:${secrets.proxy}@127.0.0.1:1`,
			`http://user:${secrets.proxy}@[x`,
		]) {
			const outcome = await home.run('check good rejected -v', {environment: {HTTPS_PROXY: proxy}});
			expect(outcome.code).toBe(3);
			expectKept(home, proxy, outcome);
		}
	});

	it('is not in the message about a bug in qctx', async () => {
		const home = makeHome(contextsFile());
		const line = 'context create new --server https://a.example --api-key-stdin';
		for (const flags of ['', ' --verbose']) {
			const stdin = new Readable({
				read() {
					this.destroy(
						new Error(`sent Authorization: Bearer ${secrets.plainKey} and got ${secrets.jwt}, ${secrets.hex}`),
					);
				},
			});
			const outcome = await home.run(line + flags, {stdin});
			expect(outcome.stderr).toContain('Something went wrong inside qctx: sent Authorization: •••');
			expect(outcome.code).toBe(3);
			expectKept(home, line + flags, outcome);
		}
	});

	it('on the command line causes a warning that does not repeat it', async () => {
		const home = makeHome(contextsFile());
		for (const option of [
			'--api-key',
			'--oauth-client-secret',
			'--password',
			'--api-keys',
			'--api-key-stdin',
			'--api-key-env',
			'--oauth-client-secret-env',
		]) {
			const line = `context create x --server https://a.example ${option} ${secrets.typed} ${secrets.odd}`;
			expectKept(home, line, await home.run(line.split(' ')));
			const joined = `context create x --server https://a.example ${option}=${secrets.typed} -v`;
			expectKept(home, joined, await home.run(joined.split(' ')));
			const alone = `${option}=${secrets.typed}`;
			expectKept(home, alone, await home.run([alone]));
		}
	});
});
