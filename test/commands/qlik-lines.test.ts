import {describe, expect, it} from 'vitest';
import {type Home, makeHome, type Outcome} from './command-line.ts';

/**
 * Every command line in docs/qlik-cli.md and on the qlik.dev pages (context/context-create, -update, …), with
 * `qctx` instead of `qlik`: what it does to the file, and what it prints.
 */
interface Line {
	/** Words after `qctx`; one string is split at blanks. */
	readonly line: string | readonly string[];
	readonly stdin?: string;
	/** What stdout is; nothing if left out. */
	readonly stdout?: string | RegExp;
	readonly stderr?: string | RegExp;
	readonly code?: number;
	/** What the file is afterwards; unchanged if left out. */
	readonly file?: string;
}

const key = 'eyJhbGciOiJFUzM4NCJ9.bWFkZS11cA.bWFkZS11cA';
const clientId = '82e0c353eca9a5d849c74d7e98f13f7e';
const clientSecret = '00000000000000000000000000000000000000000000000000000000000000aa';
const inHistory = /shell history/;

const acme = `    acme:
        headers:
            Authorization: Bearer ${key}
        server: https://acme.eu.qlikcloud.com
        server-type: cloud
`;
const bot = `    bot:
        comment: machine to machine
        headers: {}
        oauth-client-id: ${clientId}
        oauth-client-secret: ${clientSecret}
        server: https://acme.eu.qlikcloud.com
        server-type: cloud
`;
const qseow = `    qseow:
        headers:
            cookie: X-Qlik-Session=00000000-0000-0000-0000-000000000000
        insecure: true
        server: https://q.example.com/jwt
        server-type: windows
`;
const all = acme + bot + qseow;
const file = (current: string, contexts: string) => `current-context: ${current}\ncontexts:\n${contexts}`;
const before = file('acme', all);

/** With three contexts, `acme` current. */
const lines: readonly Line[] = [
	// context ls
	{
		line: 'context ls',
		stdout: `Name   Server                         Current  Comment
acme   https://acme.eu.qlikcloud.com  *
bot    https://acme.eu.qlikcloud.com           machine to machine
qseow  https://q.example.com/jwt
`,
	},
	// context get
	{
		line: 'context get',
		stdout: `name: acme
headers:
    Authorization: **omitted**
server: https://acme.eu.qlikcloud.com
server-type: cloud
`,
	},
	{
		line: 'context get bot',
		stdout: `name: bot
comment: machine to machine
headers: {}
oauth-client-id: ${clientId}
oauth-client-secret: **omitted**
server: https://acme.eu.qlikcloud.com
server-type: cloud
`,
	},
	{line: 'context get --context bot', stdout: /^name: bot\n/},
	{line: 'context get nope', stderr: /^Error: No context with name: 'nope'\n/, code: 1},
	// context use
	{line: 'context use bot', stdout: 'Context: bot\n', file: file('bot', all)},
	{line: 'context use acme', stdout: 'Context: acme\n'},
	{line: 'context use nope', stderr: /^Error: context with name 'nope' does not exist\n/, code: 1},
	// context clear
	{line: 'context clear', stdout: 'Context: <NONE>\n', file: file('""', all)},
	// context rename
	{
		line: 'context rename acme acme-prod',
		stderr: /acme-prod/,
		file: file('acme-prod', acme.replace('acme:', 'acme-prod:') + bot + qseow),
	},
	{line: 'context rename acme bot', stderr: /^Error: Context 'bot' already exists\n/, code: 1},
	{line: 'context rename acme acme', stderr: /already exists/, code: 1},
	{line: 'context rename nope x', stderr: /^Error: context with name 'nope' does not exist\n/, code: 1},
	// context rm
	{line: 'context rm bot', stderr: /bot/, file: file('acme', acme + qseow)},
	{line: 'context rm acme', stdout: 'Context: <NONE>\n', stderr: /acme/, file: file('""', bot + qseow)},
	{line: 'context rm bot acme', stdout: 'Context: <NONE>\n', stderr: /acme/, file: file('""', qseow)},
	{line: 'context rm bot bot', stderr: /bot/, file: file('acme', acme + qseow)},
	{line: 'context rm bot nope', stderr: /^Error: context with name 'nope' does not exist\n/, code: 1},
	{line: 'context rm', stderr: /missing required argument 'name'/i, code: 2},
	// context create: stores the flags, does not make it current
	{
		line: `context create zeta --server https://zeta.us.qlikcloud.com --api-key ${key}`,
		stderr: inHistory,
		file: file(
			'acme',
			`${all}    zeta:
        headers:
            Authorization: Bearer ${key}
        server: https://zeta.us.qlikcloud.com
        server-type: cloud
`,
		),
	},
	{
		line: [
			...'context create zeta --oauth-client-id'.split(' '),
			clientId,
			'--oauth-client-secret',
			clientSecret,
			'--server',
			'https://zeta.us.qlikcloud.com',
			'--comment',
			'my: comment',
			'--server-type',
			'cloud',
		],
		stderr: inHistory,
		file: file(
			'acme',
			`${all}    zeta:
        comment: "my: comment"
        headers: {}
        oauth-client-id: ${clientId}
        oauth-client-secret: ${clientSecret}
        server: https://zeta.us.qlikcloud.com
        server-type: cloud
`,
		),
	},
	{
		line: 'context create zeta -s localhost:9076 --comment local',
		stderr: /zeta/,
		file: file(
			'acme',
			`${all}    zeta:\n        comment: local\n        headers: {}\n        server: localhost:9076\n`,
		),
	},
	{
		line: `context create zeta --server https://qseow.domain.com/jwt --api-key=${key} --server-type Windows --insecure`,
		stderr: inHistory,
		file: file(
			'acme',
			`${all}    zeta:
        headers:
            Authorization: Bearer ${key}
        insecure: true
        server: https://qseow.domain.com/jwt
        server-type: Windows
`,
		),
	},
	{
		line: 'context create zeta --server https://z.example --headers x-my-h=v --headers a=1,b=2',
		stderr: /zeta/,
		file: file(
			'acme',
			`${all}    zeta:
        headers:
            A: "1"
            B: "2"
            X-My-H: v
        server: https://z.example
`,
		),
	},
	{
		line: ['context', 'create', 'zeta', '--server', 'https://z.example', '--headers', `Authorization=Bearer ${key}`],
		stderr: /zeta/,
		file: file(
			'acme',
			`${all}    zeta:
        headers:
            Authorization: Bearer ${key}
        server: https://z.example
        server-type: cloud
`,
		),
	},
	{line: 'context create acme --server https://x.example', stderr: /^Error: Context 'acme' already exists\n/, code: 1},
	{line: 'context create', stderr: /missing required argument/i, code: 2},
	// context update: merges the given fields only
	{
		line: 'context update acme --comment changed',
		stderr: /acme/,
		file: file('acme', acme.replace('acme:\n', 'acme:\n        comment: changed\n') + bot + qseow),
	},
	{
		line: 'context update qseow --server https://r.example.com/jwt',
		stderr: /qseow/,
		file: file('acme', acme + bot + qseow.replace('q.example.com', 'r.example.com')),
	},
	{
		line: `context update acme --api-key ${key}bbb`,
		stderr: inHistory,
		file: file('acme', acme.replace(key, `${key}bbb`) + bot + qseow),
	},
	{
		line: 'context update bot --oauth-client-secret made-up',
		stderr: inHistory,
		file: file('acme', acme + bot.replace(clientSecret, 'made-up') + qseow),
	},
	{line: 'context update nope --comment x', stderr: /^Error: No context by the name 'nope'\n/, code: 1},
	// context login
	{line: 'context login', stderr: /client-managed.*Windows.*\n.*qctx context init/, code: 2},
	{line: 'context login qseow --user domain\\user --password made-up', stderr: /client-managed/, code: 2},
	// global flags before and after the command, -c refused
	{line: '--json context ls', stdout: /^\[\n {2}\{\n {4}"name": "acme",/},
	{line: 'context --json ls', stdout: /^\[\n/},
	{line: 'context ls --json -v', stdout: /^\[\n/},
	{line: '-c corectl.yml context ls', stderr: /reads no config file/, code: 2},
	{line: 'context ls --config=corectl.yml', stderr: /reads no config file/, code: 2},
	{line: '--version', stdout: '9.8.7\n'},
	{line: 'context ls --help', stdout: /^Usage: qctx context ls/},
	{line: 'context ls -h', stdout: /^Usage: qctx context ls/},
	{line: 'context', stdout: /^Usage: qctx context/},
	// of qlik-cli's predecessor
	{line: 'context set bot', stdout: 'Context: bot\n', file: file('bot', all)},
	{line: 'context unset', stdout: 'Context: <NONE>\n', file: file('""', all)},
];

describe('command lines of qlik-cli', () => {
	it.each(lines.map(line => ({...line, words: typeof line.line === 'string' ? line.line : line.line.join(' ')})))(
		'qctx $words',
		async ({line, stdin, stdout = '', stderr = '', code = 0, file: after = before}) => {
			const home = makeHome(before);
			const outcome = await home.run(line, stdin === undefined ? {} : {stdin});
			expectOutcome(outcome, {stdout, stderr, code});
			expect(home.contexts()).toBe(after);
		},
	);

	it('report that nothing is current, as qlik-cli does', async () => {
		const home = makeHome(file('""', all));
		expect(await home.run('context get')).toEqual({code: 0, stdout: 'No current context\n', stderr: ''});
		expect(await home.run('context clear')).toEqual({code: 0, stdout: '', stderr: ''});
		expect(await home.run('user me')).toMatchObject({
			code: 1,
			stdout: '',
			stderr: expect.stringMatching(/^Error: No current context\n/),
		});
	});

	it('list nothing when there is no file yet', async () => {
		const home = makeHome();
		const {code, stdout} = await home.run('context ls');
		expect({code, stdout}).toEqual({code: 0, stdout: 'Name  Server  Current  Comment\n'});
	});

	it('create the file with the first context', async () => {
		const home = makeHome();
		await createFirst(home);
		expect(home.contexts()).toBe(`current-context: ""\ncontexts:\n${acme}`);
	});
});

async function createFirst(home: Home): Promise<void> {
	const {code} = await home.run('context create acme --server https://acme.eu.qlikcloud.com --api-key-stdin', {
		stdin: `${key}\n`,
	});
	expect(code).toBe(0);
}

function expectOutcome(
	outcome: Outcome,
	expected: {stdout: string | RegExp; stderr: string | RegExp; code: number},
): void {
	for (const stream of ['stdout', 'stderr'] as const) {
		if (typeof expected[stream] === 'string') {
			// Nothing expected on stderr: nothing but the word about what was done.
			expect(outcome[stream]).toBe(expected[stream]);
		} else {
			expect(outcome[stream]).toMatch(expected[stream]);
		}
	}

	expect(outcome.code).toBe(expected.code);
}
