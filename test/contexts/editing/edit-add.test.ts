import {describe, expect, it} from 'vitest';
import {add, apiKey, edited, oauth, refusal} from '../support/edited.ts';
import {goldenSample} from '../support/golden-sample.ts';

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

	it('is inserted in order when the file is sorted', () => {
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

	it('is inserted after the last one, before the comments that follow, when it is not', () => {
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

	it('refuses a taken name in the words of qlik', () => {
		expect(refusal(goldenSample, add('bot'))).toMatchObject({what: "Context 'bot' already exists", exitCode: 1});
		expect(refusal(goldenSample, add('yes'))).toMatchObject({what: "Context 'yes' already exists"});
	});

	it.each([
		['', 'it is empty'],
		['  ', 'it is empty'],
		[' a', 'a space'],
		['\ud800', 'not valid Unicode'],
		['<<', 'qlik loses it'],
		['x'.repeat(1001), 'longer than YAML allows'],
	])('refuses the name %j', (name, why) => {
		expect(refusal('', add(name))).toMatchObject({what: expect.stringContaining(why), exitCode: 2});
	});
});
