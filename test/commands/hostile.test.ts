import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {makeHome, type Outcome} from './command-line.ts';

/** The sequences of models.md 4.5, each of which a terminal would act on. */
const sequences = [
	'\u001b]52;c;ZXZpbA==\u0007',
	'\u001b]0;owned\u0007',
	'\u001b]8;;https://evil.example\u001b\\',
	'\u001b[2J\u001b[1;1H',
	'\u001b[8m',
	'\u001bP+q544e\u001b\\',
	'\u001bc',
	'\u009b31m',
	'\u009d0;owned\u009c',
	'\r\b\u0007\u0000\u000b\u000e\u000f',
	'\u202egnp.exe\u2066',
	'\n\t',
	'\u001b]0;unterminated',
];
const evil = `e${sequences.join('vil')}`;

/** What a terminal acts on. Colours are the program's own; none are asked for here. */
const acted = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

let origin: string;
let close: () => void;

/** A tenant that says nothing but what a terminal would act on, with another status each time. */
beforeAll(async () => {
	let round = 0;
	const header = 'x\u009b31m\u009d0;owned';
	const server = createServer((request, response) => {
		const envelope = {errors: [{code: evil, title: evil, detail: evil}], traceId: evil, error: evil, message: evil};
		const user = {
			id: evil,
			name: evil,
			subject: evil,
			email: evil,
			status: evil,
			tenantId: evil,
			[evil]: [{[evil]: evil}],
		};
		const statuses = [200, 401, 403, 404, 429, 500, 200, 302];
		const status = statuses[round++ % statuses.length] ?? 200;
		const headers = {
			'x-b3-traceid': header,
			...(status === 302 ? {location: `https://elsewhere.example/${header}`} : {}),
		};
		const html = `<title>${evil}</title>`;
		const token = request.url === '/oauth/token' ? {access_token: 'made-up', scope: evil} : user;
		response.writeHead(status, headers);
		response.end(round % 3 === 0 && status !== 200 ? html : JSON.stringify(status === 200 ? token : envelope));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	close = () => {
		server.closeAllConnections();
		server.close();
	};
});

afterAll(() => close());

/** JSON strings are YAML. */
const quoted = (text: string) =>
	JSON.stringify(text).replaceAll(/[\u007f-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
const contexts = () => `current-context: ${quoted(evil)}
contexts:
    ${quoted(evil)}:
        comment: ${quoted(evil)}
        headers:
            Authorization: Bearer made-up-key
            ${quoted(evil)}: ${quoted(evil)}
        server: ${origin}
        ${quoted(`key ${evil}`)}: ${quoted(evil)}
    oauth:
        comment: ${quoted(evil)}
        oauth-client-id: ${quoted(evil)}
        oauth-client-secret: ${quoted(evil)}
        server: ${origin}
    ${quoted(`${evil} half`)}:
        oauth-client-id: ${quoted(evil)}
        server: ${quoted(`${evil}.example`)}
        server-type: ${quoted(evil)}
    certificate:
        certificates: ${quoted(evil)}
        server: ${quoted(evil)}
    odd:
        headers: ${quoted(evil)}
        server: [1]
`;

function expectClean(line: readonly string[], {stdout, stderr}: Outcome): void {
	// The completion scripts part a word and its help by a tab.
	const shown = line[0] === '__complete' ? stdout.replaceAll(/(?<=^[^\t\n]*)\t/gm, '') : stdout;
	expect(shown + stderr, `of ${JSON.stringify(line)}`).not.toMatch(acted);
}

const names = [evil, 'oauth', `${evil} half`, 'certificate', 'odd', `no${evil}`];
const lines: ReadonlyArray<readonly string[]> = [
	[],
	['ls'],
	['current'],
	['check'],
	['check', '--jsonl'],
	['check', '--only', evil],
	['check', '--timeout', evil],
	['check', '--expires-within', evil],
	['check', '--expires-within', '14d'],
	...Array.from({length: 8}, () => ['user', 'me']),
	...Array.from({length: 8}, () => ['user', 'me', '--context', 'oauth']),
	['user', 'me', '--raw'],
	['user', 'me', '-q'],
	['user', evil],
	['user', 'me', '--server', evil],
	['user', 'me', '--server', `${evil}.example`, '--headers', `a=${evil}`],
	['user', 'me', '--headers', evil],
	...names.flatMap(name => [
		['context', 'get', name],
		['user', 'me', '--context', name],
		['check', name],
		['use', name],
		['context', 'update', name, '--comment', `new ${evil}`, '--server-type', evil],
		['context', 'update', name, '--comment', `new ${evil}`],
		['context', 'create', name, '--server', evil, '--oauth-client-id', evil],
		[name],
	]),
	['-'],
	['rename', 'oauth', `${evil}new`],
	['rename', 'nope', evil],
	['context', 'undo'],
	['context', 'undo', '--yes'],
	['rm', evil, `no${evil}`],
	['rm', evil],
	['context', 'undo', '--yes'],
	['context', 'clear'],
	['help', evil],
	['help', 'files'],
	['context', evil],
	['completion', evil],
	['__complete', 'bash', 'qctx use '],
	['__complete', 'fish', 'use', '='],
	[`--${evil}`],
	['ls', `--${evil}`],
	['ls', evil],
	['init', evil, '--server', evil, '--api-key-env', evil],
	['init', '--server', evil],
];

describe('text from outside', () => {
	it.each(['', '--json', '--verbose'])('is clean in the output of every command: %s', async flag => {
		const home = makeHome(contexts());
		for (const line of lines) {
			const argv = flag === '' ? line : [...line, flag];
			expectClean(argv, await home.run(argv, {environment: {NO_COLOR: '1'}}));
		}
	});

	it.each([
		['a name', `${evil}\n`],
		['a letter', `ORIGIN\n${evil}\n`],
		['a client ID', `ORIGIN\nO\n${evil}\n${evil}\n`],
		['a refusal', 'ORIGIN\nA\nmade-up-key\n'],
	])('is cleaned in the dialogue through a pipe: %s', async (_, stdin) => {
		for (let round = 0; round < 8; round++) {
			const home = makeHome();
			const line = ['init', evil];
			expectClean(line, await home.run(line, {stdin: stdin.replace('ORIGIN', origin)}));
		}
	});

	it('is cleaned in messages about the contexts file', async () => {
		for (const file of [
			`current-context: [${quoted(evil)}`,
			`contexts:\n    a: &${evil}\n    ${quoted(evil)}: {}\n    ${quoted(evil)}: {}\n`,
			evil,
		]) {
			const home = makeHome(file);
			for (const line of [['ls'], ['ls', '--json'], ['check', '-v'], [], ['use', 'a']]) {
				expectClean(line, await home.run(line));
			}
		}

		for (const place of [`/nowhere/${evil.replaceAll('\u0000', '')}`, evil]) {
			const home = makeHome();
			for (const line of [
				['ls'],
				['help', 'files'],
				['check', '--json'],
				['create', 'x', '-v'],
				['context', 'create', 'x', '-v'],
			]) {
				expectClean(line, await home.run(line, {environment: {QLIK_CLI_USER_HOME_DIR: place, HTTPS_PROXY: evil}}));
			}
		}
	});
});
