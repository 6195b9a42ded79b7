import {describe, expect, it} from 'vitest';
import type {ContextFields, ContextsEdit} from '../../../source/contexts/edit.ts';
import {Secret} from '../../../source/credentials/secret.ts';
import {apiKey, edited, oauth, refusal} from '../support/edited.ts';

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

	it('touches only its value, in the old quotes', () => {
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

	it('that changes nothing keeps every byte', () => {
		expect(edited(before, change({server: 'https://old', comment: 'folded text', insecure: true}))).toBe(before);
		expect(edited(before, change({}))).toBe(before);
		expect(edited(before, {type: 'use', name: 'b'})).toBe(before);
	});

	it('of the kind of credentials removes the other kind, and keeps other headers', () => {
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

	it('of everything in a context keeps the notation of the file', () => {
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

	it('of a missing or malformed context is refused', () => {
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

	it('fills an empty context', () => {
		expect(edited('contexts:\n  a:\n  b: {}\n', change({server: 'x'}, 'a'))).toBe(
			'contexts:\n  a:\n    server: x\n  b: {}\n',
		);
		expect(edited('contexts:\n  a:\n  b: {} # c\n', change({server: 'x'}, 'b'))).toBe(
			'contexts:\n  a:\n  b: # c\n    server: x\n',
		);
	});
});
